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
