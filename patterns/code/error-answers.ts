/** Credentials in texts of errors; texts and traces of errors that become an answer: written below the status 500, put into its map, given by a handler of every exception. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  title: 'Text of an error sent to the client',
  why: 'The text names tables, files and hosts that are nobody else\'s business.',
  fix: 'Log the error, and answer with a fixed text and an id.',
} as const;
const TRACES = ['getStackTrace', 'getStackTraceAsString', 'stackTraceToString', 'getFullStackTrace', 'printStackTrace'];

/** A handler of every error that gives the template the error itself. */
export const errorRendered: Rule = {
  ...danger,
  id: 'error-rendered',
  title: 'Error with its trace given to a page',
  near: ['.render('],
  find: ['res.render($view, {error: $error, $...})', 'res.render($view, {err: $error, $...})', 'res.render($view, {stack: $error, $...})'],
  where: { error: { any: [{ all: [{ trait: 'equals', of: ['err', 'err.stack'] }, { trait: 'within', of: ['(err,req,res,next)', '(err,request,response,next)', '(err,request,reply)'] }] }, { all: [{ trait: 'equals', of: ['error', 'error.stack'] }, { trait: 'within', of: ['(error,req,res,next)', '(error,request,response,next)', '(error,request,reply)'] }] }] }, match: { not: { trait: 'beside', of: ["=== 'development'", '=== "development"', "!== 'production'", '!== "production"'] } } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ["app.use((err, req, res, next) => {\n  res.status(500);\n  res.render('error', { message: err.message, error: err });\n});", "app.use(function (error, req, res, next) {\n  res.status(500).render('error');\n  res.render('error', { error: error });\n});", "app.use((err, req, res, next) => res.render('500', { stack: err.stack }));", "app.use((error, req, res, next) => res.render('500', { err: error.stack }));"] },
  good: { js: ["app.use((err, req, res, next) => {\n  res.render('error', { error: dev ? err : {} });\n});", ...["app.get('env') === 'development'", 'app.get("env") === "development"', "process.env.NODE_ENV !== 'production'", 'process.env.NODE_ENV !== "production"'].map((asks) => `if (${asks}) {\n  app.use((err, req, res, next) => {\n    res.render('error', { error: err });\n  });\n}`), "const page = (error) => (err, req, res, next) => {\n  res.render('500', { error: error });\n};", "const page = (err) => (error, req, res, next) => {\n  res.render('500', { err: err });\n};", "app.post('/login', (req, res) => {\n  res.render('login', { error: error });\n});"] },
};

/** `w.WriteHeader(500)` and, in the next line, `fmt.Fprintf(w, "failed: %v", err)`. */
export const goErrorWritten: Rule = {
  ...danger,
  id: 'go-error-written',
  near: ['.writeheader('],
  find: [/\.WriteHeader\((?:50[023]|http\.Status(?:InternalServerError|BadGateway|ServiceUnavailable))\)\s{1,20}(?:fmt\.Fprint(?:f|ln)?\(\w{1,12},[^\n]{0,120}?\b(?:err(?:\.Error\(\))?|stack|debug\.Stack\(\))[,)]|(?:\w{1,12}\.Write\(\[\]byte|io\.WriteString)\([^\n]{0,80}?\berr\.Error\(\)|(?:_ = )?json\.NewEncoder\(\w{1,12}\)\.Encode\([^\n]{0,160}?\berr\.Error\(\))/],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['w.WriteHeader(http.StatusInternalServerError)\n\tfmt.Fprintf(w, "panic: %v\\n%s", v, stack)', 'w.WriteHeader(500)\n\tw.Write([]byte("no: " + err.Error()))', 'rw.WriteHeader(http.StatusBadGateway)\n\tjson.NewEncoder(rw).Encode(map[string]string{"error": err.Error()})', 'w.WriteHeader(503)\n\tio.WriteString(w, err.Error())'] },
  good: { go: ['w.WriteHeader(http.StatusBadRequest)\n\tfmt.Fprintf(w, "bad: %v", err)', 'w.WriteHeader(500)\n\tfmt.Fprintln(w, "failed")', 'w.WriteHeader(500)\n\tlog.Printf("failed: %v", err)'], 'a.md': ['w.WriteHeader(500)\n\tfmt.Fprintln(w, err)'] },
};

export const goStackAnswered: Rule = {
  ...danger,
  id: 'go-stack-answered',
  title: 'Trace of an error sent to the client',
  fix: 'Log debug.Stack(), and answer with http.StatusText(code).',
  near: ['.json(', 'http.error(', '.abortwithstatusjson(', '.sendstring(', '.writejson('],
  find: [/(?:\.JSON|\.WriteJSON|http\.Error|\.AbortWithStatusJSON|\.SendString)\([^\n]{0,160}?\bdebug\.Stack\(\)/y, /(?:\.JSON|\.AbortWithStatusJSON)\([^\n{}]{0,60}(?:\.H|Map|map\[string\]\w{3,9}(?:\{\})?)\{\s{0,20}(?:[^\s{}][^\n{}]{0,120},\r?\n[ \t]{0,20}){0,6}\x22\w{1,30}\x22:\s{0,20}(?:string\()?debug\.Stack\(\)/y],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['c.JSON(500, gin.H{"stack": string(debug.Stack())})', 'http.Error(w, fmt.Sprintf("%v\\n%s", v, debug.Stack()), 500)', 'c.AbortWithStatusJSON(500, gin.H{"trace": string(debug.Stack())})', 'return c.SendString(string(debug.Stack()))', 'conn.WriteJSON(map[string]string{"stack": string(debug.Stack())})', 'c.AbortWithStatusJSON(500, gin.H{\n\t"error": fmt.Sprint(rec),\n\t"stack": string(debug.Stack()),\n})'] },
  good: { go: ['log.Printf("panic: %v\\n%s", v, debug.Stack())', 'fmt.Fprintf(os.Stderr, "%s", debug.Stack())'], 'a.md': ['c.JSON(500, debug.Stack())'] },
};

/** `body.put("trace", ExceptionUtils.getStackTrace(e))` in a method that answers with it. */
export const jvmTracePut: Rule = {
  ...danger,
  id: 'jvm-trace-put',
  title: 'Trace of an error put into an answer',
  near: ['.put(', '.setproperty(', '.addproperty('],
  find: ['$body.put($key, $text)', '$body.setProperty($key, $text)', '$body.addProperty($key, $text)'],
  where: { text: { any: [{ trait: 'has', of: TRACES }, { all: [{ trait: 'has', of: ['toString'] }, { trait: 'within', of: ['printStackTrace(newPrintWriter('] }, { trait: 'mentions', of: ['trace', 'sw', 'stack', 'stacktrace', 'writer', 'out', 'buffer', 'detail', 'details'] }] }] }, body: { all: [{ trait: 'within', of: ['ResponseEntity', 'HttpResponse', 'ProblemDetail', 'HttpServletResponse', 'getWriter', 'ModelAndView', 'Response '] }, { not: { trait: 'named', of: ['mdc', 'log', 'event', 'attributes'] } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['ResponseEntity<Object> f(Exception e) {\n  StringWriter detail = new StringWriter();\n  e.printStackTrace(new PrintWriter(detail));\n  body.put("detail", detail.toString());\n  return ResponseEntity.internalServerError().body(body);\n}', 'ResponseEntity<Object> f(Exception e) {\n  body.put("trace", ExceptionUtils.getStackTrace(e));\n  return ResponseEntity.internalServerError().body(body);\n}', 'HttpResponse<Object> f(Exception e) {\n  StringWriter sw = new StringWriter();\n  e.printStackTrace(new PrintWriter(sw));\n  body.put("trace", sw.toString());\n  return HttpResponse.serverError(body);\n}', 'ProblemDetail f(Exception e) {\n  problem.setProperty("trace", e.getStackTrace());\n  return problem;\n}', 'void f(HttpServletResponse r, Exception e) {\n  json.addProperty("stack", Throwables.getStackTraceAsString(e));\n}'] },
  good: { java: ['ResponseEntity<Object> f(Exception e) {\n  MDC.put("trace", ExceptionUtils.getStackTrace(e));\n  return ResponseEntity.internalServerError().build();\n}', 'void report(Exception e) {\n  row.put("trace", ExceptionUtils.getStackTrace(e));\n}', 'ResponseEntity<Object> f(Exception e) {\n  body.put("message", "failed"); p.setProperty("a", id); j.addProperty("b", id);\n  return ResponseEntity.internalServerError().body(body);\n}', 'ResponseEntity<Object> f(Exception e) {\n  StringWriter sw = new StringWriter();\n  e.printStackTrace(new PrintWriter(sw));\n  log.error(sw.toString());\n  body.put("id", id.toString());\n  body.put("trace", sw.size());\n  return ResponseEntity.internalServerError().body(body);\n}', 'ResponseEntity<Object> f(Page sw) {\n  body.put("page", sw.toString());\n  return ResponseEntity.ok().body(body);\n}'] },
};

const ERROR_TYPES = ['ErrorResponse', 'ErrorDto', 'ErrorDTO', 'ApiError', 'ErrorDetails', 'ErrorBody', 'ErrorMessage', 'ErrorInfo'];

/** `new ApiError(e.getMessage(), ExceptionUtils.getStackTrace(e))` */
export const jvmTraceHeld: Rule = {
  ...danger,
  id: 'jvm-trace-in-answer',
  title: 'Trace of an error put into an answer',
  near: ERROR_TYPES.map((type) => `${type.toLowerCase()}(`).filter((type, index, all) => all.indexOf(type) === index),
  find: ERROR_TYPES.map((type) => `${type}($...)`),
  where: { rest: { trait: 'has', of: TRACES } },
  hole: 'none',
  langs: ['java', 'kotlin'],
  bad: { java: ERROR_TYPES.map((type) => `return new ${type}(e.getMessage(), Arrays.toString(e.getStackTrace()));`) },
  good: { java: [`${ERROR_TYPES.map((type) => `new ${type}("failed", id)`).join('; ')};`] },
};

/** A handler of every exception that answers 500 with what the exception says. */
export const jvmAnyException: Rule = {
  ...danger,
  id: 'jvm-any-exception-answered',
  near: ['statuscodes.internalservererror', '.internalservererror()', '.servererror()', '.put("message"', '.put("error"', '.put("details"', '.put("cause"', '.put("reason"', '.put("detail"', '.put("description"'],
  find: ['complete(StatusCodes.InternalServerError -> $text)', '$?.internalServerError().body($text)', '$?.serverError().entity($text)', '$body.put($key, $text)'],
  where: {
    text: { all: [{ trait: 'has', of: ['getMessage', 'getLocalizedMessage', 'toString', ...TRACES] }, { trait: 'mentions', of: ['e', 'ex', 'exc', 'err', 'error', 'exception', 'throwable', 't', 'cause'] }, { trait: 'within', of: ['(Exception ', '(Throwable ', '(RuntimeException ', ': Exception', ': Throwable', 'catch(Exception ', 'catch(SQLException ', 'NonFatal(', 'e:Exception=>', 'e: Exception'] }, { trait: 'within', of: ['internalServerError()', 'serverError()', 'INTERNAL_SERVER_ERROR', 'status(500)', 'InternalServerError'] }] },
  },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    scala: ['val handler = ExceptionHandler {\n  case e: Exception =>\n    log.error(e, "failed")\n    complete(StatusCodes.InternalServerError -> s"failed: ${e.getMessage}")\n}'], java: [
      'ResponseEntity<Object> f(Exception e) { return ResponseEntity.internalServerError().body(e.getMessage()); }', 'Response f(Throwable t) { return Response.serverError().entity(t.toString()).build(); }',
      ...['message', 'error', 'details', 'cause', 'reason', 'detail', 'description'].map((key) => `ResponseEntity<Object> f(Exception ex) {\n  body.put("${key}", ex.getMessage());\n  return new ResponseEntity<>(body, HttpStatus.INTERNAL_SERVER_ERROR);\n}`),
    ],
  },
  good: { java: ['ResponseEntity<Object> f(Exception e) { log.error("failed", e); return ResponseEntity.internalServerError().body(Map.of("message", "an error")); }', 'ResponseEntity<Object> f(NotFound e) {\n  body.put("message", e.getMessage());\n  return new ResponseEntity<>(body, HttpStatus.NOT_FOUND);\n}', 'ResponseEntity<Object> f(Exception e) {\n  body.put("message", e.getMessage());\n  return new ResponseEntity<>(body, HttpStatus.BAD_REQUEST);\n}', 'ResponseEntity<Object> f(NotFound e) { return ResponseEntity.internalServerError().body(e.getMessage()); }', 'ResponseEntity<Object> f(Exception e) { return ResponseEntity.internalServerError().body(user.getMessage()); }', 'Response f(Throwable t) { return Response.serverError().entity(failed).build(); }'] },
};

/** Answers that are made of an object or a named argument, not of a text alone. */
export const errorObjectAnswered: Rule = {
  ...danger,
  id: 'error-object-answered',
  title: 'Trace of an error sent to the client',
  near: ['problem(', 'writeasjsonasync(', 'json(', 'respondtext(', 'detail = '],
  find: ['Results.Problem($text, $...)', 'Problem(detail: $text, $...)', '$r.WriteAsJsonAsync($text)', 'Results.Json($text, $...)', '$?.respondText($text, $...)', 'Detail = $text', '$problem.Detail = $text'],
  where: { text: { any: [{ trait: 'has', of: ['StackTrace', 'stackTraceToString'] }, { all: [{ trait: 'has', of: ['ToString'] }, { trait: 'mentions', of: ['ex', 'exception', 'error', 'e'] }] }] } },
  hole: 'none',
  langs: ['csharp', 'kotlin'],
  bad: { csharp: ['return Results.Problem(ex.ToString());', 'return Problem(detail: ex.StackTrace, statusCode: 500);', 'await ctx.Response.WriteAsJsonAsync(new { error = ex.Message, stack = ex.StackTrace });', 'return Results.Json(new { ex.StackTrace }, statusCode: 500);', 'var p = new ProblemDetails { Title = "Failed", Detail = exception.ToString() };', 'problem.Detail = ex.ToString();'], kotlin: ['call.respondText(cause.stackTraceToString(), status = HttpStatusCode.InternalServerError)'] },
  good: { csharp: ['return Results.Problem("failed");', 'return Problem(detail: "failed", statusCode: 500);', 'await ctx.Response.WriteAsJsonAsync(new { id = id.ToString() });', 'return Results.Json(user);', 'log.Problem(ex.StackTrace);', 'var p = new ProblemDetails { Title = "Failed", Detail = "Please try again" };'], kotlin: ['call.respondText("failed")'] },
};

/** ASP.NET Core answers 500 where a problem is given no status. */
export const problemText: Rule = {
  ...danger,
  id: 'csharp-problem-text',
  near: ['problem('],
  find: ['Problem($text)'],
  where: { text: { all: [{ trait: 'has', of: ['Message'] }, { trait: 'mentions', of: ['ex', 'e', 'exception', 'error'] }] } },
  hole: 'none',
  langs: ['csharp'],
  bad: { csharp: ['try { Run(); } catch (Exception ex) { return Results.Problem(ex.Message); }', 'return TypedResults.Problem("failed: " + e.Message);', 'return Problem(exception.Message);'] },
  good: { csharp: ['return Results.Problem("failed");', 'return TypedResults.Problem(title);', 'return Problem(order.Message);', 'return Problem(Texts.Of(ex.Code));'] },
};

/** Helpers that are handed the writer, a status and what goes with it: `respondJSON(w, http.StatusInternalServerError, …)`. */
export const goErrorHelper: Rule = {
  ...danger,
  id: 'go-error-answered-by-helper',
  near: ['http.statusinternalservererror, '],
  find: [/(?<=\b(?:respond|write|send|render|reply|json|JSON|error|fail)\w{0,20}\((?:w|rw|c|ctx)(?:, r)?, )http\.StatusInternalServerError, [^\n]{0,100}?\berr\.Error\(\)/y],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['respondJSON(w, http.StatusInternalServerError, map[string]string{"error": err.Error()})', 'writeError(w, r, http.StatusInternalServerError, err.Error())'] },
  good: { go: ['respondJSON(w, http.StatusInternalServerError, map[string]string{"error": "failed"})', 'writeError(w, http.StatusBadRequest, err.Error())', 'record(t, http.StatusInternalServerError, err.Error())'], 'a.md': ['respondJSON(w, http.StatusInternalServerError, err.Error())'] },
};

const SENTENCE: Trait = { all: [{ trait: 'has', of: ['to_string'] }, { not: { trait: 'has', of: ['e', 'err', 'error', 'self', 'format'] } }] }; // "internal error".to_string()
const RUST_ERRORS = { any: [{ all: [{ trait: 'has', of: ['to_string', 'format'] }, { trait: 'mentions', of: ['e', 'err', 'error', 'self'] }, { not: SENTENCE }] }, { trait: 'shows', of: ['e', 'err', 'error'] }] };

export const rustErrorAnswered: Rule = {
  ...danger,
  id: 'rust-error-answered',
  near: ['statuscode::internal_server_error', 'internalservererror('],
  find: ['(StatusCode::INTERNAL_SERVER_ERROR, $text)', 'HttpResponse::InternalServerError().body($text)', 'HttpResponse::InternalServerError().json($text)'],
  where: { text: RUST_ERRORS },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: ['fn f(e: Error) -> Response { (StatusCode::INTERNAL_SERVER_ERROR, e.to_string()).into_response() }', 'fn f(err: Error) -> HttpResponse { HttpResponse::InternalServerError().body(format!("failed: {:?}", err)) }', 'fn f(e: Error) -> HttpResponse { HttpResponse::InternalServerError().json(json!({ "error": e.to_string() })) }'] },
  good: { rust: ['fn f(e: Error) -> Response { tracing::error!("{e}"); (StatusCode::INTERNAL_SERVER_ERROR, "failed").into_response() }', 'fn f(e: Error) -> Response { (StatusCode::BAD_REQUEST, e.to_string()).into_response() }', 'fn f(e: Error) -> Response { (StatusCode::INTERNAL_SERVER_ERROR, "internal error".to_string()).into_response() }', 'fn f(id: Uuid) -> HttpResponse { HttpResponse::InternalServerError().body(id.to_string()) }', 'fn f(r: Reply) -> HttpResponse { HttpResponse::InternalServerError().json(r) }'] },
};

/** What shows a value, as Handlebars, Nunjucks, EJS and Pug write it. */
const SHOWN = String.raw`(?:\{\{\{?-?|<%[=-]|#\{|^[ \t]{0,40}\w[\w.#]{0,20}=)\s?`;

/** Express makes such pages itself; its own pass an empty error to them in production, and show its status. */
export const pageTellsTrace: Rule = {
  ...danger,
  id: 'page-tells-trace',
  title: 'Trace of an error shown on a page',
  fix: 'Log the error under an id, and show a fixed text and that id; show traces in development only.',
  near: ['.stack', '.backtrace', 'stacktrace', 'traceasstring'],
  find: [
    new RegExp(String.raw`${SHOWN}(?<error>\w{0,20}(?:err|error|exception))\.message\b[^]{0,300}?(?<value>${SHOWN}\k<error>\.stack\b)`, 'im'),
    new RegExp(String.raw`(?<value>${SHOWN}(?<error>\w{0,20}(?:err|error|exception))\.stack\b)[^]{0,300}?${SHOWN}\k<error>\.message\b`, 'im'),
    /<%[=-]\s?(?:@?\w{0,20}(?:[eE]rror|[eE]xception)|e)(?:&?\.\w{1,20})?&?\.(?:full_)?backtrace\b/, /<%[^%]{0,200}?\b(?:exception|error|e|ex|t)\.printStackTrace\(\s?new\b/, /\$\{(?:\w{1,30}\.){0,2}(?:exception|error|throwable)\.stackTrace\b/, /@\(?(?:Model\.)?(?:\w{1,30}\.)?(?:\w{0,20}Exception|ex|exception|Error)\.StackTrace\b/,
    /(?:\{\{\s?|<\?(?:=|php echo)\s?)\$(?:e|ex|exception|error)->getTraceAsString\(\)/, /\{\{\s?exception\.traceAsString\b/,
  ],
  where: {
    match: { not: { trait: 'text-says', of: ['error.status', 'evelopment', 'roduction', 'isDev', 'ebug', 'NODE_ENV', 'showStack', 'showTrace', 'showDetail', 'if error.stack', 'if (error.stack', 'if err.stack', 'local?', '.local', '<environment'] } },
    path: { trait: 'ends', of: ['.hbs', '.handlebars', '.njk', '.ejs', '.pug', '.jade', '.erb', '.jsp', '.jspf', '.cshtml', '.razor', '.php', '.twig', '.html'] },
  },
  bad: {
    'error.hbs': ['<h1>Oh no</h1>\n<p>{{error.message}}</p>\n<pre>{{error.stack}}</pre>', '<pre>{{ err.stack }}</pre>\n<p>{{ err.message }}</p>'], 'oops.ejs': ['<h2><%= err.message %></h2>\n<pre><%= err.stack %></pre>'], 'oops.pug': ['h2= exception.message\npre= exception.stack'],
    'oops.html.erb': ['<pre><%= @exception.backtrace.join("\\n") %></pre>'], 'oops.jsp': ['<pre><% exception.printStackTrace(new java.io.PrintWriter(out)); %></pre>', '<pre>${pageContext.exception.stackTrace}</pre>'],
    'Oops.cshtml': ['<pre>@Model.Exception.StackTrace</pre>', '<pre>@ex.StackTrace</pre>'], 'oops.blade.php': ['<pre>{{ $exception->getTraceAsString() }}</pre>'], 'oops.html.twig': ['<pre>{{ exception.traceAsString }}</pre>'],
  },
  good: {
    'error.hbs': ['<h1>{{ message }}</h1>\n<h2>{{error.status}}</h2>\n<pre>{{error.stack}}</pre>', '<p>{{error.message}}</p>\n<p>{{ requestId }}</p>', '<p>{{error.message}}</p>\n{{#if development}}<pre>{{error.stack}}</pre>{{/if}}', '<p>{{error.message}}</p>\n{{#if error.stack}}<pre>{{error.stack}}</pre>{{/if}}'],
    'oops.html.erb': ['<p><%= @exception.message %></p>', '<% if Rails.env.development? %><pre><%= @exception.backtrace.join %></pre><% end %>'], 'Oops.cshtml': ['<p>@Model.RequestId</p>'], 'a.md': ['{{error.message}} {{error.stack}}'],
  },
};

const gate = (refusal: string, caught: string, after = 'next();'): string => `async function gate(req, res, next) {\n  try {\n    if (await blocked(req.ip)) ${refusal};\n  } catch (err) {\n    ${caught}\n  }\n  ${after}\n}`;

/** owasp.org/www-community/Fail_securely */
export const refusalSwallowed: Rule = {
  category: 'error-disclosure',
  cwe: [390, 636],
  severity: 'high',
  id: 'refusal-swallowed',
  title: 'Check that lets everyone in when it fails',
  why: 'When the lookup throws, at most a line goes to the log, and the request that it might have refused goes on.',
  fix: 'Refuse in the catch block, too: answer 503 or 401, or next(err).',
  near: ['status(401)', 'status(403)', 'sendstatus(40', 'code(401)', 'code(403)', 'throw(401', 'throw(403', 'unauthorizedexception(', 'forbiddenexception(', 'unauthorizederror(', 'forbiddenerror('],
  find: [...['status', 'sendStatus', 'code'].flatMap((call) => [`$res.${call}(401)`, `$res.${call}(403)`]), '$ctx.throw(401, $...)', '$ctx.throw(403, $...)', 'new UnauthorizedException($...)', 'new ForbiddenException($...)', 'new UnauthorizedError($...)', 'new ForbiddenError($...)'],
  where: { match: 'refusal-swallowed' },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      ...['status(401).end()', 'status(403).json({ error })', 'sendStatus(401)', 'sendStatus(403)', 'code(401).send()', 'code(403).send()'].map((answer) => gate(`return res.${answer}`, "logger.warn('lookup failed', err);")),
      "router.use(async (ctx, next) => {\n  try {\n    if (await bans.has(ctx.ip)) ctx.throw(403, 'banned');\n  } catch (e) {\n    // the store is down\n  }\n  await next();\n});", "router.use(async (ctx, next) => {\n  try {\n    if (!(await seats.free(ctx.state.team))) ctx.throw(401);\n  } catch {}\n  return next();\n});",
      ...['UnauthorizedException', 'ForbiddenException', 'UnauthorizedError', 'ForbiddenError'].map((name) => `class LicenceGuard {\n  async canActivate(context) {\n    try {\n      const licence = await this.licences.of(context);\n      if (licence.expired) throw new ${name}();\n    } catch (err) {\n      this.logger.error(err);\n    }\n    return true;\n  }\n}`),
    ],
  },
  good: {
    js: [
      ...['return res.sendStatus(503);', 'return next(err);', 'throw err;', 'refused = true;', 'refuse(res);'].map((caught) => gate('return res.sendStatus(401)', caught)), gate('return res.status(403).end()', 'console.error(err);', 'return res.sendStatus(503);'), gate('return res.status(404).end()', 'console.error(err);'), gate('return res.status(403).end()', 'log.error(err);', 'if (!req.user) return res.sendStatus(401);'),
      'async function maybe(req, res, next) {\n  try {\n    const user = await find(req);\n    if (user.closed) return res.sendStatus(403);\n    req.user = user;\n  } catch (err) {\n    log.debug(err);\n  }\n  next();\n}',
      'async function guard(req, res, next) {\n  try {\n    if (!(await allowed(req))) return res.sendStatus(403);\n    next();\n  } catch (err) {\n    console.error(err);\n  }\n}',
    ],
  },
};

/** doc.rust-lang.org/std/fmt: `{:?}` is for who wrote the program, with the text of every error inside it. */
export const rustErrorDebugged: Rule = {
  ...danger,
  id: 'rust-error-debugged',
  title: 'Debug print of an error sent to the client',
  fix: 'Log it with tracing::error!(error = ?self), and answer with a fixed text for each kind of error.',
  near: ['format!("{self:', 'format!("{err:', 'format!("{error:', 'format!("{e:', 'format!("{:?}", ', 'format!("{:#?}", '],
  find: [/(?<=(?:\b(?:json!|Json|Html)|\.(?:body|json))\((?:(?!BAD_REQUEST)[^;]){0,240})(?<file>format!\("(?:[^"{}\n]{0,40})\{(?:(?:self|err|error|e):#?\?\}"|:#?\?\}", ?&?(?:self|err|error|e))\))/y],
  where: { path: { trait: 'ends', of: ['.rs'] }, file: { trait: 'text-says', of: ['IntoResponse', 'HttpResponse', 'ResponseError', 'rocket::', 'warp::', 'axum::'] } },
  bad: {
    rust: [
      'impl IntoResponse for ApiError {\n    fn into_response(self) -> Response {\n        let body = json!({ "error": "failed", "detail": format!("{self:?}") });\n        (self.status(), Json(body)).into_response()\n    }\n}',
      'impl ResponseError for Failed {\n    fn error_response(&self) -> HttpResponse {\n        HttpResponse::build(self.status_code()).body(format!("{:?}", self))\n    }\n}',
      ...['{err:?}"', '{error:?}"', '{e:#?}"', '{:#?}", err'].map((form) => `use axum::Json;\nfn failed(e: sqlx::Error) -> Json<Value> {\n    Json(json!({ "message": format!("${form}) }))\n}`),
    ],
  },
  good: {
    rust: ['impl IntoResponse for ApiError {\n    fn into_response(self) -> Response {\n        tracing::error!("{self:?}");\n        let seen = format!("{self:?}");\n        (self.status(), Json(json!({ "error": "failed" }))).into_response()\n    }\n}', 'use axum::Json;\nfn failed(kind: Kind) -> Json<Value> {\n    Json(json!({ "kind": format!("{kind:?}") }))\n}', 'fn main() {\n    println!("{}", json!({ "error": format!("{e:?}") }));\n}'],
    'a.md': ['impl IntoResponse\nJson(format!("{self:?}"))'],
  },
};

/** What makes an error, up to its text. */
const MADE = '\\b(?:throw new [\\w.]{1,40}|throw [A-Z]\\w{0,40}|raise [\\w.]{1,60}|fmt\\.Errorf|errors\\.(?:New|Errorf))\\((?:\\w{1,20}, )?';
const NAMED = '(?:password|passwd|api_?key|secret(?:_?key)?)';

/** A password put into the text of an error: that text is logged, reported and often answered. */
export const credentialInError: Rule = {
  category: 'sensitive-logging',
  severity: 'medium',
  cwe: [209, 532],
  id: 'credential-in-error',
  title: 'Credential put into the text of an error',
  why: 'Texts of errors are logged, sent to trackers and often shown to whoever caused them.',
  fix: 'Leave the value out: say which user, host or setting it was.',
  near: ['{password', '{self.password', '{this.password', '{user.password', '{api_key', '{apikey', '{secret', '+ password', '+ apikey', '+ secret', ', password', ', apikey', ', secret', '$password'],
  find: [
    // f"… {password}", $"… {password}", `… ${password}`
    new RegExp(`(?<=${MADE}(?:[fF$]["'][^"'\\n]{0,140}|\`[^\`\\n]{0,140}\\$))(?<value>\\{(?:[\\w.]{1,20}\\.)?${NAMED}\\})`, 'iy'),
    // "…" + password
    new RegExp(`(?<=${MADE}["'][^\\n]{0,140})(?<value>\\+ ${NAMED}\\b)(?![.(\\w])`, 'iy'),
    // "… %s", password
    new RegExp(`(?<=${MADE}["'\`][^\\n]{0,140}["'\`](?:, [^"'\`\\n]{1,60})?)(?<value>, ${NAMED}\\b)(?=\\)|, )`, 'iy'),
    // "… $password" of Kotlin and PHP
    new RegExp(`(?<=${MADE}"[^"\\n]{0,140})(?<value>\\$${NAMED}\\b)(?![.(\\w])`, 'iy'),
  ],
  bad: {
    js: ['throw new Error(`login of ${user} with ${password} failed`)', 'throw new Error("bad key " + apiKey)', 'throw new HttpError(code, `key ${apiKey}`)', 'throw new Error(`pw ${this.password}`)', 'throw new Error(`pw ${user.password}`)', 'throw new Error("bad secret " + secret)'],
    py: ['raise RuntimeError(f"cannot connect as {user}:{password}@{host}")', 'raise ValueError(f"bad key {api_key}")', 'raise AuthError(f"bad {secret}")', 'raise AuthError(f"bad {self.password}")'],
    go: ['return fmt.Errorf("open with password %s: %w", password, err)', 'return errors.New("bad password " + password)', 'return fmt.Errorf("bad key %q", apiKey)', 'return fmt.Errorf("bad secret %q of %s", name, secret)'],
    java: ['throw new IllegalStateException("bad password " + password);'],
    kotlin: ['throw IllegalStateException("bad $password")'],
    csharp: ['throw new InvalidOperationException($"bad {password}");'],
    php: ['<?php throw new RuntimeException("bad password $password");'],
  },
  good: {
    js: ['throw new Error("password is too short")', 'throw new Error(`user ${user} has no password`)', 'throw new Error(`too short: ${password.length}`)', 'check(user, password)', 'new Login(user, password)', 'throw new Error("{password} is missing")', 'throw new Error("give user, password")', 'throw new Error("bad " + password.length)'],
    py: ['raise ValueError("password")', 'raise ValueError(f"no {user}")', 'connect(f"{password}")'],
    go: ['return fmt.Errorf("password of %d bytes", len(password))', 'return errors.New("no password")', 'check(user, password)'],
    java: ['throw new IllegalStateException("no password");', 'login(user, password);'],
    csharp: ['throw new InvalidOperationException("no password");'],
    php: ['<?php throw new RuntimeException("no password");'],
  },
};
