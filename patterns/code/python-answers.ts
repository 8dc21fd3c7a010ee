/** What programs in Python answer and log that is nobody else's business: texts and traces of exceptions, settings, the environment; credentials in lists and in what others answer. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  langs: ['py'],
  why: 'The text of an exception names tables, paths and hosts that are nobody else\'s business.',
  fix: 'Log the exception with logger.exception, and send a fixed message and an id.',
} satisfies Partial<Rule>;

/** By framework how an answer is given: the pattern, and a line that gives one. */
const ANSWERS: readonly (readonly [find: string, line: string])[] = [
  ['Response($reply, $...)', 'return Response({"error": str(e)}, status=500)'],
  ['Response($..., content=$reply)', 'return Response(status_code=500, content=f"failed: {e}")'],
  ['JSONResponse($reply, $...)', 'return JSONResponse({"detail": repr(e)}, status_code=500)'],
  ['JSONResponse(content=$reply, $...)', 'return JSONResponse(status_code=500, content={"detail": f"failed: {e}"})'],
  ['web.json_response($reply, $...)', 'return web.json_response({"error": str(e)}, status=500)'],
  ['web.Response(text=$reply, $...)', 'return web.Response(text=str(e), status=500)'],
  ['jsonify($reply, $...)', 'return jsonify({"error": f"failed: {e}"}), 500'],
  ['$?.HTTPException($..., detail=$reply)', 'raise HTTPException(status_code=500, headers=H, detail=f"failed: {e}")'],
  ['$?.HTTPException($status, $reply)', 'raise HTTPException(500, str(e))'],
  ['abort(500, $reply)', 'abort(500, str(e))'],
  ['return json($reply, $...)', 'return json({"error": str(e)}, status=500)'],
  ['return text($reply, $...)', 'return text(f"failed: {e}", status=500)'],
  ['resp.media = $reply', 'resp.media = {"error": str(e)}'],
  ['resp.text = $reply', 'resp.text = str(e)'],
  ['self.write($reply)', 'self.write({"error": str(e)})'],
  ['self.finish($reply)', 'self.finish("".join(traceback.format_exception(e)))'],
  ['self.wfile.write($reply)', 'self.wfile.write(traceback.format_exc().encode())'],
  ['self.send_error($status, $reply)', 'self.send_error(500, str(e))'],
  ['$context.set_details($reply)', 'context.set_details(str(e))'],
  ['context.abort(grpc.StatusCode.$code, $reply)', 'await context.abort(grpc.StatusCode.INTERNAL, f"failed: {e!r}")'],
  ['$socket.send_json($reply)', 'await websocket.send_json({"error": str(e)})'],
  ['$socket.send_text($reply)', 'await websocket.send_text(f"failed: {e}")'],
];

const handled = (line: string): string => `def f():\n    try:\n        go()\n    except Exception as e:\n        ${line}`;

export const anyExceptionAnswered: Rule = {
  ...danger,
  id: 'any-exception-answered',
  title: 'Text of any exception sent to the client',
  near: ['response(', 'jsonresponse(', 'json_response(', 'jsonify(', 'httpexception(', 'abort(500', 'return json(', 'return text(', 'resp.media', 'resp.text', 'self.write(', 'self.finish(', 'self.wfile.write(', 'self.send_error(', '.set_details(', 'context.abort(', '.send_json(', '.send_text('],
  find: ANSWERS.map(([find]) => find),
  where: { reply: 'caught' },
  hole: 'none',
  bad: {
    py: [...ANSWERS.map(([, line]) => handled(line)), 'def f():\n    try:\n        go()\n    except psycopg2.Error as e:\n        return jsonify({"error": e.pgerror}), 500'],
  },
  good: {
    py: [
      'def f():\n    try:\n        go()\n    except ValidationError as e:\n        return Response({"error": str(e)}, status=400)', 'def f():\n    try:\n        go()\n    except ValidationError as e:\n        raise HTTPException(400, str(e))\n    except Exception as e:\n        log.error("failed: %s", str(e))\n        raise HTTPException(500, "failed")',
      'def f():\n    try:\n        go()\n    except Exception as e:\n        log.exception("failed: %s", str(e))\n        return Response({"error": "failed"}, status=500)', 'def f():\n    try:\n        go()\n    except Exception as e:\n        return JSONResponse({"error": str(e) if settings.DEBUG else "failed"}, status_code=500)',
    ],
  },
};

export const exceptionInPage: Rule = {
  ...danger,
  id: 'exception-in-page',
  title: 'Text of any exception shown in a page',
  near: ['render_template(', 'render('],
  find: ['render_template($page, $...)', 'render($request, $page, $...)'],
  where: { rest: 'caught' },
  hole: 'none',
  bad: { py: ['return render_template("error.html", message=str(e)), 500', 'return render(request, "error.html", {"error": traceback.format_exc()}, status=500)'].map(handled) },
  good: { py: ['return render_template("error.html"), 500', 'return render(request, "error.html", status=500)'].map(handled) },
};

/** `return {"error": str(e)}` of a route. */
export const exceptionReturned: Rule = {
  ...danger,
  id: 'exception-returned-by-route',
  title: 'Text of any exception sent to the client',
  near: ['return {"', "return {'", 'return f"', "return f'", 'return str(', 'return traceback.format_exc'],
  find: ['return $reply'],
  where: { reply: { all: ['caught', 'routed', { not: { trait: 'beside', of: ['@tool', '.tool('] } }] } },
  hole: 'none',
  bad: { py: ['return {"ok": False, "error": str(e)}', "return {'error': repr(e)}", 'return f"<p>{e}</p>"', "return f'<p>{e}</p>'", 'return str(e)', 'return traceback.format_exc()'].map((line) => `@router.get("/x")\nasync def x():\n    try:\n        return await go()\n    except Exception as e:\n        ${line}`) },
  good: { py: ['def x():\n    try:\n        go()\n    except Exception as e:\n        return {"error": str(e)}', '@router.get("/x")\nasync def x():\n    try:\n        go()\n    except NotFound as e:\n        return {"error": str(e)}', '@mcp.tool()\nasync def x():\n    try:\n        go()\n    except Exception as e:\n        return f"failed: {e}"'] },
};

const SETTINGS = ['os.environ', 'os.environ.copy()', 'settings.dict()', 'settings.model_dump()', 'vars(settings)', 'app.config', 'settings.__dict__', 'config.__dict__'];

/** A page for debugging that anyone may open. */
export const settingsAnswered: Rule = {
  ...danger,
  cwe: [200, 526],
  id: 'settings-answered',
  title: 'All settings or the whole environment sent to the client',
  why: 'Among them are the passwords and keys of everything that the program talks to.',
  fix: 'Send the one value that the client needs.',
  near: ['return {"', 'return dict(', 'return os.environ', 'return settings.', 'return vars(', 'return config.'],
  find: ['return $reply'],
  where: { reply: { all: ['routed', { trait: 'gives', of: SETTINGS }] } },
  hole: 'none',
  bad: { py: [...[...SETTINGS.map((all) => `{"all": ${all}}`), 'os.environ.copy()', 'settings.dict()', 'vars(settings)', 'config.__dict__'].map((all) => `@app.get("/debug")\ndef debug():\n    return ${all}`), '@app.get("/debug")\ndef debug():\n    return dict(os.environ)'] },
  good: { py: ['def load():\n    return dict(os.environ)', '@app.get("/health")\ndef health():\n    return {"env": os.environ["ENV"], "debug": settings.debug, "config": config.name, "name": app.config["NAME"]}'] },
};

const logged = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  langs: ['py'],
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Log the fields you need by their names: an id, a state.',
} satisfies Partial<Rule>;

const LOGS = ['$?.logger.$level($...)', '$?.log.$level($...)', 'logging.$level($...)', 'print($...)'];

export const pythonSecretList: Rule = {
  ...logged,
  id: 'python-secret-list-logged',
  title: 'List that holds a credential written to the log',
  near: ['log.', 'logger.', 'logging.', 'print('],
  find: LOGS,
  where: { rest: 'carries' },
  hole: 'none',
  bad: { py: ['logger.info("paying with %s", payload)', 'log.debug(f"paying with {json.dumps(payload)}")', 'logging.info("paying with %s", payload)', 'print(payload)'].map((line) => `def pay(card):\n    payload = {"amount": 3, "number": card["number"], "cvc": card["cvc"]}\n    ${line}`) },
  good: { py: ['def pay(card):\n    payload = {"amount": 3, "source": card["id"]}\n    logger.info("paying with %s", payload)\n    log.info(payload)\n    logging.info(payload)\n    print(payload)', 'def pay(card):\n    payload = {"amount": 3, "cvc": card["cvc"]}\n    logger.info("paying %s", payload["amount"])'] },
};

export const tokenAnswerLogged: Rule = {
  ...logged,
  id: 'token-answer-logged',
  title: 'Answer that brings a token written to the log',
  near: ['log.', 'logger.', 'logging.', 'print('],
  find: LOGS,
  where: { rest: { all: [{ trait: 'gives', of: ['r.json()', 'r.text', 'res.json()', 'res.text', 'resp.json()', 'resp.text', 'response.json()', 'response.text', 'token_response', 'token_data', 'tokens'] }, { trait: 'within', of: ['client_secret', 'grant_type', 'refresh_token', 'access_token'] }] } },
  hole: 'none',
  bad: { py: ['logger.info("got %s", r.json())', 'log.debug(f"got {r.text}")', 'logging.info("got %s", r.text)', 'print("got", r.json())'].map((line) => `def token(code):\n    r = requests.post(URL, data={"grant_type": "code", "code": code})\n    ${line}`) },
  good: { py: ['def token(code):\n    r = requests.post(URL, data={"grant_type": "code", "code": code})\n    logger.info("got %s", r.status_code)\n    log.info(r.url)\n    logging.info(code)\n    print(r)', 'def users():\n    r = requests.get(URL)\n    logger.info("got %s", r.json())'] },
};

/** docs.sentry.io/platforms/python/configuration/options (send_default_pii), docs.python.org (http.client debuglevel) */
export const everythingReported: Rule = {
  ...logged,
  id: 'requests-reported-whole',
  title: 'Headers, cookies and bodies of requests written down',
  why: 'Among them are the Authorization header, session cookies and what users typed.',
  fix: 'Leave the setting out, and add the fields you need in before_send.',
  near: ['send_default_pii', '.debuglevel'],
  find: ['send_default_pii = True', '$connection.debuglevel = 1'],
  hole: 'none',
  bad: { py: ['sentry_sdk.init(dsn=DSN, send_default_pii=True)', 'http.client.HTTPConnection.debuglevel = 1'] },
  good: { py: ['sentry_sdk.init(dsn=DSN, send_default_pii=False)', 'http.client.HTTPConnection.debuglevel = 0'] },
};
