/** Errors and debug tools shown to whoever asks: Express, Flask, Django, FastAPI. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'error-disclosure',
  cwe: [209, 489],
  severity: 'medium',
  why: 'A stack trace tells an attacker the paths, versions and queries of the server.',
} as const;

/** What makes the application, and what else it is called where it is started. */
const STARTED = ['$?.create_app($...)', '$?.make_app($...)', '$?.build_app($...)', '$?.get_app($...)', 'server', 'flask_app'];

export const flaskDebug: Rule = {
  ...danger,
  id: 'flask-debug',
  severity: 'high',
  title: 'Debugger open to visitors',
  why: "Flask's debugger runs Python code for whoever sees an error page.",
  fix: 'Leave debug off and start development with flask --debug run.',
  near: ['app.run', 'application.run', 'app.debug', 'fastapi(', 'uvicorn.run', 'application(', 'starlette(', 'litestar(', 'graphqlapp(', 'bottle.run(', 'debuggedapplication(', 'create_app(', 'make_app(', 'build_app(', 'get_app(', 'socketio.run(', '.run_server(', 'server.run'],
  find: ['Litestar($..., debug=True)', 'GraphQLApp($..., debug=True)', 'bottle.run($..., debug=True)', 'DebuggedApplication($app, evalex=True)', 'FastAPI($..., debug=True)', 'uvicorn.run($..., debug=True)', '$?.Application($..., debug=True)', 'Starlette($..., debug=True)', 'app.run($..., debug=True)', 'app.debug = True', 'application.run($..., debug=True)', ...STARTED.map((app) => `${app}.run($..., debug=True)`), 'socketio.run($app, $..., debug=True)', '$app.run_server($..., debug=True)'],
  suggest: [{ 'debug=True': 'debug=False' }],
  langs: ['py'],
  bad: { py: ['Litestar(route_handlers=[index], debug=True)', 'GraphQLApp(schema=schema, debug=True)', 'bottle.run(app, host="0.0.0.0", debug=True)', 'app.wsgi_app = DebuggedApplication(app.wsgi_app, evalex=True)', 'app = FastAPI(title="x", debug=True)', 'uvicorn.run(app, debug=True)', 'tornado.web.Application(handlers, debug=True)', 'Starlette(routes=routes, debug=True)', "if __name__ == '__main__':\n    app.run(debug=True)", 'app.run(host="0.0.0.0", debug=True, port=80)', 'app.debug = True', 'application.run(debug=True)', 'create_app().run(host="0.0.0.0", port=PORT, debug=True)', 'factory.make_app("prod").run(debug=True)', 'build_app().run(debug=True)', 'get_app().run(debug=True)', 'server.run(debug=True)', 'flask_app.run(debug=True)', 'socketio.run(app, port=80, debug=True)', 'dash.run_server(debug=True)'] },
  good: { py: ['Litestar(route_handlers=[index])', 'GraphQLApp(schema=schema)', 'bottle.run(app)', 'DebuggedApplication(app, evalex=False)', 'app.run()', 'app.run(debug=False)', 'app.run(debug=DEBUG)', 'asyncio.run(main(), debug=True)', 'app.debug = False', 'create_app().run(debug=args.debug)', 'serve(create_app())', 'server.run(debug=False)', 'socketio.run(app)', 'create_app(debug=True).test_client()', 'FastAPI()', 'uvicorn.run(app)', 'Application(handlers, debug=DEBUG)'] },
};

export const djangoDebug: Rule = {
  ...danger,
  id: 'debug-setting',
  title: 'Debug mode on',
  fix: "Read it from the environment: DEBUG = os.environ.get('DEBUG') == '1'.",
  near: ['debug = true', 'debug=true', 'propagate_exceptions'],
  find: ['DEBUG = $flag', 'PROPAGATE_EXCEPTIONS = $flag', 'DEBUG_PROPAGATE_EXCEPTIONS = $flag'],
  where: { flag: { trait: 'equals', of: ['True'] } },
  langs: ['py'],
  bad: { py: ['DEBUG = True', 'app.config.update(DEBUG=True)', 'PROPAGATE_EXCEPTIONS = True', 'DEBUG_PROPAGATE_EXCEPTIONS = True'] },
  good: { py: ['DEBUG = False', 'DEBUG = True if LOCAL else False', "DEBUG = os.environ.get('DEBUG') == '1'", 'self.DEBUG = True', 'PROPAGATE_EXCEPTIONS = False', 'if DEBUG == True:\n    pass'] },
};

/** docs.djangoproject.com/en/stable/ref/settings/#debug: what reads a variable gives debug mode to every machine on which nobody set it. */
export const debugByDefault: Rule = {
  ...danger,
  id: 'debug-by-default',
  title: 'Debug mode on unless a variable says otherwise',
  fix: "Let it be off where nothing is set: DEBUG = os.environ.get('DEBUG') == '1', env('APP_DEBUG', false).",
  near: ['debug"', "debug'"],
  find: [
    /\b(?:DEBUG|debug)["'\]]{0,2}(?:: bool)? ?= ?[^\n#]{0,60}DEBUG["'], ?(?:default ?= ?)?(?:True\b|1\b|(?<quote>["'])(?:1|true|True|TRUE|yes|on)\k<quote>)(?![^\n]{0,60}(?:!=|not in\b|in \(?\[?["'](?:0|[fF]alse)))/,
    /\b(?:DEBUG|debug)["'\]]{0,2}(?:: bool)? ?= ?[^\n#]{0,60}DEBUG["'](?:, ?(?<quote>["'])\k<quote>)?\)(?:\.lower\(\))? (?:!=|not in) ?\(?\[?["'](?:0|[fF]alse|no|off)["']/,
    /["']debug["'] => (?:\(bool\) ?)?env\(["']APP_DEBUG["'], ?(?:true|1|(?<quote>["'])(?:true|1)\k<quote>)\)/,
  ],
  where: { path: { all: [{ trait: 'ends', of: ['.py', '.php'] }, { not: { trait: 'ends', of: ['dev.py', 'development.py', 'local.py', 'test.py', 'testing.py', 'ci.py'] } }] } },
  bad: {
    py: ['DEBUG = env_bool("DJANGO_DEBUG", True)', 'DEBUG = env.bool("DEBUG", default=True)', "DEBUG: bool = config('DEBUG', default=True, cast=bool)", 'DEBUG = os.environ.get("DEBUG", "True") == "True"', 'DEBUG = bool(int(os.environ.get("DEBUG", 1)))', 'DEBUG = os.environ.get("DEBUG", "true").lower() in ("1", "true")', 'DEBUG = os.environ.get("DJANGO_DEBUG", "") != "False"', "app.config['DEBUG'] = os.getenv('FLASK_DEBUG') != '0'", 'app.run(debug=os.getenv("FLASK_DEBUG", "1") == "1")'],
    php: ["<?php return ['debug' => env('APP_DEBUG', true)];", "<?php return ['debug' => (bool) env('APP_DEBUG', true)];"],
  },
  good: {
    py: ['DEBUG = env_bool("DJANGO_DEBUG", False)', 'DEBUG = env.bool("DEBUG")', 'DEBUG = os.environ.get("DEBUG", "0") == "1"', 'DEBUG = os.environ.get("DEBUG", "1") != "1"', 'LOG_LEVEL = os.environ.get("LEVEL", "debug")', 'DEBUG = os.environ.get("DEBUG", "False") != "False"', 'VERBOSE = os.environ.get("DEBUG", "1")'],
    'dev.py': ['DEBUG = env.bool("DEBUG", default=True)'],
    php: ["<?php return ['debug' => (bool) env('APP_DEBUG', false)];"],
    js: ["const debug = env('APP_DEBUG', true)"],
  },
};

export const flaskDebugConfig: Rule = {
  ...danger,
  severity: 'high',
  id: 'flask-debug-config',
  title: 'Debugger open to visitors',
  fix: "Read it from the environment: app.config['DEBUG'] = os.environ.get('FLASK_DEBUG') == '1'.",
  near: ['.config[', 'use_debugger'],
  find: ["$app.config['DEBUG'] = True", 'use_debugger = True', "$app.config['PROPAGATE_EXCEPTIONS'] = True", "$app.config['ENV'] = 'development'"],
  langs: ['py'],
  bad: { py: ["app.config['DEBUG'] = True", 'run_simple("0.0.0.0", 80, app, use_debugger=True)', "app.config['PROPAGATE_EXCEPTIONS'] = True", "app.config['ENV'] = 'development'"] },
  good: { py: ["app.config['DEBUG'] = False", 'run_simple(host, port, app, use_debugger=False)', "app.config['TESTING'] = True"] },
};

/** A function of Lambda, and a handler of Koa. */
export const errorInAnswer: Rule = {
  ...danger,
  id: 'error-in-answer',
  title: 'Error sent to the client as it is',
  why: 'The text of an error names tables, paths and hosts that are nobody else\'s business.',
  fix: 'Log the error, and send a fixed message and an id.',
  near: ['statuscode: 50', 'ctx.status = 500', 'ctx.status = err', 'respond(50', 'response(50', 'reply(50', 'json(50'],
  find: [/(?:respond|response|reply|json)\(50[0-4], ?(?:\{[^{}?]{0,80})?\b(?:(?:e|err|error)\.stack\b|(?:String|(?:util\.)?inspect)\((?:e|err|error)\b|\b(?:error|message|detail|details): ?(?:e|err|error)\.message\b)/iy, /statusCode: 50[0-4],\s{0,20}(?:headers[^\n]{0,80}\n\s{0,20})?body: (?:JSON\.stringify\(\{[^{}?]{0,80})?\b(?:(?:e|err|error)\.(?:message|stack)\b|(?:String|(?:util\.)?inspect)\((?:e|err|error)\b)/y, /ctx\.status = (?:50[0-4]|err(?:or)?\.status[^;\n]{0,30});?\s{1,20}ctx\.body = (?:\{[^{}?]{0,80})?\b(?:e|err|error)\.(?:message|stack)\b/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { 'a.js': ['return respond(500, { error: String(err), detail: err.detail });', 'return jsonResponse(500, { message: err.message });', 'return reply(502, e.stack);', 'return sendJson(500, { detail: error.message });', 'return { statusCode: 500, body: JSON.stringify({ error: err.message }) };', 'return { statusCode: 500, body: e.stack };', 'return { statusCode: 500, body: JSON.stringify({ detail: inspect(err, { depth: 4 }) }) };', 'return { statusCode: 502, body: String(error) };', 'ctx.status = 500;\nctx.body = { message: error.message };', 'ctx.status = err.status || 500;\nctx.body = err.stack;'] },
  good: { 'a.js': ['return respond(500, { error: "failed", id });', 'return respond(500, { error: isDev ? err.message : "failed" });', "ctx.status = err.status || 500;\nctx.body = { error: err.expose ? err.message : 'failed' };", "return { statusCode: 500, body: JSON.stringify({ error: isDev ? err.message : 'failed' }) };", "return { statusCode: 500, body: 'failed' };", "ctx.status = 500;\nctx.body = { message: 'failed' };", 'ctx.status = err.status || 500;\nctx.body = { id };'], 'a.md': ['return { statusCode: 500, body: e.stack };'] },
};

/** The answers of handlers that give a Response back: Next.js, Hono, SvelteKit, Workers. */
export const errorInResponse: Rule = {
  ...danger,
  id: 'error-in-response',
  title: 'Error sent to the client as it is',
  why: 'The text of an error names tables, paths and hosts that are nobody else\'s business.',
  fix: 'Log the error, and send a fixed message and an id.',
  near: ['response.json(', 'new response(', 'c.json('],
  find: ['NextResponse.json($body, $init)', 'Response.json($body, $init)', 'new Response($body, $init)', 'c.json($body, $init)'],
  where: {
    init: { trait: 'has', of: ['500'] },
    body: { trait: 'gives', of: ['error', 'err', 'e', 'error.message', 'err.message', 'e.message', 'error.stack', 'err.stack', 'e.stack', 'String(error)', 'String(err)', 'String(e)'] },
  },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      'NextResponse.json({ error: String(error) }, { status: 500 })', 'NextResponse.json({ error: String(err) }, { status: 500 })', 'NextResponse.json({ error: String(e) }, { status: 500 })', "Response.json({ ok: false, details: error }, { status: 500 })", "Response.json({ ok: false, details: err }, { status: 500 })", "Response.json({ ok: false, details: e }, { status: 500 })",
      'new Response(error.stack, { status: 500 })', 'new Response(err.stack, { status: 500 })', 'new Response(e.stack, { status: 500 })', 'c.json({ error: error.message }, 500)', 'c.json({ error: err.message }, 500)', 'c.json({ error: e.message }, 500)',
    ],
  },
  good: { js: ["NextResponse.json({ error: 'failed' }, { status: 500 })", 'NextResponse.json({ error: error.message }, { status: 400 })', 'Response.json({ rows }, { status: 200 })', "new Response('error', { status: 500 })", 'new Response(body, { status: 500 })', 'c.json({ id }, 500)', 'c.json({ error: e.message }, 422)', 'Response.json({ id: error.id }, { status: 500 })'] },
};

export const stackToClient: Rule = {
  ...danger,
  id: 'stack-to-client',
  title: 'Stack trace sent to the client',
  fix: 'Log the error, and send a short message and an id.',
  near: ['.json(', '.send(', '.end(', '.write('],
  find: ['$r.send($body, $...)', '$r.json($body, $...)', 'res.end($body, $...)', 'res.write($body, $...)'],
  where: { body: { all: [{ trait: 'shows', of: ['stack'] }, { not: { trait: 'has', of: ['NODE_ENV', 'isDev', 'isDevelopment', 'isProduction'] } }] } },
  langs: ['js'],
  bad: { js: ["reply.code(500).send({ error: 'x', stack: err.stack?.split('\\n') })", 'res.status(500).send(err.stack)', 'res.json({ error: e.message, stack: e.stack })', 'res.end(error.stack)', 'res.write("oops " + err.stack)'] },
  good: { js: ["res.status(500).send('error')", 'console.log(err.stack)', 'res.json({ error: "x" })', 'res.end(page)', 'res.write(text)', 'technology.send(stack.name)', "res.status(500).json({ id, ...(process.env.NODE_ENV !== 'production' && { stack: err.stack }) })", 'res.json({ id, stack: isDev ? err.stack : undefined })', 'res.json({ id, stack: isDevelopment ? err.stack : undefined })', 'res.json({ id, stack: isProduction ? undefined : err.stack })'] },
};

/** What an error handler of Express, Koa or Fastify puts together before it answers. */
export const stackInAnswer: Rule = {
  ...danger,
  id: 'stack-in-answer',
  title: 'Stack trace put into an answer',
  fix: 'Log the error, and send a short message and an id.',
  near: ['.stack'],
  find: [
    /(?<=\bstack: (?:err|error|e|ex|exception)\??)(?<!\b(?:[lL]og(?:ger)?|console|winston|Sentry)[.\w]{0,20}\([^;()\n]{0,120})(?<!(?:NODE_ENV|[dD]evelopment|\bis(?:Dev|Prod|Debug))[^]{0,200})(?<value>\.stack\b)(?=[^]{0,400}?\b(?:(?:res|reply|response)\b[.\w()]{0,40}\.(?:json|send)\(|ctx\.body = ))/y,
    /(?<=\b(?:errorFormatter|onError|handleError)\b(?:[^;]{0,160}|[^]{0,110}\breturn \{[^;{}]{0,60})\bstack: (?:err|error|e|ex|exception)\??)(?<!\b(?:[lL]og(?:ger)?|console|winston|Sentry)[.\w]{0,20}\([^;()\n]{0,120})(?<!(?:NODE_ENV|[dD]evelopment|\bis(?:Dev|Prod|Debug))[^]{0,180})(?<value>\.stack\b)/y,
    /(?<=\bctx\.(?:response\.)?body = \{[^{};]{0,160}\bstack: (?:err|error|e|ex|exception))(?<!(?:NODE_ENV|[dD]evelopment|\bis(?:Dev|Prod|Debug))[^]{0,180})(?<value>\.stack\b)/y,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts'] } },
  bad: {
    js: ['new Elysia().onError(({ error, set }) => {\n  set.status = 500;\n  return { message: error.message, stack: error.stack };\n});', 'export const handleError: HandleServerError = ({ error }) => {\n  const e = error as Error;\n  return { message: e.message, stack: e.stack };\n};', 'const t = initTRPC.create({\n  errorFormatter({ shape, error }) {\n    return { ...shape, data: { ...shape.data, stack: error.stack } };\n  },\n});', 'function onError(err, req, res, next) {\n  const body = { code: 1 };\n  body.details = { name: err.name, stack: err.stack };\n  res.status(500).json({ error: body });\n}', 'app.use(async (ctx, next) => {\n  try { await next(); } catch (e) {\n    const answer = { stack: e.stack };\n    ctx.body = answer;\n  }\n});'],
  },
  good: {
    js: ['const onError = (error) => {\n  logger.error({ stack: error.stack });\n  return { message: "failed" };\n};', 'const errorFormatter = ({ shape, error }) => ({ ...shape, stack: process.env.NODE_ENV === "development" ? error.stack : undefined, trace: inDev && { stack: error.stack } });'.replace('inDev', 'isDev'), 'function onError(err, req, res, next) {\n  logger.error({ stack: err.stack });\n  res.status(500).json({ error: "failed" });\n}', 'function onError(err, req, res, next) {\n  const body = {};\n  if (process.env.NODE_ENV !== "production") body.details = { stack: err.stack };\n  res.status(500).json(body);\n}', 'function save(err) {\n  write({ stack: err.stack });\n}'],
    'a.md': ['const body = { stack: err.stack };\nres.json(body);'],
  },
};

/** flask.palletsprojects.com (errorhandler), fastapi.tiangolo.com (exception_handler) */
export const handlerTellsException: Rule = {
  ...danger,
  id: 'handler-tells-exception',
  title: 'Text of any exception sent to the client',
  why: 'The text of an exception names tables, paths and hosts that are nobody else\'s business.',
  fix: 'Log the exception with logger.exception, and send a fixed message and an id.',
  near: ['errorhandler(', 'exception_handler('],
  find: [
    /@[\w.]{1,40}\.(?:app_)?(?:errorhandler|exception_handler)\(\s{0,4}(?:Exception|500|\w{0,20}(?:SQLAlchemy|Database|Operational|Internal)\w{0,20})\s{0,4}\)\s{1,20}(?:@[^\n]{1,80}\s{1,20}){0,2}(?:async )?def \w{1,60}\((?:[^()]{0,80},\s{0,4})?(?<exc>\w{1,40})(?::\s?[\w.]{1,40})?\s{0,4}\)[^\n]{0,80}:\r?\n(?:(?!\n(?:@|def |async def |class ))[^]){0,1200}?\breturn\b(?<value>[^\n]{0,200}(?:\b(?:str|repr)\(\k<exc>\)|\{\k<exc>(?:![rs])?\}|\bformat_exc(?:\(\)|eption\()))/,
    /@[\w.]{1,40}\.(?:app_)?(?:errorhandler|exception_handler)\(\s{0,4}(?:Exception|500|\w{0,20}(?:SQLAlchemy|Database|Operational|Internal)\w{0,20})\s{0,4}\)\s{1,20}(?:@[^\n]{1,80}\s{1,20}){0,2}(?:async )?def \w{1,60}\((?:[^()]{0,80},\s{0,4})?(?<exc>\w{1,40})(?::\s?[\w.]{1,40})?\s{0,4}\)[^\n]{0,80}:\r?\n(?:(?!\n(?:@|def |async def |class ))[^]){0,1200}?(?<value>["']\w{1,20}["']\s?:\s?(?:str|repr)\(\k<exc>\))(?=[^]{0,300}?\breturn\b[^\n]{0,80}\b(?:jsonify|JSONResponse|Response|json)\b)/,
  ],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['@app.errorhandler(Exception)\ndef on_error(exc):\n    log.error("x")\n    return reply(500, str(exc))', '@app.errorhandler(Exception)\ndef on_error(exc):\n    payload = {"error": "internal", "detail": str(exc)}\n    log.error("x")\n    return jsonify(payload), 500', '@app.exception_handler(Exception)\nasync def on_error(request, exc: Exception):\n    return reply(500, f"Database error: {exc}")', '@bp.app_errorhandler(500)\ndef on_error(e):\n    return render(traceback.format_exc())', '@app.exception_handler(Exception)\nasync def on_error(request, exc: Exception):\n    return reply(500, "".join(traceback.format_exception(exc)))'] },
  good: { py: ['@app.errorhandler(Exception)\ndef on_error(exc):\n    log.error("x %s", str(exc))\n    return reply(500, "failed")', '@app.errorhandler(404)\ndef on_missing(exc):\n    return reply(404, str(exc))', '@app.errorhandler(ValidationError)\ndef on_invalid(exc):\n    return reply(400, str(exc))'], 'a.md': ['@app.errorhandler(Exception)\ndef on_error(exc):\n    return reply(500, str(exc))'] },
};

export const tracebackToClient: Rule = {
  ...danger,
  id: 'traceback-to-client',
  title: 'Stack trace sent to the client',
  fix: 'Log the error with logger.exception and send a short message and an id.',
  near: ['format_exc', 'httpresponse', 'jsonify', 'jsonresponse', 'make_response'],
  find: ['return traceback.format_exc($...)', '$?.HttpResponse($...)', '$?.jsonify($...)', '$?.JsonResponse($...)', '$?.make_response($...)', '$?.JSONResponse($...)'],
  where: { match: { trait: 'has', of: ['format_exc', 'format_exception'] } },
  langs: ['py'],
  bad: { py: ['return traceback.format_exc()', 'return JsonResponse({"trace": traceback.format_exception(e)})', 'return HttpResponse(traceback.format_exc())', 'return jsonify(error="failed", trace=traceback.format_exc())', 'return JsonResponse({"error": traceback.format_exc()})', 'resp = make_response(traceback.format_exc(), 500)', 'return JSONResponse(status_code=500, content={"detail": traceback.format_exc()})'] },
  good: { py: ['log.error(traceback.format_exc())', 'text = traceback.format_exc()', 'return HttpResponse("no")', 'jsonify(ok=True)', 'JsonResponse({})', 'make_response(page)', 'return self.format_exc()'] },
};

export const exceptionToClient: Rule = {
  ...danger,
  id: 'exception-to-client',
  title: 'Text of an exception sent to the client',
  why: 'The text of an exception names tables, paths and hosts that are nobody else\'s business.',
  fix: 'Log the exception, and send a fixed message.',
  near: ['jsonify', 'httpresponse', 'jsonresponse', 'httpexception', 'make_response', 'return str(', 'return {'],
  find: ['$?.jsonify($...)', '$?.HttpResponse($...)', '$?.JsonResponse($...)', '$?.make_response($...)', '$?.HTTPException($..., detail=$reply)', 'return $reply, 500'],
  where: { match: { all: [{ trait: 'has', of: ['str', 'repr'] }, { trait: 'has', of: ['e', 'ex', 'exc', 'err', 'error', 'exception'] }] } },
  langs: ['py'],
  bad: { py: ['return jsonify({"error": str(e)}), 500', 'return jsonify(success=False, error=str(e)), 500', 'HttpResponse(str(exc))', 'JsonResponse({"m": repr(err)})', 'make_response(str(e), 400)', 'raise HTTPException(status_code=500, detail=str(e))', 'return str(e), 500', 'return {"error": str(e)}, 500'] },
  good: { py: ['return jsonify({"error": "no"})', 'HttpResponse(str(page))', 'jsonify(e=1)', 'raise HTTPException(status_code=404, detail="not found")', 'JsonResponse({})', 'make_response(body)', 'return "failed", 500', 'return str(page), 200'] },
};

export const lambdaExceptionAnswered: Rule = {
  ...danger,
  id: 'lambda-exception-answered',
  title: 'Text of an exception sent to the client',
  why: 'The text of an exception names tables, paths and hosts that are nobody else\'s business.',
  fix: 'Log the exception with logger.exception, and send a fixed message.',
  near: ['statuscode": 50', "statuscode': 50"],
  find: [/(?<=["'])statusCode["']: 50\d,\s{1,20}(?:["']headers["'][^\n]{0,80}\n\s{0,20})?["']body["']: (?:json\.dumps\()?[^\n]{0,80}?(?:\b(?:str|repr)\((?:e|ex|exc|err)\)|\{(?:e|ex|exc|err)(?:!r)?\}|\bformat_exc\(\))/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['return {"statusCode": 500, "body": json.dumps({"error": str(e)})}', "return {'statusCode': 500,\n        'headers': HEADERS,\n        'body': f'failed: {exc}'}", 'return {"statusCode": 502, "body": traceback.format_exc()}'] },
  good: { py: ['return {"statusCode": 500, "body": json.dumps({"error": "failed"})}', 'return {"statusCode": 400, "body": str(e)}'], 'a.md': ['{"statusCode": 500, "body": str(e)}'] },
};

export const graphqlTraces: Rule = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  id: 'graphql-stack-traces',
  title: 'Stack traces in the answers of a server',
  why: 'Traces tell an attacker versions, paths and queries.',
  fix: 'Leave it out: without it Apollo shows traces in development alone.',
  near: ['includestacktraceinerrorresponses'],
  find: ['includeStacktraceInErrorResponses: true'],
  langs: ['js'],
  bad: { js: ['new ApolloServer({ typeDefs, includeStacktraceInErrorResponses: true })'] },
  good: { js: ['new ApolloServer({ typeDefs, includeStacktraceInErrorResponses: false })', "new ApolloServer({ includeStacktraceInErrorResponses: process.env.NODE_ENV === 'development' })"] },
};

/** the-guild.dev/graphql/yoga-server/docs/features/error-masking, trpc.io/docs/server/error-formatting */
export const errorsUnmasked: Rule = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  id: 'graphql-errors-unmasked',
  title: 'Whatever goes wrong is told to the client',
  why: 'Messages of the database and of libraries name tables, hosts and files, and with them come stack traces.',
  fix: 'Leave errors masked, and throw GraphQLError or TRPCError with a text that is written for whoever asks.',
  near: ['maskederrors', 'isdev:'],
  find: ['maskedErrors: false', 'isDev: true'],
  where: { match: { trait: 'beside', of: ['maskedErrors', 'useMaskedErrors', 'initTRPC'] } },
  langs: ['js'],
  bad: { js: ['const yoga = createYoga({ schema, maskedErrors: false });', 'createServer(createYoga({ schema, maskedErrors: { isDev: true } }));', 'const t = initTRPC.context().create({ isDev: true, transformer });', 'createYoga({ plugins: [useMaskedErrors({ isDev: true })] })'] },
  good: { js: ["createYoga({ schema, maskedErrors: { isDev: false, errorMessage: 'Something went wrong' } })", "createYoga({ schema, maskedErrors: process.env.NODE_ENV === 'production' })", "createYoga({ maskedErrors: { isDev: process.env.NODE_ENV === 'development', maskError: (e) => hidden(e) } })", 'const t = initTRPC.create({ isDev: inDevelopment });', 'forms.create({ isDev: true });'] },
};

export const traceAnswered: Rule = {
  ...danger,
  id: 'trace-in-json-answer',
  title: 'Trace of an exception sent to the client',
  why: 'A trace names files, versions and values that are nobody else\'s business.',
  fix: 'Log the trace, and send a fixed message.',
  near: ['jsonresponse(', 'plaintextresponse(', 'httpexception('],
  find: ['JSONResponse($reply, $...)', 'JSONResponse(content=$reply, $...)', 'PlainTextResponse($reply, $...)', 'HTTPException($..., detail=$reply)'],
  where: { reply: { trait: 'has', of: ['format_exc', 'format_exception'] } },
  langs: ['py'],
  bad: { py: ['return JSONResponse({"error": traceback.format_exc()}, status_code=500)', 'return JSONResponse(status_code=500, content={"trace": "".join(traceback.format_exception(e))})', 'return JSONResponse(status_code=500, content={"trace": traceback.format_exc()})', 'return PlainTextResponse(traceback.format_exc(), 500)', 'raise HTTPException(status_code=500, detail=traceback.format_exc())'] },
  good: { py: ['log.error(traceback.format_exc())\nreturn JSONResponse({"error": "failed"}, status_code=500)'] },
};

/** nextjs.org/docs/app/guides/data-security: Next hides the text of what an action throws, not of what it gives back. */
export const actionTells: Rule = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  id: 'server-action-tells-error',
  title: 'Text of a failed query given back by a server action',
  why: 'The text of the database names tables, columns and hosts to whoever called the action.',
  fix: 'Log the error in the action, and give back a text of your own: return { error: "Could not save." }.',
  near: ['.message'],
  find: [/(?<=\bcatch \((?<caught>\w{1,20})(?:: (?:any|unknown))?\) \{[^}]{0,90}\breturn \{[^;}]{0,60}\b(?:error|message|errors|details?): (?:String\()?\(?)(?<value>\k<caught>(?: as (?:any|Error|\{ message: string \}))?\)?\??\.message\b)/],
  where: { path: { trait: 'ends', of: ['.ts', '.js', '.tsx', '.jsx'] }, value: { all: [{ trait: 'text-says', of: ["'use server'", '"use server"'] }, { trait: 'text-says', of: ['prisma.', 'db.', 'knex(', 'sql`', 'pool.query('] }] } },
  bad: { ts: ["'use server';\nexport async function add(form: FormData) {\n  try {\n    await db.insert(posts).values({ title: String(form.get('title')) });\n    return { ok: true };\n  } catch (error) {\n    return { ok: false, error: (error as Error).message };\n  }\n}", '"use server";\nexport async function add(data: Data) {\n  try {\n    await prisma.post.create({ data });\n  } catch (e: any) {\n    return { message: e.message };\n  }\n}'] },
  good: { ts: ["'use server';\nexport async function add(data: Data) {\n  try {\n    await prisma.post.create({ data });\n  } catch (e: any) {\n    console.error(e.message);\n    return { message: 'Could not save.' };\n  }\n}", "'use server';\nexport async function add(data: Data) {\n  try {\n    await prisma.post.create({ data });\n  } catch (e: any) {\n    if (e instanceof NameTaken) return { field: e.field };\n    throw e;\n  }\n}", 'export async function add(data: Data) {\n  try {\n    await prisma.post.create({ data });\n  } catch (e: any) {\n    return { message: e.message };\n  }\n}', "'use server';\nexport async function add(data: Data) {\n  try {\n    await post(data);\n  } catch (e: any) {\n    return { message: e.message };\n  }\n}"], md: ["'use server'\ntry { await db.a(); } catch (e: any) { return { error: e.message };"] },
};
