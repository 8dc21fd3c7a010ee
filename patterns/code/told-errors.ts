/** Texts and traces of errors in answers of every kind: statuses of servers, calls between programs, sockets, graphs; switches that have a library tell them; and checks whose error nobody reads. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
} as const;

/** By language what is answered where something failed inside: the pattern, its keyword, and a line that tells the error. */
const ANSWERS: readonly (readonly [language: string, find: string, near: string, line: string])[] = [
  ['js', '$?.status(500).json($reply)', 'status(500)', 'const msg = err instanceof Error ? err.message : String(err);\nres.status(500).json({ error: msg });'],
  ['js', '$?.status(500).send($reply)', 'status(500)', 'const { message, stack } = err;\nreply.status(500).send({ message, stack });'],
  ...['502', '503'].flatMap((status) => ['json', 'send'].map((call) => ['js', `$?.status(${status}).${call}($reply)`, `status(${status})`, `res.status(${status}).${call}("failed: " + err.message);`] as const)),
  ['js', '$?.code(500).send($reply)', 'code(500)', 'reply.code(500).send({ error: String(err) });'],
  ['js', 'NextResponse.json($reply, {status: 500, $...})', 'response.json(', 'const text = error instanceof Error ? error.message : "";\nreturn NextResponse.json({ error: text }, { status: 500 });'],
  ['js', 'Response.json($reply, {status: 500, $...})', 'response.json(', 'const { message, detail } = err;\nreturn Response.json({ message, detail }, { status: 500 });'],
  ['js', 'new Response($reply, {status: 500, $...})', 'new response(', 'return new Response(`Error: ${(e as Error).stack}`, { status: 500 });'],
  ['js', 'return json($reply, {status: 500, $...})', 'return json(', 'return json({ error: (e as Error).message }, { status: 500 });'],
  ['js', 'new InternalServerErrorException($reply, $...)', 'internalservererrorexception(', 'throw new InternalServerErrorException(err.message);'],
  ['js', 'new HttpException($reply, 500)', 'httpexception(', 'throw new HttpException({ error: err.stack }, 500);'],
  ['js', 'new HttpException($reply, HttpStatus.INTERNAL_SERVER_ERROR)', 'httpexception(', 'throw new HttpException(err.message, HttpStatus.INTERNAL_SERVER_ERROR);'],
  ['js', "new TRPCError({code: 'INTERNAL_SERVER_ERROR', message: $reply, $...})", 'trpcerror(', "throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: err.message });"],
  ['js', 'createError({statusCode: 500, message: $reply, $...})', 'createerror(', 'throw createError({ statusCode: 500, message: err.message });'],
  ['js', 'createError({statusCode: 500, statusMessage: $reply, $...})', 'createerror(', 'throw createError({ statusCode: 500, statusMessage: err.message });'],
  ['js', 'createError({statusCode: 500, data: $reply, $...})', 'createerror(', 'throw createError({ statusCode: 500, data: { error: err.message } });'],
  ['js', 'createError({status: 500, message: $reply, $...})', 'createerror(', 'throw createError({ status: 500, message: String(err) });'],
  ['js', 'new HTTPException(500, {message: $reply, $...})', 'httpexception(', 'throw new HTTPException(500, { message: err.message });'],
  ['js', 'error(500, $reply)', 'error(500', 'throw error(500, e.message);'],
  ['js', 'callback({code: grpc.status.INTERNAL, message: $reply, $...})', 'callback({', 'callback({ code: grpc.status.INTERNAL, message: err.message });'],
  ['js', 'callback({code: status.INTERNAL, message: $reply, $...})', 'callback({', 'callback({ code: status.INTERNAL, message: `${err}` });'],
  ['java', 'Status.INTERNAL.withDescription($reply)', 'withdescription(', 'observer.onError(Status.INTERNAL.withDescription(e.toString()).asRuntimeException());'],
  ['java', 'Status.UNKNOWN.withDescription($reply)', 'withdescription(', 'observer.onError(Status.UNKNOWN.withDescription(e.getMessage()).asRuntimeException());'],
  ['java', '$?.getWriter().println($reply)', 'getwriter()', 'resp.getWriter().println("Database error: " + e.getMessage());'],
  ['java', '$?.getWriter().print($reply)', 'getwriter()', 'try { run(); } catch (IOException io) { resp.getWriter().print("cannot read: " + io.getMessage()); }'],
  ['java', '$?.status(500).body($reply)', 'status(500)', 'try { run(); } catch (RuntimeException failed) { return ResponseEntity.status(500).body(failed.getMessage()); }'],
  ['java', '$?.status(HttpStatus.INTERNAL_SERVER_ERROR).body($reply)', 'status(httpstatus.', 'try { run(); } catch (RuntimeException failed) { return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).body(failed.getMessage()); }'],
  ['csharp', 'StatusCode(500, $reply)', 'statuscode(500', 'try { Run(); } catch (Exception failed) { return StatusCode(500, failed.Message); }'],
  ['csharp', 'StatusCode(StatusCodes.Status500InternalServerError, $reply)', 'statuscode(statuscodes.', 'try { Run(); } catch (Exception failed) { return StatusCode(StatusCodes.Status500InternalServerError, failed.Message); }'],
  ['java', '$?.getWriter().write($reply)', 'getwriter()', 'response.getWriter().write("{\\"error\\":\\"" + e.getMessage() + "\\"}");'],
  ['java', '$?.setStatusCode(500).end($reply)', 'setstatuscode(500)', 'ctx.response().setStatusCode(500).end(err.getMessage());'],
  ['java', 'new TextMessage($reply)', 'textmessage(', 'session.sendMessage(new TextMessage("error: " + e));'],
  ['kotlin', '$?.respondText($reply, status=HttpStatusCode.InternalServerError, $...)', 'respondtext(', 'call.respondText("500: ${cause.message}", status = HttpStatusCode.InternalServerError)'],
  ['csharp', 'new Status(StatusCode.Internal, $reply)', 'new status(', 'throw new RpcException(new Status(StatusCode.Internal, ex.Message));'],
  ['csharp', 'Problem(detail: $reply, statusCode: 500, $...)', 'problem(', 'return Results.Problem(detail: e.Message, statusCode: 500);'],
  ['csharp', 'new ObjectResult($reply) {$...}', 'objectresult(', 'context.Result = new ObjectResult(new { message = context.Exception.Message }) { StatusCode = 500 };'],
  ['csharp', 'new JsonResult($reply) {$...}', 'jsonresult(', 'return new JsonResult(new { error = ex.Message }) { StatusCode = 500 };'],
  ['scala', 'InternalServerError($reply)', 'internalservererror(', 'try run() catch { case e: Exception => InternalServerError(e.getMessage) }'],
  ['java', 'internalServerError($reply)', 'internalservererror(', 'try { run(); } catch (IOException e) { return internalServerError(e.getMessage()); }'],
  ['java', '$?.internalServerError().body($reply)', 'internalservererror(', 'try { run(); } catch (IOException io) { return ResponseEntity.internalServerError().body(io.getMessage()); }'],
  ['java', 'HttpResponse.serverError($reply)', 'httpresponse.servererror(', 'HttpResponse<?> handle(HttpRequest request, Exception exception) { return HttpResponse.serverError(Map.of("error", exception.getMessage())); }'],
  ['java', '$?.status(500).result($reply)', 'status(500)', 'app.exception(Exception.class, (e, ctx) -> ctx.status(500).result(e.getMessage()));'],
  ['go', 'status.Errorf(codes.Internal, $...)', 'status.errorf(', 'return nil, status.Errorf(codes.Internal, "query failed: %v", err)'],
  ['go', 'status.Error(codes.Internal, $...)', 'status.error(', 'return nil, status.Error(codes.Internal, err.Error())'],
  ['go', 'status.Error(codes.Unknown, $...)', 'status.error(', 'return nil, status.Error(codes.Unknown, fmt.Sprintf("store: %v", err))'],
  ['go', 'connect.NewError(connect.CodeInternal, $...)', 'connect.newerror(', 'return nil, connect.NewError(connect.CodeInternal, err)'],
  ['go', 'http.Error($w, $...)', 'http.error(', 'msg := fmt.Sprintf("no user: %v", err)\nhttp.Error(w, msg, http.StatusInternalServerError)'],
  ['go', 'json.NewEncoder($w).Encode($...)', 'json.newencoder(', 'json.NewEncoder(w).Encode(Failure{Code: 500, Message: err.Error()})'],
  ['php', 'response()->json($reply, 500)', 'response()->json(', "<?php return response()->json(['error' => (string) $e], 500);"],
  ['rust', 'ErrorInternalServerError($reply)', 'errorinternalservererror(', 'let row = find().await.map_err(|e| ErrorInternalServerError(e.to_string()))?;'],
  ['rust', 'Status::internal($reply)', 'status::internal(', 'let row = find().await.map_err(|e| Status::internal(format!("db: {e}")))?;'],
  ['rust', 'Status::unknown($reply)', 'status::unknown(', 'let row = find().await.map_err(|e| Status::unknown(e.to_string()))?;'],
  ['dart', 'Response.internalServerError(body: $reply)', 'internalservererror(', "return Response.internalServerError(body: 'Error: $e');"],
  ['swift', 'Abort(.internalServerError, reason: $reply)', 'abort(.internalservererror', 'do { try run() } catch { throw Abort(.internalServerError, reason: error.localizedDescription) }'],
  ['swift', 'Response(status: .internalServerError, body: $reply)', 'response(status: .internalservererror', 'do { try run() } catch { return Response(status: .internalServerError, body: .init(string: "failed: \\(error)")) }'],
  ['cpp', '$res.set_content($reply, $type)', 'set_content(', 'void f() { try { run(); } catch (const std::exception &e) { res.set_content(e.what(), "text/plain"); } }'],
  ['cpp', 'crow::response(500, $reply)', 'crow::response(', 'void f() { try { run(); } catch (const std::exception &e) { done(crow::response(500, e.what())); } }'],
];
const lines = (language: string): string[] => ANSWERS.filter(([one]) => one === language).map(([, , , line]) => line);
const INSIDE = ANSWERS.filter(([, find]) => find.includes('$reply'));
const LISTED = ANSWERS.filter(([, find]) => !find.includes('$reply'));
const LANGUAGES = [...new Set(ANSWERS.map(([language]) => language))];

export const failureTold: Rule = {
  ...danger,
  id: 'failure-told-to-client',
  title: 'Text of an error sent to the client',
  why: 'The text names tables, files and hosts that are nobody else\'s business, and a trace the lines as well.',
  fix: 'Log the error, and answer with a fixed text and an id.',
  near: [...new Set(INSIDE.map(([, , near]) => near))],
  find: INSIDE.map(([, find]) => find),
  where: { reply: 'tells-error' },
  hole: 'none',
  langs: LANGUAGES.filter((one) => one !== 'go'),
  bad: Object.fromEntries(LANGUAGES.filter((one) => one !== 'go').map((one) => [one, lines(one)])),
  good: {
    js: ["res.status(500).json({ error: 'failed' }); reply.status(500).send({ id }); reply.code(500).send('failed');", "const msg = err instanceof Error ? err.message : String(err);\nlog.error(msg);\nreturn NextResponse.json({ error: 'failed' }, { status: 500 });", "return Response.json({ id: row.id }, { status: 500 });", "return json({ error: 'failed' }, { status: 500 });", "throw new InternalServerErrorException('failed', { cause: err });", "return new Response('Internal error', { status: 500 });", "throw new HttpException('failed', 500); throw new HttpException('failed', HttpStatus.INTERNAL_SERVER_ERROR);", "throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'could not save', cause: err });", "throw createError({ statusCode: 500, message: 'failed' }); throw createError({ statusCode: 500, statusMessage: 'failed', data: { id } }); throw createError({ status: 500, message: 'failed' }); throw new HTTPException(500, { message: 'failed', cause: err }); throw error(500, 'failed');", "callback({ code: grpc.status.INTERNAL, message: 'failed' }); callback({ code: status.INTERNAL, message: text });", "res.status(500).json({ error: process.env.NODE_ENV === 'production' ? 'failed' : err.message });"],
    java: ['observer.onError(Status.INTERNAL.withDescription("failed").withCause(e).asRuntimeException()); Status.UNKNOWN.withDescription(text);', 'resp.getWriter().println("failed"); resp.getWriter().write(page); ctx.response().setStatusCode(500).end("failed"); session.sendMessage(new TextMessage("failed"));'], kotlin: ['call.respondText(text = "failed", status = HttpStatusCode.InternalServerError)', 'call.respondText("failed", status = HttpStatusCode.InternalServerError)'],
    csharp: ['throw new RpcException(new Status(StatusCode.Internal, "failed"));', 'return Results.Problem(detail: "failed", statusCode: 500);', 'context.Result = new ObjectResult(new { message = "failed" }) { StatusCode = 500 };', 'return new JsonResult(new { error = "failed" }) { StatusCode = 500 };'], php: ["<?php return response()->json(['error' => 'failed'], 500);"],
    rust: ['let row = find().await.map_err(|e| { error!("{e}"); ErrorInternalServerError("failed") })?;', 'let row = find().await.map_err(|e| { error!("{e}"); Status::internal("failed") })?; let s = Status::unknown("failed");'], dart: ["return Response.internalServerError(body: 'error');"], swift: ['do { try run() } catch { throw Abort(.internalServerError, reason: "failed") }', 'do { try run() } catch { return Response(status: .internalServerError, body: .init(string: "failed")) }'], cpp: ['void f() { res.set_content("failed", "text/plain"); done(crow::response(500, "failed")); }'],
  },
};

/** pkg.go.dev/google.golang.org/grpc/status, connectrpc.com/docs/go/errors */
export const goFailureTold: Rule = {
  ...failureTold,
  id: 'go-failure-told-to-client',
  near: [...new Set(LISTED.map(([, , near]) => near))],
  find: LISTED.map(([, find]) => find),
  where: { rest: 'tells-error', match: { any: [{ trait: 'has', of: ['Internal', 'Unknown', 'CodeInternal', 'StatusInternalServerError', '500'] }] } },
  langs: ['go'],
  bad: { go: lines('go') },
  good: { go: ['return nil, status.Error(codes.Internal, "query failed")', 'return nil, status.Errorf(codes.Internal, "no user %d", id)', 'return nil, status.Errorf(codes.InvalidArgument, "bad name: %v", err)', 'return nil, connect.NewError(connect.CodeInternal, errFailed)', 'msg := fmt.Sprintf("no user: %v", err)\nlog.Print(msg)\nhttp.Error(w, "failed", http.StatusInternalServerError)', 'json.NewEncoder(w).Encode(Failure{Code: 500, Message: "failed"})', 'json.NewEncoder(w).Encode(Failure{Code: 400, Message: err.Error()})'] },
};

/** A text of an error where the status of a failure stands elsewhere in the function. */
export const failureToldBeside: Rule = {
  ...failureTold,
  id: 'failure-told-beside-status',
  near: ['.setdetail(', 'problemdetails', '.writeasync(', '.writeasjsonasync(', 'render.json(', '.content.encode('],
  find: ['$?.Response.WriteAsJsonAsync($reply)', '$p.setDetail($reply)', 'new ProblemDetails {$..., Detail = $reply}', '$?.Response.WriteAsync($reply, $...)', 'render.JSON($w, $r, $reply)', '$?.content.encode($reply)'],
  where: { reply: 'tells-error', match: { trait: 'within', of: ['INTERNAL_SERVER_ERROR', 'forStatus(500)', 'Status500InternalServerError', 'StatusCode=500', 'Status=500', 'render.Status(r,500)', 'StatusInternalServerError', 'HttpStatusCode.InternalServerError', 'status:.internalServerError'] } },
  langs: ['java', 'kotlin', 'csharp', 'go', 'swift'],
  bad: {
    java: ['ProblemDetail any(Exception e) {\n  ProblemDetail p = ProblemDetail.forStatus(500);\n  p.setDetail(e.getMessage());\n  return p;\n}', 'ProblemDetail any(Exception e) {\n  var p = ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR);\n  p.setDetail(e.toString());\n  return p;\n}'],
    swift: ['func f(error: Error) throws -> Response {\n    let response = Response(status: .internalServerError)\n    try response.content.encode(["error": String(describing: error)])\n    return response\n}'],
    csharp: ['async Task F(HttpContext context, Exception ex) {\n  context.Response.StatusCode = 500;\n  await context.Response.WriteAsJsonAsync(Told(context, ex));\n}\nstatic Error Told(HttpContext context, Exception ex) {\n  return new Error(context.TraceIdentifier, ex.ToString());\n}', 'async Task F(HttpContext context, Exception ex) {\n  context.Response.StatusCode = 500;\n  await context.Response.WriteAsJsonAsync(new { error = ex.Message });\n}', 'async Task F(HttpContext context, Exception ex) {\n  context.Response.StatusCode = 500;\n  await context.Response.WriteAsync(ex.Message);\n}', 'async Task F(HttpContext context, Exception ex) {\n  context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;\n  await context.Response.WriteAsync("failed: " + ex.Message);\n}', 'ProblemDetails F(Exception exception) {\n  return new ProblemDetails { Status = 500, Title = "Failed", Detail = exception.Message };\n}', 'ProblemDetails F(Exception exception) {\n  return new ProblemDetails { Status = StatusCodes.Status500InternalServerError, Detail = exception.Message };\n}'],
    go: ['func f(w http.ResponseWriter, r *http.Request) {\n\trender.Status(r, 500)\n\trender.JSON(w, r, M{"error": err.Error()})\n}', 'func f(w http.ResponseWriter, r *http.Request) {\n\trender.Status(r, http.StatusInternalServerError)\n\trender.JSON(w, r, M{"error": err.Error()})\n}'],
  },
  good: {
    swift: ['func f(error: Error) throws -> Response {\n    let response = Response(status: .internalServerError)\n    try response.content.encode(["error": "failed"])\n    return response\n}'],
    java: ['ProblemDetail any(Exception e) {\n  var p = ProblemDetail.forStatus(500);\n  p.setDetail("failed");\n  return p;\n}', 'ProblemDetail missing(NotFound e) {\n  var p = ProblemDetail.forStatus(404);\n  p.setDetail(e.getMessage());\n  return p;\n}'],
    csharp: ['async Task F(HttpContext context, Exception ex) {\n  context.Response.StatusCode = 500;\n  await context.Response.WriteAsync("failed");\n}', 'ProblemDetails F(NotFound exception) {\n  return new ProblemDetails { Status = 404, Detail = exception.Message };\n}'], go: ['func f(w http.ResponseWriter, r *http.Request) {\n\trender.Status(r, 400)\n\trender.JSON(w, r, M{"error": err.Error()})\n}'],
  },
};

/** A refusal that is answered with whatever was thrown. */
export const anyTextAsRefusal: Rule = {
  ...failureTold,
  id: 'csharp-any-exception-answered',
  near: ['badrequest(', 'conflict(', 'unprocessableentity('],
  find: ['BadRequest($reply)', 'Conflict($reply)', 'UnprocessableEntity($reply)'],
  where: { reply: 'tells-error', match: { all: [{ trait: 'within', of: ['catch(Exceptione', 'catch(SqlException', 'catch(DbUpdateException', 'catch(NpgsqlException', 'catch(DbException', 'catch(IOException'] }, { not: { trait: 'within', of: ['catch(ValidationException', 'catch(DomainException', 'catch(ArgumentException'] } }] } },
  langs: ['csharp'],
  bad: { csharp: ['IActionResult F() { try { Run(); return Ok(); } catch (Exception ex) { return BadRequest(ex.Message); } }', 'IActionResult F() { try { Run(); return Ok(); } catch (SqlException ex) { return Conflict(new { error = ex.Message }); } }', 'IActionResult F() { try { Run(); return Ok(); } catch (DbUpdateException e) { return UnprocessableEntity(e.Message); } }', ...['NpgsqlException', 'DbException', 'IOException'].map((type) => `IActionResult F() { try { Run(); return Ok(); } catch (${type} e) { return BadRequest(e.Message); } }`)] },
  good: { csharp: ['IActionResult F() { try { Run(); return Ok(); } catch (Exception ex) { _log.LogError(ex, "x"); return BadRequest("failed"); } }', 'IActionResult F() { try { Run(); return Ok(); } catch (QuotaException ex) { return BadRequest(ex.Message); } }', 'IActionResult F() { return Conflict(name); }', 'IActionResult F() { return UnprocessableEntity(ModelState); }', ...['ValidationException', 'DomainException', 'ArgumentException'].map((type) => `IActionResult F() { try { Run(); return Ok(); } catch (${type} ex) { return BadRequest(ex.Message); } catch (Exception ex) { _log.LogError(ex, "x"); throw; } }`)] },
};

export const traceGiven: Rule = {
  ...danger,
  id: 'trace-given-out',
  title: 'Trace of an error sent to the client',
  why: 'The trace tells a stranger file names, queries and versions.',
  fix: 'Log the error under an id, and send a fixed text and that id.',
  near: ['.emit(', '.addattribute(', 'formaterror'],
  find: ['socket.emit($event, $reply)', '$model.addAttribute($key, $reply)', 'formatError: $reply'],
  where: { reply: { all: ['tells-error', { trait: 'has', of: ['stack', 'stacktrace', 'getStackTrace', 'getStackTraceAsString', 'stackTraceToString', 'originalError', 'exception'] }] } },
  hole: 'none',
  langs: ['js', 'java', 'kotlin'],
  bad: {
    js: ["socket.emit('failed', { message: err.message, stack: err.stack });", 'const server = new ApolloServer({ schema, formatError: (err) => ({ message: err.message, trace: err.extensions.exception.stacktrace }) });', 'const server = new ApolloServer({ formatError: (e) => ({ message: e.originalError.message, stack: e.stack }) });'],
    java: ['model.addAttribute("trace", ExceptionUtils.getStackTrace(ex));', 'model.addAttribute("trace", Throwables.getStackTraceAsString(ex));'], kotlin: ['model.addAttribute("trace", ex.stackTraceToString())'],
  },
  good: { js: ["socket.emit('failed', { message: 'failed' });", "const server = new ApolloServer({ formatError: (err) => ({ message: 'failed', code: err.extensions.code }) });", "socket.emit('failed', { message: err.message });", "socket.emit('deck', { stack: cards.stack });"], java: ['model.addAttribute("message", "failed");'] },
};

/** learn.microsoft.com (EnableDetailedErrors, IncludeExceptionDetails), slimframework.com (addErrorMiddleware), expressjs.com (errorhandler) */
export const errorsSwitchedOn: Rule = {
  ...danger,
  cwe: [209, 489],
  id: 'errors-switched-on',
  title: 'Library set to tell its errors to the client',
  why: 'Whoever calls sees messages, traces and queries of the inside.',
  fix: 'Leave it out, or switch it on in development alone: o.EnableDetailedErrors = env.IsDevelopment().',
  near: ['detailederrors', 'includeexceptiondetails', 'adderrormiddleware(', 'dumpexceptions', 'showstack'],
  find: [/(?:DetailedErrors|IncludeExceptionDetails) ?= ?true\b(?<!(?:IsDevelopment|#if DEBUG)[^]{0,160})/iy, /addErrorMiddleware\( ?true\b/iy, /dumpExceptions: true\b(?<!(?:NODE_ENV|development)[^]{0,160})/iy, /showStack: true\b(?<!(?:NODE_ENV|development|dumpExceptions)[^]{0,160})/iy],
  where: { path: { trait: 'ends', of: ['.cs', '.php', '.js', '.ts'] } },
  bad: { cs: ['services.AddGrpc(o => o.EnableDetailedErrors = true);', 'b.ModifyRequestOptions(o => o.IncludeExceptionDetails = true);'], php: ['<?php $app->addErrorMiddleware(true, true, true);'], js: ['app.use(errorHandler({ dumpExceptions: true }));', 'app.use(errorHandler({ showStack: true }));'] },
  good: { cs: ['services.AddGrpc(o => o.EnableDetailedErrors = env.IsDevelopment());', 'if (env.IsDevelopment()) services.AddGrpc(o => o.EnableDetailedErrors = true);', 'o.IncludeExceptionDetails = false;'], php: ['<?php $app->addErrorMiddleware(false, true, true);'], js: ["if (app.get('env') === 'development') app.use(errorHandler({ dumpExceptions: true, showStack: true }));", 'x = { dumpExceptions: false, showStack: false };'], 'a.md': ['EnableDetailedErrors = true'] },
};

/** pkg.go.dev/golang.org/x/crypto/bcrypt (CompareHashAndPassword answers by its error alone), pkg.go.dev/github.com/golang-jwt/jwt */
export const goCheckDropped: Rule = {
  category: 'error-disclosure',
  cwe: [252, 390, 287],
  severity: 'high',
  id: 'go-check-error-dropped',
  title: 'Error of a check thrown away',
  why: 'The check says no by its error alone; without it everyone passes.',
  fix: 'Ask for the error, and refuse where there is one: if err != nil { http.Error(w, "no", http.StatusUnauthorized); return }.',
  near: ['comparehashandpassword(', 'jwt.parse', '.checksignature', 'verifypkcs1v15(', 'verifypss(', '.verify('],
  find: [
    /(?<=\n[ \t]{1,20}(?:_ ?= ?)?bcrypt\.)CompareHashAndPassword\([^\n]{1,160}\)(?=[ \t]{0,4}\r?\n)/iy,
    /jwt\.Parse(?:WithClaims)?\([^\n]{1,200}(?=\n)(?<=\n[ \t]{0,20}(?<token>\w{1,20}), _ :?= ?jwt\.Parse[^\n]{1,220})(?![^]{0,500}\b\k<token>\.Valid\b)/iy,
    /(?:\.CheckSignature(?:From)?|VerifyPKCS1v15|VerifyPSS)\([^\n]{1,200}\)(?=[ \t]{0,4}\r?\n)(?<=\n[ \t]{1,20}(?:_ ?= ?)?\w{1,20}(?:\.\w{1,20})?\.?(?:CheckSignature(?:From)?|VerifyPKCS1v15|VerifyPSS)\([^\n]{1,200})/iy,
    /\.Verify\([^\n]{1,160}\)(?=[ \t]{0,4}\r?\n)(?<=\n[ \t]{1,20}(?:_|_, _) ?= ?\w{0,20}(?:erifier|ert|oken|ignature|key|signer|jwt)\w{0,20}\.Verify\([^\n]{1,160})/iy,
  ],
  where: { path: { trait: 'ends', of: ['.go'] } },
  bad: { go: ['func f() {\n\t_ = bcrypt.CompareHashAndPassword(u.Hash, []byte(given))\n\tstart(w, u)\n}', 'func f() {\n\tbcrypt.CompareHashAndPassword(u.Hash, given)\n\tstart(w, u)\n}', 'func f() {\n\ttoken, _ := jwt.Parse(raw, keyOf)\n\tserve(token.Claims)\n}', 'func f() {\n\t_ = cert.CheckSignatureFrom(root)\n\tserve()\n}', 'func f() {\n\t_ = rsa.VerifyPKCS1v15(pub, crypto.SHA256, sum, sig)\n\tserve()\n}', 'func f() {\n\trsa.VerifyPSS(pub, crypto.SHA256, sum, sig, nil)\n\tserve()\n}', 'func f() {\n\t_, _ = verifier.Verify(ctx, raw)\n\tserve()\n}'] },
  good: { go: ['func f() {\n\terr := bcrypt.CompareHashAndPassword(u.Hash, given)\n\treturn err == nil\n}', 'func f() {\n\tif bcrypt.CompareHashAndPassword(u.Hash, given) != nil {\n\t\treturn\n\t}\n}', 'func f() {\n\ttoken, _ := jwt.Parse(raw, keyOf)\n\tif token == nil || !token.Valid {\n\t\treturn\n\t}\n}', 'func f() {\n\treturn cert.CheckSignatureFrom(root)\n}', 'func f() {\n\tif err := rsa.VerifyPKCS1v15(a, b, c, d); err != nil {\n\t\treturn\n\t}\n\terr = rsa.VerifyPSS(a, b, c, d, nil)\n}', 'func f() {\n\tidToken, err := verifier.Verify(ctx, raw)\n}'], 'a.md': ['\n\t_ = bcrypt.CompareHashAndPassword(u.Hash, given)\n'] },
};

/** php.net/exception.gettraceasstring */
export const phpTraceInAnswer: Rule = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  id: 'php-trace-in-answer',
  title: 'Trace of an error put into an answer',
  why: 'It names files, classes and what they were called with.',
  fix: 'Log it under an id, and answer with a fixed text and that id.',
  near: ["'trace' =>", '"trace" =>', "'stack' =>", '"stack" =>'],
  find: [/(?<=\$(?<body>\w{1,30}) = (?:\[|array\()[^;]{0,190})["'](?:trace|stack)["'] => [^\n;]{0,60}->getTrace(?:AsString)?\(\)[^;]{0,300};(?:(?!\n\s{0,8}\}\n)[^]){0,300}?(?:JsonResponse|->(?:json|withJson|respond|jsonResponse)|json_encode|wp_send_json\w{0,10})\s?\([^;]{0,80}\$\k<body>\b/y],
  where: { path: { trait: 'ends', of: ['.php'] } },
  bad: { php: ["<?php\n$body = [\n  'message' => $e->getMessage(),\n  'trace' => explode(\"\\n\", $e->getTraceAsString()),\n];\nreturn new JsonResponse(['error' => $body], 500);", ...["'stack'", '"stack"', '"trace"'].map((key) => `<?php $out = [${key} => $e->getTrace()]; echo json_encode($out);`)] },
  good: { php: ["<?php $this->logger->error('failed', ['trace' => $e->getTraceAsString()]);\nreturn new JsonResponse($body, 500);", "<?php $context = ['trace' => $e->getTraceAsString()];\n$this->logger->error('failed', $context);\nreturn new JsonResponse($body, 500);"], txt: ["$body = ['trace' => $e->getTraceAsString()]; echo json_encode($body);"] },
};
