/** What strangers should not read: traces sent to clients, credentials in logs; Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';
import { CREDENTIALS, GIVES_TOKENS, LEAVES_OUT } from './credential-words.ts';

const danger = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  title: 'Trace of an error sent to the client',
  why: 'The trace tells a stranger file names, queries and versions.',
} as const;

const logged = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there: its length or a keyed hash.',
} as const;

export const javaTrace: Rule = {
  ...danger,
  id: 'java-trace-sent',
  fix: 'Log the exception and answer with a fixed text.',
  near: ['printstacktrace('],
  find: ['$e.printStackTrace($w)'],
  where: { w: { any: [{ trait: 'holds', of: ['getWriter'] }, { all: [{ trait: 'named', of: ['writer'] }, { trait: 'mentions', of: ['response', 'resp', 'res'] }] }, { all: [{ trait: 'equals', of: ['out'] }, { trait: 'within', of: ['ServletResponse', 'HttpServlet'] }] }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['e.printStackTrace(response.getWriter());', 'void f(HttpServletResponse response, PrintWriter out) {\n  ex.printStackTrace(out);\n}'], kotlin: ['e.printStackTrace(response.writer)'] },
  good: { java: ['e.printStackTrace();', 'e.printStackTrace(System.out);', 'e.printStackTrace(out);', 'e.printStackTrace(writer);', 'e.printStackTrace(response.log);', 'void f(HttpServletResponse response) {\n  e.printStackTrace(log);\n}', 'e.printStackTrace(new PrintWriter(buffer));'] },
};

export const javaTraceText: Rule = {
  ...danger,
  id: 'java-trace-answered',
  fix: 'Log the exception and answer with a fixed text.',
  near: ['.body(', 'responseentity<', 'senderror(', '.entity('],
  find: ['$answer.body($text)', 'new ResponseEntity<>($text, $...)', '$r.sendError($code, $text)', '$answer.entity($text)'],
  where: { text: { any: [{ all: [{ trait: 'has', of: ['toString'] }, { trait: 'within', of: ['StringWriter'] }, { trait: 'within', of: ['printStackTrace('] }] }, { all: ['tells-error', { trait: 'within', of: ['printStackTrace('] }] }, { trait: 'holds', of: ['getStackTrace', 'getStackTraceAsString', 'stackTraceToString'] }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['ResponseEntity<String> f(Exception e) {\n  Answer a = new Answer();\n  StringWriter sw = new StringWriter();\n  e.printStackTrace(new PrintWriter(sw));\n  a.text = sw.toString();\n  return ResponseEntity.status(500).body(a.text);\n}', 'ResponseEntity<String> f(Exception e) {\n  StringWriter sw = new StringWriter();\n  e.printStackTrace(new PrintWriter(sw));\n  return ResponseEntity.status(500).body(sw.toString());\n}', 'return new ResponseEntity<>(ExceptionUtils.getStackTrace(e), HttpStatus.INTERNAL_SERVER_ERROR);', 'response.sendError(500, Throwables.getStackTraceAsString(e));', 'Response.serverError().entity(Arrays.toString(e.getStackTrace())).build();'], kotlin: ['return ResponseEntity.status(500).body(e.stackTraceToString())'] },
  good: { java: ['ResponseEntity.ok().body(user);', 'new ResponseEntity<>(user, HttpStatus.OK);', 'response.sendError(404, "no such page");', 'Response.ok().entity(user).build();', 'String f() {\n  StringWriter out = new StringWriter();\n  page.merge(out);\n  return ok().body(out.toString());\n}', 'void f(Exception e) {\n  e.printStackTrace(log);\n  r.body(text);\n}'] },
};

export const csharpTrace: Rule = {
  ...danger,
  id: 'csharp-trace-sent',
  fix: 'Log the exception and answer with Problem() or a fixed text.',
  near: ['problem(', 'content(', 'badrequest(', 'statuscode(', 'response.write', 'ok('],
  find: ['Problem($text, $...)', 'Content($text, $...)', 'BadRequest($text)', 'StatusCode($code, $text)', '$?.Response.Write($text)', '$?.Response.WriteAsync($text, $...)', 'Ok($text)'],
  where: { text: { any: [{ trait: 'named', of: ['stacktrace'] }, { all: [{ trait: 'named', of: ['tostring'] }, { trait: 'mentions', of: ['ex', 'exception', 'error', 'e'] }] }] } },
  langs: ['csharp'],
  bad: { csharp: ['return Problem(ex.ToString());', 'return Content(ex.ToString());', 'return BadRequest(ex.StackTrace);', 'return StatusCode(500, ex.ToString());', 'Response.Write(exception.ToString());', 'await context.Response.WriteAsync(error.ToString());', 'return Ok(e.StackTrace);'] },
  good: { csharp: ['return Problem("failed");', 'return BadRequest(ModelState);', 'return Content(id.ToString());', 'return StatusCode(500, ex.Code);', 'Response.Write(text);', 'return Ok(value);', 'Response.WriteAsync(page);'] },
};

export const goTrace: Rule = {
  ...danger,
  id: 'go-trace-sent',
  fix: 'Log the stack and answer with http.StatusText(code).',
  near: ['http.error(', 'w.write('],
  find: ['http.Error($w, string(debug.Stack()), $code)', '$w.Write(debug.Stack())'],
  langs: ['go'],
  bad: { go: ['http.Error(w, string(debug.Stack()), 500)', 'w.Write(debug.Stack())'] },
  good: { go: ['http.Error(w, "failed", 500)', 'log.Print(string(debug.Stack()))', 'w.Write(data)'] },
};

export const jvmLogging: Rule = {
  ...logged,
  id: 'jvm-credential-logged',
  near: ['log.', 'logger.', 'println(', 'timber.', 'audit.'],
  find: ['$?.audit.$level($...)', 'log.$level($...)', 'logger.$level($...)', 'LOG.$level($...)', 'LOGGER.$level($...)', 'Log.$level($...)', 'Timber.$level($...)', 'System.out.println($...)', 'System.err.println($...)', 'println($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS }, match: { not: { trait: 'beside', of: ['override fun toString'] } } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['audit.info("pw " + password);', 'authLog.info("pw " + password);', 'record LoginRequest(String user, String password) {\n}\nvoid login(LoginRequest request) {\n  log.info("login {}", request);\n}', 'log.info("card " + payment.getCardNumber());', 'log.info("charging {} {}", order.id(), order.cvc());', 'log.warn("refused {}", attempt.password());', 'LOG.debug("key " + this.client.apiKey());', 'log.info("login " + user + " " + password);', 'logger.debug("key {}", apiKey);', 'LOG.info("pw " + pwd);', 'LOGGER.info("token " + accessToken);', 'System.out.println("password: " + password);', 'System.err.println(password);', 'log.info("auth {}", request.getHeader("Authorization"));'], kotlin: ['data class Card(val holder: String, val cvc: String)\ndata class Charge(val id: UUID, val card: Card)\nfun charge(command: Charge) {\n  log.info("Sending {}", command)\n}', 'println("password $password")', 'Log.d("Auth", "login $email / $password")', 'Timber.d("token $accessToken")'] },
  good: { java: ['record LoginRequest(String user, String device) {\n}\nvoid login(LoginRequest request) {\n  log.info("login {}", request);\n}', '@Data\nclass LoginRequest {\n  private String user;\n  @ToString.Exclude\n  private String password;\n}\nvoid login(LoginRequest request) {\n  log.info("login {}", request);\n}', 'log.info("charged {}", order.last4());', 'log.info("using {} {}", store.credentials(), Matchers.password());', 'log.info("password changed");', 'logger.info("{}", passwordLength);', 'System.out.println(name);', 'LOG.info(hasPassword);', 'LOGGER.info("x");'], kotlin: ['data class Credentials(val email: String, val password: String) {\n  override fun toString() = "Credentials($email)"\n}\nval credentials = Credentials(email, password)\nLog.w("Login", "failed for $credentials")', 'println("a $name")', 'Log.d("Auth", "login $email")', 'Timber.d("a")'] },
};

export const csharpLogging: Rule = {
  ...logged,
  id: 'csharp-credential-logged',
  near: ['loginformation(', 'logdebug(', 'logwarning(', 'logerror(', 'logger.', 'log.', 'console.writeline', 'debug.writeline', 'trace.trace', 'audit.', '_audit.'],
  find: ['log.$level($...)', '$?.audit.$level($...)', '$?._audit.$level($...)', '$log.LogInformation($...)', '$log.LogDebug($...)', '$log.LogWarning($...)', '$log.LogError($...)', 'Log.$level($...)', 'logger.$level($...)', 'Console.WriteLine($...)', 'Debug.WriteLine($...)', 'Trace.TraceInformation($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['csharp'],
  bad: { csharp: ['_log.Information("pw " + password);', 'audit.Info("pw " + password);', '_audit.Info("pw " + password);', '_logger.LogInformation("pw {Password}", password);', '_logger.LogDebug($"key {apiKey}");', '_logger.LogWarning("bad " + user.Password);', '_logger.LogError("t " + accessToken);', 'Log.Information("pw " + password);', 'logger.Info("pw " + password);', 'Console.WriteLine("password: " + password);', 'Debug.WriteLine("pw " + password);', 'Trace.TraceInformation("key " + apiKey);'] },
  good: { csharp: ['_logger.LogInformation("password changed");', 'Console.WriteLine(name);', 'Log.Information("a");', '_logger.LogError(ex, "a");', 'logger.Info(hasPassword);'] },
};

export const goLogging: Rule = {
  ...logged,
  id: 'go-credential-logged',
  near: ['audit.', 'log.', 'logger.', 'fmt.print', 'fmt.fprint', 'logrus.', 'slog.', 'zap.', 'klog.', 'sugar()', '.interface('],
  find: ['$?.audit.$level($...)', 'slog.$level($...)', 'logrus.$level($...)', '$?.logger.$level($...)', '$?.log.$level($...)', 'fmt.Println($...)', 'fmt.Printf($...)', 'fmt.Fprintf(os.Stderr, $...)', 'zap.String($key, $...)', 'zap.Any($key, $...)', 'klog.$level($...)', '$?.Sugar().$level($...)', '$e.Interface($key, $...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['go'],
  bad: { go: [
    ...['s.log.InfoContext(ctx, "new card", "form", form)', 'slog.Debug("in", slog.Any("form", form))', 'log.Printf("got %+v", form)', 's.zap.Sugar().Infof("got %+v", form)', 'e.Debug().Interface("form", form).Msg("in")'].map((log) => `type CardForm struct {\n\tHolder string \`json:"holder"\`\n\tCVC    string \`json:"cvc"\`\n}\nfunc (s *Till) Add(ctx context.Context, form *CardForm) error {\n\t${log}\n\treturn s.bank.Add(ctx, form)\n}`), 'type Join struct {\n\tMail string\n\tPassword string `json:"-"`\n}\nfunc add(w http.ResponseWriter, r *http.Request) {\n\tvar in Join\n\tjson.NewDecoder(r.Body).Decode(&in)\n\tlog.Printf("add %+v", in)\n}',
    'audit.Info("pw " + password)', 'authLog.Printf("pw %s", password)', 'log.Printf("login %s %s", user, password)', 'logger.Info("key " + apiKey)', 'fmt.Println("password:", password)', 'fmt.Printf("%s", user.Password)', 'slog.Info("connecting", "apiKey", cfg.APIKey)', 'logrus.Infof("pw %s", password)', 's.log.Info("pw", password)', 'fmt.Fprintf(os.Stderr, "pw %s", password)', 'logger.Info("in", zap.String("token", accessToken))', 'log.Info("in", zap.Any("pw", password))', 'klog.Infof("secret %s", secret)', 'logrus.WithFields(logrus.Fields{"user": name, "password": password}).Info("login")', 'log.Printf("auth %s", r.Header.Get("Authorization"))'] },
  good: { go: [
    ...['func (f CardForm) LogValue() slog.Value {\n\treturn slog.StringValue(f.Holder)\n}|CVC    string|form', '|Rest   string|form', '|CVC    string|form.Holder', '|CVC    Secret|form'].map((one) => one.split('|')).map(([own, field, shown]) => `type CardForm struct {\n\tHolder string \`json:"holder"\`\n\t${field} \`json:"x"\`\n}\n${own}\nfunc (s *Till) Add(ctx context.Context, form *CardForm) error {\n\ts.log.InfoContext(ctx, "new card", "form", ${shown})\n\treturn s.bank.Add(ctx, form)\n}`), 'type Join struct {\n\tMail string\n\tPassword string `json:"-"`\n}\nfunc add(in Join) {\n\tslog.Info("add", "in", in)\n}',
    'log.Print("password changed")', 'logger.Info("a")', 'fmt.Println(len(password))', 'fmt.Printf("%d", n)', 'slog.Info("connecting", "host", cfg.Host)', 'logrus.Info("a")'] },
};

/** A token is a credential where people log in: elsewhere it may be a word of a grammar. */
export const managedToken: Rule = {
  ...logged,
  id: 'managed-token-logged',
  near: ['log.', 'logger.', 'println(', 'console.writeline', 'fmt.print', 'loginformation('],
  find: ['log.$level($...)', 'logger.$level($...)', 'LOG.$level($...)', 'LOGGER.$level($...)', 'Log.$level($...)', '$?.println($...)', 'Console.WriteLine($...)', 'fmt.Printf($...)', 'fmt.Println($...)', '$log.LogInformation($...)'],
  where: { rest: { all: [{ trait: 'shows', of: ['token', 'bearer'] }, { any: [{ trait: 'contains', of: ['bearer', 'auth', 'jwt', 'login', 'session', 'reset'] }, { trait: 'within', of: GIVES_TOKENS }] }] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['void login(User u) {\n  String token = sign(u);\n  log.info("token {}", token);\n}', 'logger.info("bearer " + token);', 'LOG.info("session " + token);', 'LOGGER.info("reset token " + token);', 'System.out.println("auth token " + token);'],
    kotlin: ['Log.d(TAG, "jwt $token")'],
    csharp: ['Console.WriteLine($"login token {token}");', 'void Login() { _logger.LogInformation("In {T}", token); }', 'void F() { Log.Debug("t " + user.Token); Check(jwt); }'],
    go: ['func login() {\n\tfmt.Printf("token=%s", token)\n}', 'func login() {\n\tfmt.Println("got", token)\n}', 'func login() {\n\tlog.Println("got", token)\n}'],
  },
  good: {
    java: ['log.info("token {}", token);', 'logger.info("auth type " + tokenType);', 'LOG.info("login");', 'LOGGER.info("login " + name);', 'System.out.println("unexpected " + token);'],
    kotlin: ['Log.d(TAG, "next $token")'],
    csharp: ['Console.WriteLine($"line {token}");', '_logger.LogInformation("Auth {T}", name);'],
    go: ['fmt.Printf("token=%s", token)', 'fmt.Println("auth", name)'],
  },
};

/** What a failed request is answered with. */
const FAILED = ['500', '502', '503', 'HttpStatus.SERVICE_UNAVAILABLE', 'HttpStatus.BAD_GATEWAY', 'HttpStatusCode.ServiceUnavailable', 'HttpStatusCode.BadGateway', 'http.StatusServiceUnavailable', 'http.StatusBadGateway', 'HttpStatus.INTERNAL_SERVER_ERROR', 'HttpServletResponse.SC_INTERNAL_SERVER_ERROR', 'SC_INTERNAL_SERVER_ERROR', 'StatusCodes.Status500InternalServerError', 'HttpStatusCode.InternalServerError', 'http.StatusInternalServerError', 'fiber.StatusInternalServerError'];

/** What says something of an exception in words. */
const TELLS = ['Error', 'getMessage', 'toString', 'Message', 'ToString', 'getStackTrace', 'message', 'localizedMessage', 'getLocalizedMessage', 'stackTraceToString', 'mostSpecificCause', 'getMostSpecificCause', 'rootCause', 'getRootCause'];

export const errorTextSent: Rule = {
  ...danger,
  id: 'error-text-sent',
  title: 'Text of an error sent to the client',
  why: 'The text names tables, files and hosts that are nobody else\'s business.',
  fix: 'Log the error, and answer with a fixed text and an id.',
  near: ['http.error(', '.json(', 'senderror(', '.body(', 'statuscode(', '.string(', 'responseentity', 'forstatusanddetail(', 'responsestatusexception(', '.respond(', 'echo.newhttperror(', 'fiber.newerror(', '.sendstring(', 'abortwithstatusjson(', '.entity('],
  find: ['ProblemDetail.forStatusAndDetail($code, $text)', 'ResponseStatusException($code, $text, $...)', '$call.respond($code, $text)', 'http.Error($w, $text, $code)', '$c.JSON($code, $text)', '$c.String($code, $text)', '$r.sendError($code, $text)', '$r.status($code).body($text)', 'StatusCode($code, $text)', 'new ResponseEntity($text, $code)', 'echo.NewHTTPError($code, $text)', 'fiber.NewError($code, $text)', '$c.Status($code).JSON($text)', '$c.Status($code).SendString($text)', '$c.AbortWithStatusJSON($code, $text)', 'Response.status($code).entity($text)'],
  where: {
    code: { trait: 'equals', of: FAILED },
    text: { any: [{ all: [{ any: [{ trait: 'has', of: TELLS.filter((word) => word !== 'message') }, { all: [{ trait: 'has', of: ['message'] }, { not: { trait: 'has', of: ['Map', 'H', 'map'] } }] }] }, { trait: 'mentions', of: ['e', 'ex', 'err', 'error', 'exception', 'exc', 'cause', 'throwable'] }] }, { trait: 'shows', of: ['err', 'e', 'ex', 'exception', 'cause', 'throwable'] }] },
  },
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    go: ['http.Error(w, err.Error(), http.StatusInternalServerError)', 'c.JSON(500, gin.H{"error": err.Error()})', 'c.String(500, "failed: %s" + err.Error())', 'http.Error(w, fmt.Sprintf("failed: %v", err), 500)', 'return echo.NewHTTPError(http.StatusInternalServerError, err.Error())', 'return fiber.NewError(500, err.Error())', 'return c.Status(500).JSON(fiber.Map{"error": err.Error()})', 'return c.Status(fiber.StatusInternalServerError).SendString(err.Error())', 'c.AbortWithStatusJSON(500, gin.H{"error": err.Error()})'],
    java: ['response.sendError(500, "failed: " + e.getMessage());', 'return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).body(e.getMessage());', 'return ResponseEntity.status(500).body(ex.toString());', 'return ResponseEntity.status(500).body("failed: " + e);', 'return new ResponseEntity<>(ex.toString(), HttpStatus.INTERNAL_SERVER_ERROR);', 'return Response.status(500).entity(e.getMessage()).build();'],
    csharp: ['return StatusCode(500, ex.Message);'],
    kotlin: ['call.respond(HttpStatusCode.InternalServerError, "failed: ${cause.message}")', 'ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, e.message)', 'throw ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, e.localizedMessage)'],
  },
  good: {
    kotlin: ['call.respond(HttpStatusCode.NotFound, cause.message)', 'call.respond(HttpStatusCode.InternalServerError, "failed")', 'ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, e.message)', 'throw ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR, "failed", e)'],
    go: ['http.Error(w, "failed", http.StatusInternalServerError)', 'http.Error(w, err.Error(), http.StatusBadRequest)', 'c.JSON(500, gin.H{"error": "failed"})', 'c.String(500, "failed")', 'c.JSON(200, user)', 'echo.NewHTTPError(404, err.Error())', 'fiber.NewError(404, err.Error())', 'c.Status(404).JSON(fiber.Map{"error": err.Error()})', 'c.Status(500).SendString("failed")', 'c.AbortWithStatusJSON(400, gin.H{"error": err.Error()})'],
    java: ['response.sendError(500, "failed");', 'response.sendError(404, e.getMessage());', 'return ResponseEntity.status(500).body(user.getMessage());', 'return new ResponseEntity<>(user, HttpStatus.OK);', 'return Response.status(404).entity(e.getMessage()).build();'],
    csharp: ['return StatusCode(500, "failed");', 'return StatusCode(400, ex.Message);'],
  },
};

export const developerPage: Rule = {
  ...danger,
  cwe: [209, 489],
  id: 'csharp-developer-page',
  title: 'Page with source and trace for every visitor',
  why: 'The page for developers shows code, settings, headers and cookies to whoever meets an error.',
  fix: 'Call it only if (app.Environment.IsDevelopment()), else UseExceptionHandler.',
  near: ['usedeveloperexceptionpage', 'usedatabaseerrorpage', 'usemigrationsendpoint', 'showpii'],
  find: ['$app.UseDeveloperExceptionPage()', '$app.UseDatabaseErrorPage()', '$app.UseMigrationsEndPoint()', '$app.ShowPII = true'],
  where: { app: { any: [{ not: { trait: 'within', of: ['IsDevelopment(', 'EnvironmentName', 'IsEnvironment(', '#ifDEBUG', '#if DEBUG'] } }, { all: [{ trait: 'within', of: ['if(!app.Environment.IsDevelopment())', 'if(!env.IsDevelopment())'] }, { not: { trait: 'within', of: ['else', 'if(app.Env', 'if(env.', 'EnvironmentName', 'IsEnvironment(', '#if', 'return;'] } }] }] } },
  langs: ['csharp'],
  bad: { csharp: ['if (!app.Environment.IsDevelopment())\n{\n  app.UseHsts();\n}\napp.UseDeveloperExceptionPage();', 'app.UseDeveloperExceptionPage();', 'app.UseDatabaseErrorPage();', 'app.UseMigrationsEndPoint();', 'IdentityModelEventSource.ShowPII = true;'] },
  good: { csharp: ['if (!env.IsDevelopment())\n{\n  app.UseHsts();\n}\nelse\n{\n  app.UseDeveloperExceptionPage();\n}', 'if (env.IsDevelopment())\n{\n  app.UseDeveloperExceptionPage();\n}', 'app.UseExceptionHandler("/error");', 'IdentityModelEventSource.ShowPII = false;'] },
};

export const swallowedCheck: Rule = {
  ...danger,
  cwe: [390, 703],
  id: 'check-failure-swallowed',
  title: 'Failed check passed over in silence',
  why: 'When the check throws, what comes after it runs as if the check had held.',
  fix: 'Return, rethrow or deny in the catch block.',
  near: ['catch'],
  find: ['try {$...} catch ($e) {}'],
  where: { rest: { trait: 'has', of: ['verify', 'authenticate', 'authorize', 'checkPermission', 'validateToken', 'verifyToken', 'checkAccess', 'checkServerTrusted', 'checkValidity', 'ValidateToken', 'Verify', 'Authorize', 'Authenticate', 'CheckPermission', 'VerifySignature', 'verifySignature'] } },
  langs: ['java', 'kotlin', 'csharp'],
  bad: { java: ['try {\n  verifier.verify(token);\n} catch (JWTVerificationException e) {\n}'], csharp: ['try { handler.ValidateToken(token, p, out _); } catch (Exception) { }'] },
  good: { java: ['try {\n  in.close();\n} catch (IOException e) {\n}', 'try {\n  verifier.verify(token);\n} catch (JWTVerificationException e) {\n  return false;\n}'] },
};

export const managedLogInjection: Rule = {
  ...logged,
  cwe: [117],
  id: 'log-injection-managed',
  title: 'Request text written to the log as it came',
  why: 'A line break in the value writes a line of its own into the log.',
  fix: 'Replace line breaks in the value first, or log it as a field of a structured log.',
  near: ['log.', 'logger.', 'loginformation(', 'logwarning('],
  find: ['log.$level($value, $...)', 'logger.$level($value, $...)', 'LOG.$level($value, $...)', 'LOGGER.$level($value, $...)', '$log.LogInformation($value, $...)', '$log.LogWarning($value, $...)'],
  where: { value: { all: ['requested', 'joined'] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: { java: ['log.info("q " + request.getParameter("q"));', 'logger.warn("q " + request.getParameter("q"));', 'LOG.info("q " + request.getParameter("q"));', 'LOGGER.info("q " + request.getParameter("q"));'], csharp: ['_logger.LogInformation("q " + Request.Query["q"]);', '_logger.LogWarning($"q {Request.Query["q"]}");'], go: ['log.Print("q " + r.FormValue("q"))'] },
  good: { java: ['log.info("q " + name);', 'logger.info("q {}", request.getParameter("q"));', 'LOG.info("q " + request.getParameter("q").replaceAll("[\\r\\n]", "_"));', 'LOGGER.info("a");', 'log.info(request.getParameter("q"));'], csharp: ['_logger.LogInformation("q {Q}", Request.Query["q"]);', '_logger.LogWarning("q " + name);'] },
};

/** Helpers that make an answer of a status and what goes with it. */
export const errorTextGiven: Rule = {
  ...errorTextSent,
  id: 'error-text-answered',
  near: ['problem(', 'errorresponse(', 'errorbody(', 'apierror(', 'failure(', 'build(', 'buildresponse(', 'createproblem(', 'error('],
  find: ['problem($code, $...)', 'errorResponse($code, $...)', 'ErrorResponse($code, $...)', 'errorBody($code, $...)', 'ApiError($code, $...)', 'failure($code, $...)', 'build($code, $...)', 'buildResponse($code, $...)', 'createProblem($code, $...)', 'error($code, $...)'],
  where: { code: { trait: 'equals', of: FAILED }, rest: { all: [{ trait: 'has', of: TELLS }, { trait: 'mentions', of: ['e', 'ex', 'exception', 'exc', 'cause', 'throwable'] }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: {
    kotlin: ['return problem(HttpStatus.SERVICE_UNAVAILABLE, "Database error", "${cause.javaClass.name}: ${cause.message}", reference)'],
    java: [...['errorResponse', 'errorBody', 'new ApiError', 'failure', 'build', 'buildResponse', 'createProblem', 'error', 'new ErrorResponse'].map((name) => `return ${name}(HttpStatus.INTERNAL_SERVER_ERROR, ex.getMessage());`)],
  },
  good: {
    kotlin: ['return problem(HttpStatus.SERVICE_UNAVAILABLE, "Unavailable", "Please try again", reference)', 'return problem(HttpStatus.NOT_FOUND, "Not found", e.message.orEmpty())'],
    java: ['return errorResponse(HttpStatus.INTERNAL_SERVER_ERROR, order.getMessage());', 'return errorResponse(HttpStatus.INTERNAL_SERVER_ERROR, e.getCode());', 'return errorBody(HttpStatus.INTERNAL_SERVER_ERROR, id); return new ApiError(500, "failed");', 'return failure(500, "failed"); build(500, text); buildResponse(500, text); createProblem(500, text); error(500, text); new ErrorResponse(500, text);'],
  },
};

/** Lists and maps that go somewhere else with a token in them. */
export const secretListLogged: Rule = {
  ...logged,
  id: 'secret-list-logged',
  title: 'List that holds a credential written to the log',
  near: ['log.', 'logger', 'log::', '$log', 'error_log(', 'loginformation(', 'logdebug(', 'slog.', 'println(', 'printf('],
  find: ['$?.logger.$level($...)', '$?.log.$level($...)', 'LOG.$level($...)', 'Log::$level($...)', '$$logger->$level($...)', '$$log->$level($...)', 'error_log($...)', '$log.LogInformation($...)', '$log.LogDebug($...)', 'slog.$level($...)', 'fmt.Printf($...)', 'System.out.println($...)'],
  where: { rest: 'carries' },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go', 'php', 'ruby'],
  bad: {
    php: ['<?php function f($a) {\n  $options = ["from" => 1, "token" => $a->analytics_token];\n  Log::info("loading with " . json_encode($options));\n}', '<?php function f($t) {\n  $headers = ["Authorization" => "Bearer " . $t];\n  $this->logger->debug("out", ["headers" => $headers]);\n}', '<?php function f($p) {\n  $data = [];\n  $data["password"] = $p;\n  error_log(print_r($data, true));\n}', '<?php function f($p) {\n  $d = ["password" => $p];\n  $logger->info("in", $d);\n}', '<?php function f($p) {\n  $d = ["password" => $p];\n  $log->info("in", $d);\n}'],
    java: ['void f(String t) {\n  Map<String, String> headers = Map.of("Authorization", t);\n  log.info("out {}", headers);\n}', 'void f(String t) {\n  Map<String, String> form = new HashMap<>();\n  form.put("client_secret", t);\n  LOG.debug("form " + form);\n}', 'void f(String t) {\n  var form = Map.of("password", t);\n  System.out.println(form);\n}'],
    kotlin: ['fun f(t: String) {\n  val form = mapOf("password" to t)\n  logger.info("form $form")\n}'],
    csharp: ['void F(string t) {\n  var form = new Dictionary<string, string> { ["password"] = t };\n  _logger.LogInformation("Form {F}", JsonSerializer.Serialize(form));\n}', 'void F(string t) {\n  var form = new Dictionary<string, string> { ["token"] = t };\n  _logger.LogDebug("Form {F}", form);\n}'],
    go: ['func f(t string) {\n\tform := map[string]string{"token": t}\n\tslog.Info("out", "form", form)\n}', 'func f(t string) {\n\tform := map[string]string{"token": t}\n\tfmt.Printf("%v", form)\n}', 'func f(t string) {\n\tform := map[string]string{"password": t}\n\ts.log.Info("out", form)\n}'],
    ruby: ['def f(t)\n  headers = { "Authorization" => "Bearer #{t}" }\n  Rails.logger.debug "out #{headers.inspect}"\nend'],
  },
  good: {
    php: ['<?php function f($a) {\n  $options = ["from" => 1, "page" => $a->page];\n  Log::info("loading with " . json_encode($options));\n}', '<?php function f($t) {\n  $headers = ["Authorization" => "Bearer " . $t];\n  unset($headers["Authorization"]);\n  $this->logger->debug("out", ["headers" => $headers]);\n}', '<?php function f($t) {\n  $headers = ["Authorization" => "Bearer " . $t];\n  error_log(count($headers));\n  $logger->info("out", $name);\n  $log->info("out", $name);\n}'],
    java: ['void f(String t) {\n  Map<String, String> headers = Map.of("Authorization", t);\n  log.info("out {}", headers.size());\n}', 'LOG.info("a"); System.out.println(form);'],
    kotlin: ['fun f(t: String) {\n  val form = mapOf("password" to "***")\n  logger.info("form $form")\n}'],
    csharp: ['_logger.LogInformation("Form {F}", form);', '_logger.LogDebug("Form {F}", form);'],
    go: ['func f(t string) {\n\tform := map[string]string{"token": t}\n\tslog.Info("out", "count", len(form))\n\tfmt.Printf("%v", name)\n\ts.log.Info("a", name)\n}'],
    ruby: ['def f(t)\n  headers = { "Accept" => t }\n  Rails.logger.debug "out #{headers.inspect}"\nend'],
  },
};

/** The same in names of constants. */
const LEAVES_OUT_LOUDLY = ['UTHORIZATION', 'EDACT', 'ENSITIVE', 'ASK', 'LLOWED', 'HIDDEN', 'SECRET'];

/** One header after the other, whatever it is called. */
export const headersWalked: Rule = {
  ...logged,
  id: 'header-by-header-logged',
  title: 'All headers of a request written to the log',
  why: 'Among them are the Authorization header and the cookies of sessions.',
  fix: 'Log the ones you need by their names: the user agent, a request id.',
  near: ['log.', 'logger.', 'loginformation(', 'logdebug('],
  find: ['log.$level($...)', 'logger.$level($...)', 'LOG.$level($...)', 'LOGGER.$level($...)', '$log.LogInformation($...)', '$log.LogDebug($...)'],
  where: { rest: { trait: 'gives', of: ['request.getHeader(name)', 'request.getHeader(headerName)', 'request.getHeader(header)', 'req.getHeader(name)', 'request.getHeader(h)', 'req.getHeader(h)', 'request.getHeader(n)', 'req.getHeader(n)', 'http.getHeader(n)', 'http.getHeader(name)', 'httpRequest.getHeader(name)', 'request.getHeaders()', 'exchange.getRequest().getHeaders()', 'exchange.getRequestHeaders()', 'request.headers', 'call.request.headers.entries()', 'header.Value', 'h.Value', 'context.Request.Headers'] }, match: { all: [{ trait: 'within', of: ['getHeaderNames', 'getHeaders()', 'getRequestHeaders()', 'Request.Headers', 'request.headers'] }, { not: { trait: 'within', of: [...LEAVES_OUT, ...LEAVES_OUT_LOUDLY] } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    java: ['void f(HttpServletRequest request) {\n  for (String name : list(request.getHeaderNames())) log.debug("{}: {}", name, request.getHeader(name));\n}', 'logger.info("out {} {}", request.getURI(), request.getHeaders());', 'LOG.info("in {}", exchange.getRequestHeaders());', 'LOGGER.info("in {}", exchange.getRequest().getHeaders());'],
    kotlin: ['log.info("in ${request.headers}")'],
    csharp: ['foreach (var header in context.Request.Headers) _logger.LogInformation("{N}: {V}", header.Key, header.Value);', 'foreach (var h in Request.Headers) _logger.LogDebug("{N}: {V}", h.Key, h.Value);'],
  },
  good: {
    java: ['void f(HttpServletRequest request) {\n  for (String name : list(request.getHeaderNames())) if (!name.equals("authorization")) log.debug("{}: {}", name, request.getHeader(name));\n}', 'void f(HttpServletRequest request, String name) {\n  log.debug("{}", request.getHeader(name));\n}', 'logger.info("a"); LOG.info("b", id); LOGGER.info("c");'],
    kotlin: ['log.info("in ${request.headers.size}")'],
    csharp: ['foreach (var p in form) _logger.LogInformation("{N}", p.Key);', '_logger.LogDebug("{V}", header.Value);'],
  },
};
