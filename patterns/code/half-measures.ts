/** Values whose check holds for something else, and doors that only look closed: mail servers that prove nothing, refusals behind which the code goes on. */
import type { Rule, Trait } from '../../lib/types.ts';

/** jakarta.mail: com.sun.mail.smtp, mail.smtp.ssl.trust and mail.smtp.ssl.checkserveridentity */
export const mailTrust: Rule = {
  category: 'insecure-transport',
  cwe: [295, 297],
  severity: 'high',
  id: 'mail-server-unproved',
  title: 'Mail server whose certificate or name is not checked',
  why: 'Anyone on the way can stand in for the server and read the password and every mail.',
  fix: 'Leave mail.smtp.ssl.trust out, and set mail.smtp.ssl.checkserveridentity to true.',
  near: ['.ssl.trust', '.ssl.checkserveridentity'],
  find: [/\bmail\.(?:smtps?|imaps?|pop3s?)\.ssl\.(?:trust["']?\s{0,3}(?:[,=:]|to\b)\s{0,3}["']?\*(?!\.)|checkserveridentity["']?\s{0,3}(?:[,=:]|to\b)\s{0,3}["']?false\b)/],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.groovy', '.properties', '.yml', '.yaml', '.xml'] } },
  bad: { java: ['props.put("mail.smtp.ssl.trust", "*");', 'props.setProperty("mail.smtps.ssl.checkserveridentity", "false");'], kotlin: ['props["a"] = 1; val p = mapOf("mail.imap.ssl.trust" to "*")'], 'application.properties': ['spring.mail.properties.mail.smtp.ssl.trust=*'] },
  good: { java: ['props.put("mail.smtp.ssl.trust", host);', 'props.put("mail.smtp.ssl.checkserveridentity", "true");', 'props.put("mail.smtp.ssl.trust", "*.example.com");'], 'a.md': ['props.put("mail.smtp.ssl.trust", "*");'] },
};

/** Headers of a mail end where a line ends: php.net/mail, additional_headers */
export const phpMailHeader: Rule = {
  category: 'input-validation',
  cwe: [93],
  severity: 'medium',
  id: 'php-mail-header',
  title: 'Request text in the headers of a mail',
  why: 'A line break in the value adds headers of the sender\'s own: Bcc to thousands.',
  fix: 'Use PHPMailer or Symfony Mailer, or let filter_var($value, FILTER_VALIDATE_EMAIL) decide first.',
  near: ['mail(', 'wp_mail('],
  find: ['mail($to, $subject, $text, $value, $...)', 'wp_mail($to, $subject, $text, $value, $...)'],
  where: { value: 'requested' },
  langs: ['php'],
  bad: { php: ['<?php mail($to, $s, $m, "From: " . $_POST["email"]);', '<?php $h = "Reply-To: " . $_POST["email"] . "\\r\\n";\nwp_mail($to, $s, $m, $h);'] },
  good: { php: ['<?php mail($to, $s, $_POST["m"], "From: a@shop.example");', '<?php $from = $_POST["email"];\nif (!filter_var($from, FILTER_VALIDATE_EMAIL)) { exit; }\nmail($to, $s, $m, "From: $from");', '<?php wp_mail($to, $s, $m, $headers); mail($to, $s, $m, "From: " . $name);'] },
};

const CODE = { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } } satisfies Record<string, Trait>;

/** `if (user.role !== role) { res.status(403).json(…); }` and then `next()`: the answer is sent, and the request goes on. */
export const refusedAndPassedOn: Rule = {
  category: 'access-control',
  cwe: [696, 863],
  severity: 'high',
  id: 'refused-and-passed-on',
  title: 'Request refused and passed on all the same',
  why: 'Without return the handler behind this one runs for whoever was refused.',
  fix: 'Write return res.status(403).json(…).',
  near: ['status(401)', 'status(403)', 'sendstatus(401)', 'sendstatus(403)'],
  find: [/(?<=(?<!return\s{1,4}|=>\s{0,4}|await\s{1,4})\b(?:res|response|reply)\.)(?:status\(40[13]\)\.(?:json|send|end)\((?:[^;{}()]|\{[^{}]{0,120}\}){0,120}\)|sendStatus\(40[13]\));?\s{1,30}\}\s{1,30}next\(\)/y],
  where: CODE,
  bad: { js: ["if (req.user.role !== role) {\n  res.status(403).json({ error: 'Forbidden' });\n}\nnext();", "if (!token) {\n  res.status(401).send('no');\n}\nnext();", 'if (!req.user) {\n  res.sendStatus(401);\n}\nnext();', 'if (!req.user.admin) {\n  res.sendStatus(403);\n}\nnext();'] },
  good: { js: ["if (req.user.role !== role) {\n  return res.status(403).json({ error: 'Forbidden' });\n}\nnext();", "if (req.user.role !== role) {\n  res.status(403).json({ error: 'Forbidden' });\n} else {\n  next();\n}", "if (!token) {\n  res.status(401).send('no');\n  return;\n}\nnext();"], 'a.md': ['if (!req.user) {\n  res.sendStatus(401);\n}\nnext();'] },
};

/** `try { user = jwt.verify(token, key) } catch { user = jwt.decode(token) }` */
export const decodedAfterFailure: Rule = {
  category: 'access-control',
  cwe: [347],
  severity: 'high',
  id: 'jwt-decoded-after-failure',
  title: 'Token believed although its signature was refused',
  why: 'Whoever writes a token of his own gets into the branch that believes it.',
  fix: 'Answer with 401 where verify throws.',
  near: ['jwt.decode('],
  find: [/(?<=\bcatch\s{0,4}(?:\(\w{1,20}(?:: \w{1,9})?\)\s{0,4})?\{\s{1,20}(?:[^{};\n]{1,80};?\s{1,20})?(?:return\s{1,4}|[\w. ]{1,30}\s{0,4}=\s{0,4}))jwt\.decode\(/y],
  where: CODE,
  bad: { js: ['try {\n  user = jwt.verify(token, key);\n} catch {\n  user = jwt.decode(token);\n}', 'try {\n  return jwt.verify(token, key);\n} catch (err) {\n  console.warn(err);\n  return jwt.decode(token);\n}'] },
  good: { js: ['try {\n  user = jwt.verify(token, key);\n} catch {\n  user = null;\n}', 'try {\n  check();\n} catch (err) {\n  log(jwt.decode(token));\n}'], 'a.md': ['} catch {\n  user = jwt.decode(token);\n}'] },
};

/** `if (origin.startsWith('https://app.shop.com'))` and then the header that lets the page read: https://app.shop.com.evil.org begins so, too. */
export const originHalfAsked: Rule = {
  category: 'access-control',
  cwe: [942, 697],
  severity: 'medium',
  id: 'cors-origin-half-asked',
  title: 'Origin known by a part of it',
  why: 'Anyone can have a host whose name begins with yours or holds it.',
  fix: 'Compare the whole origin: ORIGINS.includes(origin).',
  near: ['origin.startswith(', 'origin.includes(', 'origin.indexof('],
  find: [/\borigin\.(?:startsWith|includes|indexOf)\((?!['"][^'"]{0,60}\/['"])[^()\n]{1,60}\)[^]{0,120}?Access-Control-Allow-Origin['"],\s{0,4}(?:req(?:uest)?\.headers\.)?origin\b/y],
  where: CODE,
  bad: { js: ["if (origin && ALLOWED.some((o) => origin.startsWith(o))) {\n  res.setHeader('Access-Control-Allow-Origin', origin);\n}", "if (origin.includes('shop.com')) {\n  res.header('Access-Control-Allow-Origin', origin);\n}", "if (origin.indexOf('shop.com') > -1) res.set('Access-Control-Allow-Origin', origin);", "if (req.headers.origin?.includes('shop.com')) res.set('Access-Control-Allow-Origin', req.headers.origin);", "if (origin?.startsWith('https://shop.com')) res.set('Access-Control-Allow-Origin', origin);"] },
  good: { js: ["if (ALLOWED.includes(origin)) {\n  res.setHeader('Access-Control-Allow-Origin', origin);\n}", "if (origin.startsWith('https://app.shop.com/')) {\n  res.setHeader('Access-Control-Allow-Origin', origin);\n}", "if (origin.includes('shop.com')) count(origin);"], 'a.md': ["if (origin.includes('shop.com')) {\n  res.header('Access-Control-Allow-Origin', origin);\n}"] },
};

/** `SetIsOriginAllowed(origin => shops.Any(s => origin.StartsWith(s)))` of ASP.NET Core */
export const originHalfAskedNet: Rule = {
  ...originHalfAsked,
  id: 'cors-origin-half-asked-net',
  fix: 'Compare the whole origin: WithOrigins(origins), or origins.Contains(origin).',
  near: ['setisoriginallowed('],
  find: [/\bSetIsOriginAllowed\(\s{0,4}\(?(?:string )?(?<key>\w{1,30})\)?\s{0,4}=>[^;{}]{0,120}?\b\k<key>\.(?:StartsWith|Contains|IndexOf)\((?!["'][^"']{0,60}\/["'])/],
  where: { path: { trait: 'ends', of: ['.cs'] } },
  bad: { cs: ['policy.SetIsOriginAllowed(origin => shops.Any(s => origin.StartsWith(s))).AllowCredentials();', 'policy.SetIsOriginAllowed((string o) => o.Contains("shop.com"));'] },
  good: { cs: ['policy.SetIsOriginAllowed(origin => shops.Contains(origin)).AllowCredentials();', 'policy.SetIsOriginAllowed(o => o.StartsWith("https://a.example/"));'], 'a.md': ['policy.SetIsOriginAllowed(o => o.StartsWith(s));'] },
};

/** What decides who may do what; variables that are named so. */
const ASKED_OF = ['getStatus()', 'getRole()', 'getState()', 'getUserType()', 'getPermission()', 'getPassword()', 'getToken()'];
const NAMED_SO = ['status', 'role', 'password', 'permission'];

/** java.lang.String: two equal texts need not be the same object, so what a database or a request gave is none of the program's own. */
export const javaTextIdentity: Rule = {
  category: 'access-control',
  cwe: [597, 697],
  severity: 'medium',
  id: 'java-check-by-identity',
  title: 'Check that compares a text by identity',
  why: 'Text that was read from somewhere is another object: the check is never true, and what it was to stop goes through.',
  fix: 'Compare with "BLOCKED".equals(status), or make it an enum.',
  near: [...ASKED_OF, ...NAMED_SO].flatMap((name) => [`${name.toLowerCase()} == "`, `${name.toLowerCase()} != "`]),
  find: [...ASKED_OF.map((call) => `$o.${call}`), ...NAMED_SO].flatMap((name) => [`${name} == $text`, `${name} != $text`]),
  where: { text: 'literal' },
  hole: 'none',
  langs: ['java'],
  bad: { java: [...ASKED_OF.map((call) => `user.${call}`), ...NAMED_SO].flatMap((name) => [`if (${name} == "BLOCKED") return false;`, `if (${name} != "ADMIN") throw new Forbidden();`]) },
  good: { java: ['if ("BLOCKED".equals(sender.getStatus())) return false;', 'if (sender.getStatus() == Status.BLOCKED) return;', 'if (status == Status.BLOCKED || user.getRole() != Role.ADMIN || name != "a") go();', 'if (node.getName() == "div") go();', 'if (status == "open".intern() || user.getRole() != "admin".intern()) go();'] },
};

/** What stands where somebody is asked who they are. */
const ASKS_WHO = ['uthoriz', 'oken', 'auth', 'Auth', 'Loopback', 'loopback', 'isAdmin', 'Role', 'secret', 'Secret', 'piKey', 'API_KEY', '127.0.0.1', 'localhost', 'ecurity', 'ssert', 'assword', 'ignature', 'permit', 'ermission'];

export const openShutdown: Rule = {
  category: 'access-control',
  cwe: [306],
  severity: 'medium',
  id: 'shutdown-for-everyone',
  title: 'Address that stops the service for whoever asks',
  why: 'Anyone who reaches the port turns the service off.',
  fix: 'Ask for a login and a role first, or take the address away and stop the process from the machine itself.',
  near: ['.stop(', 'system.exit(', 'os.exit(', '.shutdown(', '.stopapplication(', 'environment.exit(', 'exitprocess('],
  find: ['$server.stop($...)', 'System.exit($code)', 'os.Exit($code)', '$server.Shutdown($ctx)', '$life.StopApplication()', 'Environment.Exit($code)', 'exitProcess($code)'],
  where: { match: { all: [{ trait: 'beside', of: ['("/shutdown"', '("/stop"', '("/exit"', '("/quit"', '("/admin/shutdown"', '("/admin/stop"', '("POST/shutdown"', '("/api/shutdown"', '("/restart"'] }, { trait: 'beside', of: ['createContext(', 'Mapping(', 'HandleFunc(', '.MapPost(', '.MapGet(', '.POST(', '.GET(', '.Post(', '.Get(', 'post("', 'get("', '.post(', '.get(', 'http.Handle('] }, { not: { trait: 'beside', of: ASKS_WHO } }] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    java: ['server.createContext("/shutdown", exchange -> {\n  exchange.close();\n  server.stop(1);\n});', 'class A { @PostMapping("/shutdown") void stop() { System.exit(0); } }'],
    kotlin: ['post("/shutdown") { exitProcess(0) }'],
    csharp: ['app.MapPost("/shutdown", (IHostApplicationLifetime life) => life.StopApplication());', 'app.MapPost("/exit", () => Environment.Exit(0));'],
    go: ['func main() { http.HandleFunc("/shutdown", func(w http.ResponseWriter, r *http.Request) { os.Exit(0) }) }', 'func main() { http.HandleFunc("/stop", func(w http.ResponseWriter, r *http.Request) { srv.Shutdown(ctx) }) }'],
  },
  good: {
    java: ['server.createContext("/shutdown", exchange -> {\n  if (!isAdmin(exchange)) return;\n  server.stop(1);\n});', 'server.createContext("/status", exchange -> answer(exchange));\nserver.stop(1);', 'case("/exit"): System.exit(0);'],
    go: ['func main() { <-done; srv.Shutdown(ctx); os.Exit(1) }'],
    csharp: ['life.StopApplication(); Environment.Exit(1);'], kotlin: ['exitProcess(1)'],
  },
};

/** `if (balance(a) < n) return …;` and then the lock, in which `balances[a] -= n` stands and nothing is asked again. */
const SHORT = String.raw`\bif\s?\(?\s?(?:\w{1,20}(?:\.|->)){0,3}(?:get_?)?(?<what>[a-z]{3,20}?)s?(?:[[(][^\n{};]{0,40}[\])])?\s?<=?\s?(?<amount>[a-z_]\w{0,30})\)?\s?(?:\{[^{}]{1,120}\}|\s{1,20}(?:return|throw)\b[^;\n]{0,80};|:\s{1,20}(?:return|raise)\b[^\n]{0,80})\s{1,40}`;
const TAKEN = String.raw`(?:(?!\bif\b)[^]){0,250}?\b\w{0,12}\k<what>\w{0,3}(?:[[(][^\n;]{0,40}[\])])?\s?(?:-=\s?\k<amount>\b|=[^\n;]{1,60}-\s?\k<amount>\b)`;

export const askedBeforeLock: Rule = {
  category: 'race-condition',
  severity: 'medium',
  cwe: [362, 367],
  id: 'asked-before-lock',
  title: 'Amount asked about before the lock, and taken away within it',
  why: 'Two callers at the same time are both told that there is enough, and then both take it: the lock comes after the question.',
  fix: 'Take the lock first, and ask and change within it.',
  near: ['.lock()', 'synchronized', 'lock (', 'lock_guard', '.withlock', '_lock:'],
  find: [
    new RegExp(String.raw`(?<=${SHORT}(?:\w{1,20}(?:\.|->)){0,3}\w{1,20})\.lock\(\)${TAKEN}`, 'iy'),
    new RegExp(String.raw`(?<=${SHORT})(?:synchronized|lock) ?\(${TAKEN}`, 'iy'),
    new RegExp(String.raw`(?<=${SHORT}(?:const )?(?:std::)?)lock_guard\b${TAKEN}`, 'iy'),
    new RegExp(String.raw`(?<=${SHORT}(?:\w{1,20}\.){0,2}\w{1,20})\.withlock\b${TAKEN}`, 'iy'),
    new RegExp(String.raw`(?<=${SHORT}with (?:\w{1,20}\.){0,2}\w{0,20})_lock:${TAKEN}`, 'iy'),
  ],
  where: { path: { trait: 'ends', of: ['.go', '.java', '.kt', '.cs', '.cpp', '.cc', '.h', '.hpp', '.swift', '.py'] } },
  bad: {
    go: ['func (b *Bank) Pay(from string, n int) error {\n\tif b.Balance(from) < n {\n\t\treturn ErrShort\n\t}\n\tb.mu.Lock()\n\tdefer b.mu.Unlock()\n\tb.balances[from] -= n\n\treturn nil\n}'],
    java: ['boolean pay(int n) {\n  if (getBalance() < n) return false;\n  synchronized (this) {\n    balance = balance - n;\n  }\n  return true;\n}', 'boolean take(int n) {\n  if (this.stock < n) {\n    return false;\n  }\n  lock.lock();\n  stock -= n;\n  lock.unlock();\n  return true;\n}'],
    cs: ['bool Take(int n) {\n  if (Stock < n) throw new Short();\n  lock (_gate) {\n    _stock -= n;\n  }\n}'],
    cpp: ['bool take(int n) {\n  if (stock() < n) return false;\n  std::lock_guard<std::mutex> hold(mutex_);\n  stock_ -= n;\n}'],
    swift: ['func take(_ n: Int) -> Bool {\n  if stock < n { return false }\n  mutex.withLock { stock -= n }\n  return true\n}'],
    py: ['def take(self, n):\n    if self.stock < n:\n        raise Short()\n    with self._lock:\n        self.stock -= n'],
  },
  good: {
    go: ['func (b *Bank) Pay(from string, n int) error {\n\tb.mu.Lock()\n\tdefer b.mu.Unlock()\n\tif b.balances[from] < n {\n\t\treturn ErrShort\n\t}\n\tb.balances[from] -= n\n\treturn nil\n}', 'func (b *Bank) Pay(from string, n int) error {\n\tif b.Balance(from) < n {\n\t\treturn ErrShort\n\t}\n\tb.mu.Lock()\n\tdefer b.mu.Unlock()\n\tif b.balances[from] < n {\n\t\treturn ErrShort\n\t}\n\tb.balances[from] -= n\n\treturn nil\n}', 'func (b *Bank) Pay(n int) error {\n\tif b.limit < n {\n\t\treturn ErrLimit\n\t}\n\tb.mu.Lock()\n\tdefer b.mu.Unlock()\n\tb.total -= n\n\treturn nil\n}'],
    'a.md': ['  if (stock < n) return false;\n  synchronized (this) {\n    stock -= n;\n  }'],
  },
};

/** url.spec.whatwg.org (basic URL parser): the scheme may be in capitals, blanks before it and line ends in it are left out. */
export const scriptSchemeByPattern: Rule = {
  category: 'xss',
  cwe: [79, 184],
  severity: 'medium',
  id: 'script-scheme-by-pattern',
  title: 'Scripts kept out by one way to write their scheme',
  why: 'JAVASCRIPT: and a blank before it pass the pattern and run all the same.',
  fix: 'Parse the address and allow the schemes you mean: ["http:", "https:", "mailto:"].includes(new URL(url, base).protocol).',
  near: ['/^javascript:', '"^javascript:', "'^javascript:"],
  find: [/(?<=\/)\^javascript:(?:\/(?![a-z]{0,4}i)[a-z]{0,4}\.test\(|\/(?![a-z]{0,4}i)[a-z]{0,4}(?=\)))/, /(?<=\bre\.(?:match|search)\(r?["'])\^javascript:["'],(?![^\n]{0,60}(?:re\.I|lower))/],
  where: { path: { trait: 'ends', of: ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.vue', '.svelte', '.py', '.rb', '.php'] } },
  bad: { js: ['if (/^javascript:/.test(token.href)) return inner;', 'if (href.match(/^javascript:/)) return "";'], py: ['if re.match(r"^javascript:", url):\n    return ""', "if re.search('^javascript:', url):\n    return ''"] },
  good: { js: ['if (/^javascript:/i.test(token.href)) return inner;', 'if (/^https?:/.test(href)) return href;', 'if (href.match(/^javascript:/i)) return "";'], py: ['if re.match(r"^javascript:", url, re.I):\n    return ""', 'if re.match(r"^javascript:", url.lower()):\n    return ""'], txt: ['/^javascript:/.test(a)'] },
};
