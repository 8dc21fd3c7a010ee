/** Errors that are handed on as they are: the object of a driver as an answer, the text of an exception as a page. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'error-disclosure',
  cwe: [209],
  severity: 'medium',
  title: 'Error handed to the client as it is',
  why: 'What a driver throws names tables, queries, files and hosts.',
  fix: 'Log the error, and answer with a sentence of your own and an id.',
} satisfies Partial<Rule>;

const CAUGHT = ['err', 'error', 'e', 'ex', 'exception'];

export const rawErrorAnswered: Rule = {
  ...danger,
  id: 'raw-error-answered',
  near: ['res.json(e', 'res.send(e', 'response.json(e', 'response.send(e', 'res.json({ err', 'response.json({ err', 'res.json({err', 'response.json({err'],
  find: ['res.json($error)', 'res.send($error)', 'res.json({error: $error, $...})', 'res.json({err: $error, $...})'],
  where: {
    error: {
      all: [
        { trait: 'equals', of: CAUGHT },
        { any: ['parameter', { trait: 'within', of: CAUGHT.flatMap((name) => [`catch(${name})`, `catch(${name}:`]) }] },
        { not: { trait: 'within', of: ['ValidationError', 'isJoi', 'ZodError', 'validationResult'] } },
      ],
    },
  },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      "app.get('/a', (req, res) => { User.find({}, (err, all) => { if (err) res.json(err); else res.json(all); }); });", 'async function f(req, res) { try { await load(); } catch (error) { res.send(error); } }', 'function f(req, response) { load().catch((e) => response.json(e)); }', 'function f(req, response) { load((err) => { response.send(err); }); }', 'function f(req, res) { load((err) => { if (err) return res.json({ error: err }); }); }', 'function f(req, res) { load((err) => { if (err) return res.json({ err: err, ok: false }); }); }',
      'function f(req, response) { load((error) => { if (error) response.json({ error: error }); }); }', 'function f(req, response) { load((err) => { if (err) response.json({ error: err }); }); }', 'function f(req, res) { load((err) => { if (err) res.json({error: err}); }); }', 'function f(req, res) { load((err) => { if (err) res.json({err: err}); }); }', 'function f(req, response) { load((err) => { if (err) response.json({err: err}); }); }',
    ],
    ts: ['async function f(req, res) { try { await load(); } catch (error: unknown) { res.json(error); } }'],
  },
  good: {
    js: ["function f(req, res) { load((err) => { if (err) res.json({ error: 'failed' }); }); }", "const error = { code: 3 };\nfunction f(req, res) { res.json(error); }", 'function f(req, res) { load((err, row) => { res.json(row); }); }', 'function f(req, res, entries) { res.json(entries); }', 'function f(req, res) { try { check(); } catch (e) { if (e instanceof ValidationError) res.json(e); } }'],
  },
};

/** `result.error = err` and then `res.send(result)`. */
export const rawErrorPut: Rule = {
  ...danger,
  id: 'raw-error-put',
  near: ['.error = e', '.err = e'],
  find: [/(?<=\b(?<answer>\w{2,30}))\.err(?:or)? = err(?:or)?\b(?![.\w])(?=[^]{0,300}?\b(?:res|response)\.(?:status\([^()\n]{1,20}\)\s{0,20}\.)?(?:send|json)\(\s?\k<answer>\b)/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  hole: 'value',
  langs: undefined,
  bad: { js: ['load((err) => {\n  result.status = 500;\n  result.error = err;\n  res.status(500).send(result);\n});', 'catch (error) {\n  answer.err = error;\n  res.json(answer);\n}'] },
  good: { js: ["result.error = 'failed';\nres.send(result);", 'result.error = err.code;\nres.send(result);', 'log.error = err;\nres.send(result);'], 'a.md': ['result.error = err;\nres.send(result);'] },
};

/** `return e.getMessage();` in a method that a route leads to and whose text is the answer. */
export const springErrorReturned: Rule = {
  ...danger,
  id: 'spring-error-returned',
  near: ['e.getmessage()', 'ex.getmessage()', 'exception.getmessage()', 'return e.tostring()', 'return ex.tostring()'],
  find: ['return $e.getMessage()', 'return $said + $e.getMessage()', 'return $e.toString()'],
  where: { match: 'text-of-route' },
  hole: 'none',
  langs: ['java'],
  bad: { java: ['getMessage', 'toString'].flatMap((call) => ['e', 'ex', ...(call === 'getMessage' ? ['exception'] : [])].map((name) => `@RestController\nclass A {\n  @GetMapping("/a")\n  public String a(@RequestParam String url) {\n    try { return load(url); } catch (IOException ${name}) { return ${name}.${call}(); }\n  }\n}`)).concat('@RestController\nclass A {\n  @GetMapping("/a")\n  public String a() {\n    try { return load(); } catch (IOException e) { return "failed: " + e.getMessage(); }\n  }\n}') },
  good: { java: ['class A {\n  public String a(String url) {\n    try { return load(url); } catch (IOException e) { return e.getMessage(); }\n  }\n}', '@RestController\nclass A {\n  @GetMapping("/a")\n  public String a() { return message.toString(); }\n}'] },
};

/** `out.print(e)` of a servlet or a page. */
export const servletErrorPrinted: Rule = {
  ...danger,
  id: 'servlet-error-printed',
  near: ['out.print', 'writer.print', 'getwriter().'],
  find: ['out.print($error)', 'out.println($error)', 'writer.print($error)', 'writer.println($error)', '$?.getWriter().print($error)', '$?.getWriter().println($error)', '$?.getWriter().write($error)'],
  where: {
    error: { any: [{ trait: 'equals', of: ['e', 'ex', 'exception'] }, { all: [{ trait: 'has', of: ['getMessage', 'getLocalizedMessage'] }, { trait: 'has', of: ['e', 'ex', 'exception'] }] }] },
    match: { all: [{ trait: 'beside', of: ['HttpServletResponse', 'JspWriter', '<%@'] }, { trait: 'within', of: ['catch'] }] },
  },
  hole: 'none',
  langs: ['java'],
  bad: {
    java: [
      ...['out.print(e)', 'out.println("no: " + ex.getMessage())', 'writer.print(exception)', 'writer.println(e.getLocalizedMessage())', 'response.getWriter().print(e)', 'response.getWriter().println(ex)', 'response.getWriter().write("no: " + exception.getMessage())'].map((call) => `void doGet(HttpServletRequest request, HttpServletResponse response) {\n  try { load(); } catch (Exception x) { ${call}; }\n}`),
    ],
  },
  good: { java: ['void run(PrintStream out) {\n  try { load(); } catch (Exception e) { out.println(e.getMessage()); }\n}', 'void doGet(HttpServletRequest request, HttpServletResponse response) {\n  try { load(); } catch (Exception e) { out.println("failed"); }\n}', 'void doGet(HttpServletRequest request, HttpServletResponse response) {\n  out.println(e);\n}'] },
};

/** A message kept in a variable that the page shows further down. */
export const phpErrorKept: Rule = {
  ...danger,
  id: 'php-error-kept-and-shown',
  near: ['->getmessage()'],
  find: [/(?<=\$(?<kept>errors?|message|msg|err|status)\s?\.?=\s?[^;\n]{0,80}\$(?:e|ex|exception))->getMessage\(\)(?=[^]{0,4000}?(?:<\?=|\becho)\s[^;\n]{0,60}\$\k<kept>\b)/iy],
  where: { path: { trait: 'ends', of: ['.php'] } },
  langs: undefined,
  bad: { php: ["<?php try { save(); } catch (PDOException $e) { $error = 'Error: ' . $e->getMessage(); }\n?><div><?php echo $error; ?></div>", '<?php try { save(); } catch (Exception $ex) { $msg = $ex->getMessage(); }\n?><p><?= $msg ?></p>'] },
  good: { php: ["<?php try { save(); } catch (PDOException $e) { $error = 'failed'; log($e->getMessage()); }\n?><div><?php echo $error; ?></div>", '<?php $error = $e->getMessage(); log($error);'], 'a.md': ['$error = $e->getMessage(); echo $error;'] },
};

/** owasp.org/API-Security (API3:2023, broken object property level authorization): a hash can be guessed at, offline and for as long as one likes. */
export const hashAnswered: Rule = {
  category: 'error-disclosure',
  cwe: [200, 201, 213],
  severity: 'medium',
  id: 'password-hash-answered',
  title: 'Hash of a password sent to the client',
  why: 'Whoever receives it can try passwords against it as long as he likes.',
  fix: 'Name the fields that the client needs, and leave the hash out.',
  near: ['res.json(', 'res.send(', 'c.json(', 'reply.send(', 'jsonify(', 'response(', 'jsonresponse('],
  find: ['res.json($...)', 'res.send($...)', 'c.json($...)', 'jsonify($...)', 'JsonResponse($...)', 'JSONResponse($...)', 'Response($...)'],
  where: { rest: { all: [{ trait: 'has', of: ['passwordHash', 'password_hash', 'hashedPassword', 'hashed_password', 'passwordDigest', 'password_digest'] }, { not: { trait: 'mentions', of: ['verify', 'compare', 'check', 'matches'] } }] } },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    js: ['const { name, password_hash } = rows[0];\nres.json({ name, password_hash });', 'reply.send({ name: user.name, hash: user.passwordHash });', 'return c.json({ user: { id: user.id, hashedPassword: user.hashedPassword } });', 'res.send({ id, digest: user.passwordDigest });'],
    py: ['return jsonify({"name": m.name, "password_hash": m.password_hash})', 'return JsonResponse({"hash": user.hashed_password})', 'return JSONResponse({"hash": user.password_digest})', 'return Response({"hash": user.password_hash})'],
  },
  good: { js: ['res.json({ name, email });', 'res.send(verify(password, user.passwordHash));', 'c.json({ ok: await compare(password, user.passwordHash) });'], py: ['return jsonify({"name": m.name})', 'return JsonResponse({"ok": check(m.password_hash)})', 'return JSONResponse(page)', 'return Response(page)'] },
};

/** pkg.go.dev/os#Environ, docs.oracle.com (System.getenv), php.net/getenv, ruby-doc.org (ENV): each gives all variables at once. */
export const environmentSent: Rule = {
  category: 'error-disclosure',
  cwe: [200, 526],
  severity: 'medium',
  id: 'environment-sent',
  title: 'The whole environment sent to the client',
  why: 'Among its variables are the passwords and keys of everything that the program talks to.',
  fix: 'Send the one value that the client needs, and keep such pages away from strangers.',
  near: ['os.environ()', 'system.getenv()', 'encode($_', 'json($_', 'getenv()', 'env.to_h', 'getenvironmentvariables()'],
  find: [
    /(?<=\.Encode\(|\.JSON\(\w{1,30}(?:\.\w{1,30})?,\s{0,9}(?:[\w.]{1,30}(?:\[string\]\w{1,12}(?:\{\})?)?\{[^\n]{0,60})?)os\.Environ\(\)/y,
    /(?<=\b(?:Env\w{0,10}|Vars|Variables):\s{1,20})os\.Environ\(\)(?=,\s)(?=[^]{0,1500}?\bhttp\.ResponseWriter\b[^]{0,400}?\.Encode\()/y,
    /os\.Environ\(\)(?=\s{0,9}\{\s{1,20}(?:fmt\.Fprint\w{0,2}\((?:w|rw|writer|res),|(?:w|rw|writer)\.Write\(|io\.WriteString\((?:w|rw|writer),))/y,
    /(?<=@(?:GetMapping|RequestMapping|GET|Get)\b[^;{}]{0,200}\{\s{1,20}return\s{1,9}(?:ResponseEntity\.ok\(|Response\.ok\(|Map\.of\("\w{1,20}",\s{0,9})?)System\.getenv\(\)(?=\)?;)/y,
    /(?<=\bjson_)encode\((?:\$_ENV|\$_SERVER|getenv\(\))(?=[,)])|(?<=\bresponse\(\)->)json\((?:\$_ENV|\$_SERVER|getenv\(\))(?=[,)])/y,
    /(?<=\bjson_encode\(\[[^\]\n]{0,60}=>\s{0,9}|\bresponse\(\)->json\((?:\[[^\]\n]{0,60}=>\s{0,9})?)getenv\(\)/y,
    /(?<=\b(?:render\s{1,9})?json:?\s{1,9}[^\n]{0,30})ENV\.to_h\b(?!\.(?:slice|except|select))/y,
    /(?<=(?:\b(?:Ok|Json|Results\.Ok|Results\.Json)\(|\bMap\w{3,6}\([^\n]{0,60}=>\s{0,9})Environment\.)GetEnvironmentVariables\(\)(?=\)|;)/y,
  ],
  where: { path: { trait: 'ends', of: ['.go', '.java', '.kt', '.php', '.rb', '.cs'] } },
  bad: {
    go: ['json.NewEncoder(w).Encode(os.Environ())', 'c.JSON(http.StatusOK, gin.H{"env": os.Environ()})', 'for _, one := range os.Environ() {\n\tfmt.Fprintln(w, one)\n}', 'for _, one := range os.Environ() {\n\tw.Write([]byte(one))\n}', 'for _, one := range os.Environ() {\n\tio.WriteString(w, one)\n}', 'func facts() state {\n\treturn state{\n\t\tUp:  up(),\n\t\tEnvironment: os.Environ(),\n\t}\n}\n\nfunc show(w http.ResponseWriter, r *http.Request) {\n\tjson.NewEncoder(w).Encode(facts())\n}'],
    java: ['@GetMapping("/env")\nMap<String, String> env() {\n  return System.getenv();\n}', '@GetMapping("/env")\nResponseEntity<?> env() {\n  return ResponseEntity.ok(System.getenv());\n}'],
    php: ['echo json_encode($_ENV);', 'echo json_encode($_SERVER);', "echo json_encode(['env' => getenv()]);", 'return response()->json(getenv());', 'return response()->json($_SERVER);'],
    ruby: ['render json: ENV.to_h', 'json ENV.to_h'],
    csharp: ['return Ok(Environment.GetEnvironmentVariables());', 'app.MapGet("/env", () => Environment.GetEnvironmentVariables());'],
  },
  good: {
    go: ['cmd := exec.Command("git")\ncmd.Env = append(os.Environ(), "LANG=C")', 'json.NewEncoder(w).Encode(os.Getenv("REGION"))', 'cmd := &exec.Cmd{\n\tEnv: os.Environ(),\n}', 'for _, one := range os.Environ() {\n\tfmt.Println(one)\n}'],
    java: ['@GetMapping("/env")\nString env() {\n  return System.getenv().get("REGION");\n}', 'Map<String, String> all() {\n  return System.getenv();\n}'],
    php: ["echo json_encode($_SERVER['REQUEST_TIME']);", "$all = getenv();"],
    ruby: ['render json: ENV.to_h.slice("REGION")', 'system(ENV.to_h, "ls")'],
    csharp: ['var all = Environment.GetEnvironmentVariables();', 'return Ok(Environment.GetEnvironmentVariables().Count);'],
    'a.md': ['return Ok(Environment.GetEnvironmentVariables());'],
  },
};
