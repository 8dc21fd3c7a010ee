/** What programs in Python answer and log that is nobody else's business: texts and traces of exceptions, settings, the environment; credentials in lists and in what others answer. And which fields of an account their views take. */
import type { Rule } from '../../lib/types.ts';
import { CREDENTIALS } from './credential-words.ts';

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
  ['HttpResponse($reply, $...)', 'return HttpResponse(f"failed: {e}", status=500)'],
  ['HttpResponseServerError($reply)', 'return HttpResponseServerError(str(e))'],
  ['JsonResponse($reply, $...)', 'return JsonResponse({"error": f"{e}"}, status=500)'],
  ['PlainTextResponse($reply, $...)', 'return PlainTextResponse(str(e), status_code=500)'],
  ['make_response($reply, $...)', 'return make_response(f"failed: {e}", 500)'],
  ['JSONResponse($reply, $...)', 'return JSONResponse({"detail": repr(e)}, status_code=500)'],
  ['JSONResponse(content=$reply, $...)', 'return JSONResponse(status_code=500, content={"detail": f"failed: {e}"})'],
  ['ORJSONResponse($reply, $...)', 'return ORJSONResponse({"detail": repr(e)}, status_code=500)'],
  ['web.json_response($reply, $...)', 'return web.json_response({"error": str(e)}, status=500)'],
  ['web.Response(text=$reply, $...)', 'return web.Response(text=str(e), status=500)'],
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
  ['self.send(text_data=$reply)', 'await self.send(text_data=json.dumps({"error": str(e)}))'],
  ['$socket.send_text($reply)', 'await websocket.send_text(f"failed: {e}")'],
];

const handled = (line: string): string => `def f():\n    try:\n        go()\n    except Exception as e:\n        ${line}`;

export const anyExceptionAnswered: Rule = {
  ...danger,
  id: 'any-exception-answered',
  title: 'Text of any exception sent to the client',
  near: ['response(', 'jsonresponse(', 'orjsonresponse(', 'json_response(', 'httpresponse', 'plaintextresponse(', 'make_response(', 'httpexception(', 'abort(500', 'return json(', 'return text(', 'resp.media', 'resp.text', 'self.write(', 'self.finish(', 'self.wfile.write(', 'self.send_error(', '.set_details(', 'context.abort(', '.send_json(', '.send_text(', 'self.send('],
  find: ANSWERS.map(([find]) => find),
  where: { reply: 'caught' },
  hole: 'none',
  bad: {
    py: [...ANSWERS.map(([, line]) => handled(line)), 'def f():\n    try:\n        go()\n    except psycopg2.Error as e:\n        return JSONResponse({"error": e.pgerror}, status_code=500)'],
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
  title: 'Text of any exception put into a page or an answer',
  near: ['render_template(', 'render(', 'jsonify('],
  find: ['render_template($page, $...)', 'render($request, $page, $...)', 'jsonify($...)'],
  where: { rest: 'caught' },
  hole: 'none',
  bad: {
    py: [
      ...['return render_template("error.html", message=str(e)), 500', 'return render(request, "error.html", {"error": traceback.format_exc()}, status=500)', 'return jsonify({"error": f"failed: {e}"}), 500', 'return jsonify(error="failed", detail=str(e)), 500'].map(handled), 'def handled(err: Exception):\n    details = {"trace": traceback.format_exc()}\n    return jsonify(error="failed", details=details), 500\n\napp.register_error_handler(Exception, handled)',
      'SHOW = True\n\ndef handled(err):\n    body = {"error": "failed"}\n    if SHOW:\n        body["trace"] = traceback.format_exc()\n    return jsonify(body), 500\n\napp.register_error_handler(Exception, handled)', 'def described(error):\n    info = {}\n    info["trace"] = traceback.format_exception(error)\n    return info\n\n@app.errorhandler(Exception)\ndef handled(error):\n    return jsonify(error=described(error)), 500',
    ],
  },
  good: { py: ['SHOW = False\n\ndef handled(err):\n    body = {"error": "failed"}\n    if SHOW:\n        body["trace"] = traceback.format_exc()\n    return jsonify(body), 500\n\napp.register_error_handler(Exception, handled)', ...['return render_template("error.html"), 500', 'return render(request, "error.html", status=500)', 'return jsonify(error="failed"), 500'].map(handled), 'def described(error):\n    log.error(traceback.format_exception(error))\n    return {"error": "failed"}\n\n@app.errorhandler(Exception)\ndef handled(error):\n    return jsonify(error=described(error)), 500'] },
};

/** `return {"error": str(e)}` of a route. */
export const exceptionReturned: Rule = {
  ...danger,
  id: 'exception-returned-by-route',
  title: 'Text of any exception sent to the client',
  near: ['return {"', "return {'", 'return f"', "return f'", 'return str(', 'return traceback.format_exc'],
  find: ['return $reply'],
  where: { reply: { all: ['caught', { any: ['routed', { trait: 'within', of: ['},500', '},502', '},503'] }] }, { not: { trait: 'beside', of: ['@tool', '.tool('] } }] } },
  hole: 'none',
  bad: { py: ['class Report(Resource):\n    def post(self):\n        try:\n            go()\n        except Exception as e:\n            return {"message": f"failed: {e!r}"}, 500', ...['return {"ok": False, "error": str(e)}', "return {'error': repr(e)}", 'return f"<p>{e}</p>"', "return f'<p>{e}</p>'", 'return str(e)', 'return traceback.format_exc()'].map((line) => `@router.get("/x")\nasync def x():\n    try:\n        return await go()\n    except Exception as e:\n        ${line}`)] },
  good: { py: ['def x():\n    try:\n        go()\n    except Exception as e:\n        return {"error": str(e)}', '@router.get("/x")\nasync def x():\n    try:\n        go()\n    except NotFound as e:\n        return {"error": str(e)}', '@mcp.tool()\nasync def x():\n    try:\n        go()\n    except Exception as e:\n        return f"failed: {e}"'] },
};

const SETTINGS = ['os.environ', 'os.environ.copy()', 'settings.dict()', 'settings.model_dump()', 'vars(settings)', 'app.config', 'settings.__dict__', 'config.__dict__'];

/** flask.palletsprojects.com (jsonify), starlette.io (responses) */
export const settingsAnsweredAsJson: Rule = {
  ...danger,
  cwe: [200, 526],
  id: 'settings-answered-as-json',
  title: 'All settings or the whole environment sent to the client',
  why: 'Among them are the passwords and keys of everything that the program talks to.',
  fix: 'Send the one value that the client needs.',
  near: ['jsonify(', 'jsonresponse('],
  find: ['jsonify($...)', 'JSONResponse($...)'],
  where: { match: 'routed', rest: { trait: 'gives', of: SETTINGS } },
  hole: 'none',
  bad: { py: ['jsonify(version=V, environment=dict(os.environ))', 'JSONResponse({"env": dict(os.environ)})'].map((answer) => `@app.get("/debug")\ndef debug():\n    return ${answer}`) },
  good: { py: ['@app.get("/debug")\ndef debug():\n    return jsonify(version=V, stage=os.environ["STAGE"])', '@app.get("/debug")\ndef debug():\n    return JSONResponse({"version": V})', 'def shown():\n    return jsonify(all=dict(os.environ))'] },
};

/** A page for debugging that anyone may open. */
export const settingsAnswered: Rule = {
  ...danger,
  cwe: [200, 526],
  id: 'settings-answered',
  title: 'All settings or the whole environment sent to the client',
  why: 'Among them are the passwords and keys of everything that the program talks to.',
  fix: 'Send the one value that the client needs.',
  near: ['return {"', "return {'", 'return dict(', 'return os.environ', 'return settings.', 'return vars(', 'return config.'],
  find: ['return $reply'],
  where: { reply: { all: ['routed', { trait: 'gives', of: SETTINGS }] } },
  hole: 'none',
  bad: { py: [...[...SETTINGS.map((all) => `{"all": ${all}}`), 'os.environ.copy()', 'settings.dict()', 'vars(settings)', 'config.__dict__'].map((all) => `@app.get("/debug")\ndef debug():\n    return ${all}`), '@app.get("/debug")\ndef debug():\n    return dict(os.environ)', "@app.get('/debug')\ndef debug():\n    return {'all': os.environ}"] },
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
  bad: { py: ['logger.info("paying with %s", payload)', 'log.debug(f"paying with {json.dumps(payload)}")', 'logging.info("paying with %s", payload)', 'print(payload)'].map((line) => `def pay(card):\n    payload = {"amount": 3, "number": card["number"], "cvc": card["cvc"]}\n    keep(payload)\n    ${line}`) },
  good: { py: ['def pay(card):\n    payload = {"amount": 3, "source": card["id"]}\n    logger.info("paying with %s", payload)\n    log.info(payload)\n    logging.info(payload)\n    print(payload)', 'def pay(card):\n    payload = {"amount": 3, "cvc": card["cvc"]}\n    logger.info("paying %s", payload["amount"])'] },
};

export const argumentsLogged: Rule = {
  ...logged,
  id: 'python-arguments-logged',
  title: 'Decorator that writes a credential to the log among the arguments',
  near: ['logger.', 'log.', 'logging.', 'print('],
  find: LOGS,
  where: { rest: { trait: 'logs-arguments', of: CREDENTIALS } },
  hole: 'none',
  bad: { py: ['logger.info("%s %r", func.__name__, kwargs)', 'log.debug(f"{func.__name__} {args} {kwargs}")', 'logging.info("%r", kwargs)', 'print(func.__name__, args, kwargs)'].map((line) => `def traced(func):\n    def wrapper(*args, **kwargs):\n        ${line}\n        return func(*args, **kwargs)\n    return wrapper\n\n@traced\ndef join(mail, password):\n    store(mail, password)`) },
  good: { py: ['logger.info("%s", func.__name__)', 'log.debug("%s", kwargs.get("mail"))', 'logging.info("%d", len(args))', 'print(func.__name__)'].map((line) => `def traced(func):\n    def wrapper(*args, **kwargs):\n        ${line}\n        return func(*args, **kwargs)\n    return wrapper\n\n@traced\ndef join(mail, password):\n    store(mail, password)`) },
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

const ACCOUNTS = '(?:User|CustomUser|AppUser|Account|get_user_model\\(\\)|settings\\.AUTH_USER_MODEL)[ \\t]{0,4}\\r?\\n';
/** What an account may do; one of these left out says that the others were thought of. */
const LEFT_OUT = '[[(](?![^\\])]{0,400}(?:superuser|staff|admin|role|permission|groups|level))[^\\])]{0,400}[\\])]';
const accountBut = (left: string, base = 'serializers.ModelSerializer', use = 'class Mine(RetrieveUpdateAPIView):\n    serializer_class = Own\n'): string => `class Own(${base}):\n    class Meta:\n        model = User\n        exclude = ${left}\n\n${use}`;

/** docs.djangoproject.com/topics/forms/modelforms (selecting the fields to use) */
export const djangoAccountBut: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'medium',
  id: 'django-user-fields-left-out',
  title: 'Form or serializer with all fields of the account but a few',
  why: 'Visitors can then set is_staff, is_superuser and groups, which nobody left out.',
  fix: "List the fields that may be set: fields = ['first_name', 'email']; what is only shown goes to read_only_fields.",
  near: ['exclude = [', 'exclude = ('],
  find: [new RegExp(`(?<=\\bmodel = ${ACCOUNTS}\\s{1,40}(?:\\w[^\\n]{0,80}\\n\\s{1,40})?)(?<value>exclude = ${LEFT_OUT})`, 'y'), new RegExp(`(?<value>exclude = ${LEFT_OUT})(?=[ \\t]{0,4}\\r?\\n\\s{1,40}model = ${ACCOUNTS})`, 'y')],
  where: {
    path: { trait: 'ends', of: ['.py'] },
    value: { all: [{ trait: 'text-says', of: ['UpdateAPIView', 'CreateAPIView', 'ModelViewSet', 'UpdateModelMixin', 'data=request.data', 'ModelForm', 'PATCH', 'PUT /'] }, { not: { trait: 'text-says', of: ['ReadOnlyModelViewSet', 'is_staff', '"groups"', "'groups'", 'IsAdminUser', 'ModelAdmin', 'UserAdmin', 'staff_member_required'] } }] },
  },
  bad: {
    py: [
      accountBut('["password"]'), accountBut('("password", "last_login")', 'forms.ModelForm', ''), accountBut('["password"]', 'ModelSerializer', 'class Members(viewsets.ModelViewSet):\n    serializer_class = Own\n'), accountBut('["password"]', 'ModelSerializer', 'class Join(generics.CreateAPIView):\n    serializer_class = Own\n'), accountBut('["password"]', 'ModelSerializer', 'class Me(UpdateModelMixin, GenericViewSet):\n    serializer_class = Own\n'),
      accountBut('["password"]', 'ModelSerializer', 'def change(request):\n    own = Own(request.user, data=request.data)\n    own.is_valid(raise_exception=True)\n    own.save()\n'), accountBut('("password",)\n        read_only_fields = ("id", "last_login", "is_superuser")', 'ModelSerializer', '# PATCH /api/me\n'), 'class Own(forms.ModelForm):\n    class Meta:\n        exclude = ["date_joined"]\n        model = get_user_model()\n',
    ],
  },
  good: {
    py: [
      accountBut('["password", "is_staff", "is_superuser", "groups", "user_permissions"]'), accountBut('["password"]', 'ModelSerializer', 'class Members(ListAPIView):\n    serializer_class = Own\n'), accountBut('["password"]').replace('model = User', 'model = Book'), accountBut('["password"]').replace('exclude', 'read_only_fields = ["date_joined", "is_staff"]\n        exclude'),
      ...['ReadOnlyModelViewSet', 'IsAdminUser', 'ModelAdmin', 'UserAdmin', 'user.is_staff', 'staff_member_required'].map((word) => `${accountBut('["password"]')}\nx = ${word}\n`),
    ],
    'a.md': [accountBut('["password"]')],
  },
};

/** cwe.mitre.org/data/definitions/390.html, 703: the check speaks by raising, and nobody listens. */
export const checkUnheard: Rule = {
  category: 'error-disclosure',
  cwe: [390, 703, 636],
  severity: 'high',
  id: 'python-failed-check-passed-over',
  title: 'Check whose failure is passed over',
  why: 'It says no by raising, and the program goes on as if it had said yes.',
  fix: 'Let the error pass, or refuse in the except block: raise, return, abort(403).',
  near: ['verify', 'check_', 'validate_', 'authorize', 'require_', 'ensure_', 'authenticate'],
  find: [/(?<=\n(?<indent>[ \t]{1,16})try:\r?\n[ \t]{2,20}(?:await )?[\w.]{0,30})(?:verify|check|validate|authorize|require|ensure|authenticate)_(?:webhook_|request_|\w{0,12}_)?(?:can_|may_|signature|token|permissions?|password|access|csrf|licen[cs]e|captcha|integrity|checksum|certificate|owner(?:ship)?|admin|role|login|mfa|otp)\w{0,12}\([^\n]{0,120}\)\r?\n\k<indent>(?<value>except\b[^\n]{0,80}:)\r?\n(?:[ \t]{2,24}(?:#[^\n]{0,120}|(?:log|logger|logging|LOG|print|current_app\.logger|app\.logger)[.(][^\n]{0,160})\r?\n){0,3}(?:\k<indent>[ \t]{1,8}pass\b[^\n]{0,60}\r?\n)?(?=(?:[ \t]{0,16}\r?\n)?\k<indent>(?!except|else|finally)[a-zA-Z])/dy],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['verify_signature(path)', 'check_permission(user)', 'validate_token(token)', 'authorize_access(user)', 'require_admin(user)', 'ensure_owner(user)', 'authenticate_token(token)', 'ensure_can_read(user, path)', 'check_may_edit(user)'].map((call) => `def take(path):\n    try:\n        ${call}\n    except Exception:\n        pass\n    return store(path)\n`).concat('def take(path):\n    try:\n        verify_signature(path)\n    except Exception:\n        # flaky in staging\n        logger.warning("bad")\n    return store(path)\n', 'def take(path):\n    try:\n        await self.gate.verify_webhook_signature(path)\n    except BadSignature as e:\n        logger.warning("bad: %s", e)\n    return store(path)\n') },
  good: { py: ['def take(path):\n    try:\n        verify_signature(path)\n    except BadSignature:\n        raise Rejected(path)\n    return store(path)\n', 'def take(path):\n    try:\n        verify_signature(path)\n    except BadSignature:\n        logger.warning("bad")\n        return None\n    return store(path)\n', 'def take(path):\n    try:\n        check_spelling(path)\n    except Exception:\n        pass\n    return store(path)\n'], 'a.md': ['\n    try:\n        verify_signature(path)\n    except Exception:\n        pass\n    return store(path)\n'] },
};

/** flask.palletsprojects.com/debugging: the debugger of Werkzeug runs what is typed into it. */
export const debugHandedOn: Rule = {
  category: 'error-disclosure',
  cwe: [489, 215],
  severity: 'high',
  id: 'python-debug-handed-on',
  title: 'Server started with debug mode among its options',
  why: 'Whoever makes a page fail reads the code and the values around it, and may run code in the debugger.',
  fix: 'Take it from the environment with False as its default, and start with gunicorn or uvicorn in production.',
  near: ['"debug": true', "'debug': true", 'debug=true'],
  find: [
    /(?<=\b(?<options>\w{1,40}) = \{[^{}]{0,190})["']debug["']: True\b(?=[^]{0,600}?\.run(?:_app)?\([^)\n]{0,80}\*\*\k<options>\b)/iy,
    /(?<=\b(?<options>\w{1,40}) = dict\([^()]{0,190})debug=True\b(?=[^]{0,600}?\.run(?:_app)?\([^)\n]{0,80}\*\*\k<options>\b)/y,
  ],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['def main():\n    options = {"host": HOST, "debug": True}\n    app.run(**options)\n', "OPTIONS = {'debug': True}\napp.run(port=80, **OPTIONS)\n", 'options = dict(port=80, debug=True)\napp.run(**options)\n'] },
  good: { py: ['options = {"debug": False}\napp.run(**options)\n', 'options = {"debug": True}\nlog(**options)\n', 'options = dict(debug=True)\nasyncio.run(main())\n'], 'a.md': ['options = {"debug": True}\napp.run(**options)\n'] },
};
