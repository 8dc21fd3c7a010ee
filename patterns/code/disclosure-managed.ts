/** What strangers should not read: traces sent to clients, credentials in logs; Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';

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

const CREDENTIALS = [
  'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'secret', 'apikey', 'secretkey', 'privatekey', 'accesstoken', 'refreshtoken', 'authtoken', 'bearertoken', 'idtoken', 'sessiontoken', 'apitoken', 'jwt', 'credential', 'credentials', 'ssn', 'cardnumber', 'cvv', 'clientsecret', 'accesskey',
  'encryptionkey', 'connectionstring', 'otp',
];

export const javaTrace: Rule = {
  ...danger,
  id: 'java-trace-sent',
  fix: 'Log the exception and answer with a fixed text.',
  near: ['printstacktrace('],
  find: ['$e.printStackTrace($w)'],
  where: { w: { any: [{ trait: 'named', of: ['getwriter'] }, { trait: 'equals', of: ['out'] }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['e.printStackTrace(response.getWriter());', 'ex.printStackTrace(out);'] },
  good: { java: ['e.printStackTrace();', 'e.printStackTrace(System.out);', 'e.printStackTrace(new PrintWriter(buffer));'] },
};

export const csharpTrace: Rule = {
  ...danger,
  id: 'csharp-trace-sent',
  fix: 'Log the exception and answer with Problem() or a fixed text.',
  near: ['content(', 'badrequest(', 'statuscode(', 'response.write', 'ok('],
  find: ['Content($text, $...)', 'BadRequest($text)', 'StatusCode($code, $text)', '$?.Response.Write($text)', '$?.Response.WriteAsync($text, $...)', 'Ok($text)'],
  where: { text: { any: [{ trait: 'named', of: ['stacktrace'] }, { all: [{ trait: 'named', of: ['tostring'] }, { trait: 'mentions', of: ['ex', 'exception', 'error', 'e'] }] }] } },
  langs: ['csharp'],
  bad: { csharp: ['return Content(ex.ToString());', 'return BadRequest(ex.StackTrace);', 'return StatusCode(500, ex.ToString());', 'Response.Write(exception.ToString());', 'await context.Response.WriteAsync(error.ToString());', 'return Ok(e.StackTrace);'] },
  good: { csharp: ['return BadRequest(ModelState);', 'return Content(id.ToString());', 'return StatusCode(500, ex.Code);', 'Response.Write(text);', 'return Ok(value);', 'Response.WriteAsync(page);'] },
};

export const goTrace: Rule = {
  ...danger,
  id: 'go-trace-sent',
  fix: 'Log the stack and answer with http.StatusText(code).',
  near: ['http.error(', 'w.write('],
  find: ['http.Error(w, string(debug.Stack()), $code)', 'w.Write(debug.Stack())'],
  langs: ['go'],
  bad: { go: ['http.Error(w, string(debug.Stack()), 500)', 'w.Write(debug.Stack())'] },
  good: { go: ['http.Error(w, "failed", 500)', 'log.Print(string(debug.Stack()))', 'w.Write(data)'] },
};

export const jvmLogging: Rule = {
  ...logged,
  id: 'jvm-credential-logged',
  near: ['log.', 'logger.', 'println('],
  find: ['log.$level($...)', 'logger.$level($...)', 'LOG.$level($...)', 'LOGGER.$level($...)', 'System.out.println($...)', 'println($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['log.info("login " + user + " " + password);', 'logger.debug("key {}", apiKey);', 'LOG.info("pw " + pwd);', 'LOGGER.info("token " + accessToken);', 'System.out.println("password: " + password);'], kotlin: ['println("password $password")'] },
  good: { java: ['log.info("password changed");', 'logger.info("{}", passwordLength);', 'System.out.println(name);', 'LOG.info(hasPassword);', 'LOGGER.info("x");'], kotlin: ['println("a $name")'] },
};

export const csharpLogging: Rule = {
  ...logged,
  id: 'csharp-credential-logged',
  near: ['loginformation(', 'logdebug(', 'logwarning(', 'logerror(', 'logger.', 'log.', 'console.writeline'],
  find: ['$log.LogInformation($...)', '$log.LogDebug($...)', '$log.LogWarning($...)', '$log.LogError($...)', 'Log.$level($...)', 'logger.$level($...)', 'Console.WriteLine($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['csharp'],
  bad: { csharp: ['_logger.LogInformation("pw {Password}", password);', '_logger.LogDebug($"key {apiKey}");', '_logger.LogWarning("bad " + user.Password);', '_logger.LogError("t " + accessToken);', 'Log.Information("pw " + password);', 'logger.Info("pw " + password);', 'Console.WriteLine("password: " + password);'] },
  good: { csharp: ['_logger.LogInformation("password changed");', 'Console.WriteLine(name);', 'Log.Information("a");', '_logger.LogError(ex, "a");', 'logger.Info(hasPassword);'] },
};

export const goLogging: Rule = {
  ...logged,
  id: 'go-credential-logged',
  near: ['log.', 'logger.', 'fmt.print'],
  find: ['log.$level($...)', 'logger.$level($...)', 'fmt.Println($...)', 'fmt.Printf($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['go'],
  bad: { go: ['log.Printf("login %s %s", user, password)', 'logger.Info("key " + apiKey)', 'fmt.Println("password:", password)', 'fmt.Printf("%s", user.Password)'] },
  good: { go: ['log.Print("password changed")', 'logger.Info("a")', 'fmt.Println(len(password))', 'fmt.Printf("%d", n)'] },
};
