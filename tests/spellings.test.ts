/** The same danger in other words: constants, defaults, options made before, other names for what is imported. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { RULES } from '../patterns/index.ts';

function found(id: string, path: string, text: string): boolean {
  const rules = RULES.filter((rule) => rule.id === id);
  assert.is(rules.length, 1, id);
  return matchSource(liveRules(tableOf(rules)), { path, text, lines: null }, () => false).some(({ confidence }) => confidence !== 'possible');
}

/** Found, and beside it what is spelled alike and means something else. */
const ROWS: [rule: string, path: string, danger: string, other: string][] = [
  // constants, and what stands behind a default
  ['node-weak-cipher', 'a.js', 'const ALG = process.env.ALG || "aes-256-ecb";\ncrypto.createCipheriv(ALG, k, null);', 'const ALG = process.env.ALG || "aes-256-gcm";\ncrypto.createCipheriv(ALG, k, null);'],
  ['node-weak-cipher', 'a.ts', 'const ALG = "aes-256-ecb" as const;\ncrypto.createCipheriv(ALG, k, null);', 'const ALG = "aes-256-gcm" as const;\ncrypto.createCipheriv(ALG, k, iv);'],
  ['node-weak-cipher', 'a.js', 'crypto.createCipheriv(`aes-256-ecb`, k, null);', 'crypto.createCipheriv(`aes-256-gcm`, k, iv);'],
  ['node-weak-hash', 'a.js', 'const f = (t, alg = "md5") => crypto.createHash(alg).update(t).digest("hex");', 'const f = (t, alg = "sha256") => crypto.createHash(alg).update(t).digest("hex");'],
  ['python-cookie-settings', 'a.py', 'SESSION_COOKIE_SECURE = False', 'SESSION_COOKIE_SECURE = False if DEBUG else True'],
  ['python-cookie-flags', 'a.py', 'NAME = "auth_token"\nr.set_cookie(NAME, t)', 'NAME = "theme"\nr.set_cookie(NAME, t)'],
  ['python-shell', 'a.py', 'SHELL = True\nsubprocess.run("ping " + h, shell=SHELL)', 'SHELL = False\nsubprocess.run("ping " + h, shell=SHELL)'],
  ['sql-call', 'a.py', 'Q = "SELECT * FROM t WHERE n = \'"\ndef f(cur, n):\n    cur.execute(Q + n + "\'")', 'Q = "SELECT * FROM t WHERE n = "\ndef f(cur):\n    cur.execute(Q + "1")'],
  ['sql-call', 'a.py', 'q = "SELECT * FROM t WHERE n = "\ndef f(cur, n):\n    cur.execute(q + n)', 'a = 1\ndef f(cur, n):\n    cur.execute(a + n)'],
  ['python-tls-unverified-by-name', 'a.py', 'import requests\nCHECK = False\ndef f(u):\n    return requests.get(u, verify=CHECK)', 'import requests\ndef f(u, conf):\n    check = conf.get("check") or False\n    return requests.get(u, verify=check)'],
  ['python-client-unverified', 'a.py', 'CHECK = False\nclass A:\n    def f(self, u):\n        return self.session.get(u, verify=CHECK)', 'class A:\n    check = False\n    def __init__(self, check):\n        self.check = check\n    def f(self, u):\n        return self.session.get(u, verify=self.check)'],
  ['sql-call', 'a.py', 'q = "SELECT * FROM t WHERE n = "\ndef f(cur, n):\n    cur.execute(q + n)', 'def g():\n    q = "SELECT * FROM t WHERE n = "\n    return q\ndef f(cur, q, n):\n    cur.execute(q + n)'],
  // what was made before the call
  ['shell-with-command', 'a.js', 'function f(x) { const args = ["-c", "zip " + x]; spawn("/bin/bash", args); }', 'function f(x) { const args = ["-c", "zip " + x]; spawn("/usr/bin/zip", args); }'],
  ['mass-assignment', 'a.js', 'const u = { $set: req.body };\nUser.findByIdAndUpdate(id, u);', 'const u = { $set: { name } };\nUser.findByIdAndUpdate(id, u);'],
  ['python-shell', 'a.py', 'class A:\n    options = {"cwd": D, "shell": True}\n    def pack(self, label):\n        subprocess.run("tar " + label, **self.options)\n', 'class A:\n    options = {"cwd": D, "shell": False}\n    def pack(self, label):\n        subprocess.run("tar " + label, **self.options)\n'],
  ['jwt-unverified', 'a.py', 'OPTIONS = {"verify_signature": False}\ndef claims(token, options=OPTIONS):\n    return jwt.decode(token, options=options, algorithms=["HS256"])\n', 'OPTIONS = {"verify_signature": True}\ndef claims(token, options=OPTIONS):\n    return jwt.decode(token, options=options, algorithms=["HS256"])\n'],
  ['node-weak-cipher', 'a.js', "const SETTINGS = { algorithm: 'des-ede3-ecb' };\nfunction seal(key, settings = SETTINGS) { return crypto.createCipheriv(settings.algorithm, key, null); }", "const SETTINGS = { algorithm: 'aes-256-gcm' };\nfunction seal(key, settings = SETTINGS) { return crypto.createCipheriv(settings.algorithm, key, iv); }"],
  ['model-load', 'a.py', 'import numpy as np\no = {"allow_pickle": True}\nnp.load(p, **o)', 'import numpy as np\no = {"allow_pickle": False}\nnp.load(p, **o)'],
  ['js-token-without-end', 'a.js', 'jwt.sign({ sub: user.id }, k, { algorithm: "HS256" });', 'const payload = { sub: user.id, exp: end };\njwt.sign(payload, k, { algorithm: "HS256" });'],
  ['php-session-options-open', 'a.php', '<?php session_set_cookie_params(array("secure" => false));', '<?php session_set_cookie_params(array("secure" => true));'],
  ['node-tls-unverified', 'a.js', 'const rejectUnauthorized = false;\nnew https.Agent({ rejectUnauthorized });', 'const rejectUnauthorized = true;\nnew https.Agent({ rejectUnauthorized });'],
  ['js-cookie-flag-off', 'a.js', 'const HTTP_ONLY = false;\nres.cookie("sid", id, { httpOnly: HTTP_ONLY, secure: true });', 'const HTTP_ONLY = true;\nres.cookie("sid", id, { httpOnly: HTTP_ONLY, secure: true });'],
  ['js-credential-logged', 'a.js', 'const given = user.password;\nconsole.log("pw " + given);', 'const given = user.name;\nconsole.log("pw " + given);'],
  ['jvm-credential-logged', 'A.java', 'class A { void f(String password) { log.info("p={}", password.trim()); } }', 'class A { void f(String password) { log.info("p={}", password.length()); } }'],
  ['php-tls-unverified', 'a.php', '<?php $o["verify"] = false; $c = new Client($o);', '<?php $o["verify"] = true; $c = new Client($o);'],
  // by the name of the parameter
  ['python-path', 'a.py', 'open(file="/srv/" + request.args["d"])', 'open(mode="/srv/" + request.args["d"], file="a")'],
  // who is asked
  ['stack-to-client', 'a.js', 'res.status(500).end(error.stack);', 'log.status(500).end(error.stack);'],
  ['inner-html', 'a.ts', 'el!.innerHTML = `<b>${name}</b>`;', 'el!.title = `<b>${name}</b>`;'],
  ['mass-assignment', 'a.js', 'db.insert(users).values(request.body)', 'db.insert(users).values(page.body)'],
  ['jvm-credential-logged', 'A.java', 'class A { void f(String password) { this.log.info("p={}", password); } }', 'class A { void f(String password) { other.log.info("p={}", password); } }'],
  ['python-credential-logged', 'a.py', 'class A:\n    def f(self, password):\n        self._log.info("x %s", password)', 'class A:\n    def f(self, password):\n        self.my_blog.info("x %s", password)'],
  // imports
  ['node-shell', 'a.js', 'import { exec as run } from "child_process";\nimport { promisify } from "util";\nconst sh = promisify(run);\nexport const f = (x) => sh("ls " + x);', 'import { exec as run } from "tinyexec";\nimport { promisify } from "util";\nconst sh = promisify(run);\nexport const f = (x) => sh("ls " + x);'],
  ['node-shell', 'a.js', 'const cp = require("child_process");\nconst { exec: run } = cp;\nexport const f = (x) => run("ls " + x);', 'const { exec: run } = options;\nexport const f = (x) => run("ls " + x);'],
  ['node-shell', 'a.js', 'const run = require("child_process").exec;\nexport const f = (x) => run("ls " + x);', 'const run = require("child_process").execFile;\nexport const f = (x) => run("ls " + x);'],
  ['vm-script', 'a.js', 'const { Script } = require("vm");\nexport const f = (req) => new Script(req.body.code);', 'const { Script } = require("./parts");\nexport const f = (req) => new Script(req.body.code);'],
  ['js-token-without-end', 'a.js', 'import jsonwebtoken from "jsonwebtoken";\njsonwebtoken.sign({ sub }, k, { algorithm: "HS256" });', 'import jsonwebtoken from "jsonwebtoken";\njsonwebtoken.verify({ sub }, k, { algorithm: "HS256" });'],
  ['js-credential-logged', 'a.js', 'const trail = pino();\ntrail.info(`pw ${user.password}`);', 'const trail = makeTrail();\ntrail.info(`pw ${user.password}`);'],
  ['python-credential-logged', 'a.py', 'import logging\ntrail = logging.getLogger("a")\ndef f(password):\n    trail.warning("x %s", password)', 'import logging\ntrail = Trail("a")\ndef f(password):\n    trail.warning("x %s", password)'],
  ['yaml-load', 'a.py', 'from yaml import load, Loader\ndef f(t):\n    return load(t, Loader=Loader)', 'from yaml import load, SafeLoader\ndef f(t):\n    return load(t, Loader=SafeLoader)'],
  ['pickle-loads', 'a.py', 'import pickle\nLOADS = pickle.loads\ndef f(b):\n    return LOADS(b)', 'import json\nLOADS = json.loads\ndef f(b):\n    return LOADS(b)'],
  ['ssh-host-key-unchecked', 'a.py', 'from paramiko import AutoAddPolicy as Accept\nc.set_missing_host_key_policy(Accept())', 'from paramiko import RejectPolicy as Accept\nc.set_missing_host_key_policy(Accept())'],
  ['python-shell', 'a.py', 'import os, subprocess as sp\ndef f(h):\n    sp.run("ping " + h, shell=True)', 'import os, parts as sp\ndef f(h):\n    sp.run("ping " + h, shell=True)'],
  ['go-path', 'a.go', 'package a\n\nimport (\n\tfsys "os"\n)\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tfsys.Remove("/srv/" + r.FormValue("f"))\n}\n', 'package a\n\nimport (\n\tfsys "a.io/store"\n)\n\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tfsys.Remove("/srv/" + r.FormValue("f"))\n}\n'],
  ['java-path', 'a.kt', 'import java.io.File as JFile\nfun Route.a() { get("/a") { call.respondFile(JFile("/srv/" + call.parameters["f"]!!)) } }', 'import a.parts.Entry as JFile\nfun Route.a() { get("/a") { call.respondText(JFile("/srv/" + call.parameters["f"]!!)) } }'],
  ['php-credential-logged', 'a.php', '<?php\nuse Illuminate\\Support\\Facades\\Log as L;\nL::info("pw $password");', '<?php\nuse App\\Lines as L;\nL::info("pw $password");'],
  ['csharp-path', 'A.cs', 'using IOFile = System.IO.File;\nclass A { IActionResult F() { IOFile.Delete("/srv/" + Request.Query["f"]); return Ok(); } }', 'using IOFile = A.Parts.Entry;\nclass A { IActionResult F() { IOFile.Delete("/srv/" + Request.Query["f"]); return Ok(); } }'],
  // by name instead of by place
  ['python-cookie-flags', 'a.py', 'r.set_cookie(value=t, key="session")', 'r.set_cookie(value="session", key="theme")'],
  ['python-weak-hash', 'a.py', 'import hashlib, hmac\nhmac.new(key, msg, digestmod=hashlib.sha1)', 'import hashlib, hmac\nhmac.new(key, msg, digestmod=hashlib.sha256)'],
  ['php-password-hash', 'a.php', '<?php hash(data: $password, algo: "sha256");', '<?php hash(data: $page, algo: "sha256");'],
  // put together from constants
  ['java-weak-cipher', 'A.java', 'class A { static final String ALG = "DES"; Cipher f() { return Cipher.getInstance(ALG + "/CBC/PKCS5Padding"); } }', 'class A { static final String ALG = "AES"; Cipher f() { return Cipher.getInstance(ALG + "/GCM/NoPadding"); } }'],
  ['java-fixed-iv', 'A.java', 'class A { static final String V = "0123456789abcdef"; void f() { byte[] v = V.getBytes(); new IvParameterSpec(v); } }', 'class A { void f(byte[] v) { new IvParameterSpec(v); } }'],
  ['java-password-hash', 'A.java', 'import static a.b.DigestUtils.sha1Hex;\nclass A { void f(String password) { u.setPasswordHash(sha1Hex(password)); } }', 'import static a.b.Texts.sha1Hex;\nclass A { void f(String page) { u.setPage(sha1Hex(page)); } }'],
  // a password by another name
  ['node-password-hash', 'a.js', 'const salted = salt + password;\ncrypto.createHash("sha256").update(salted).digest("hex");', 'const salted = salt + text;\ncrypto.createHash("sha256").update(salted).digest("hex");'],
  ['python-password-hash', 'a.py', 'def f(password):\n    data = password.encode()\n    return hashlib.sha256(data).hexdigest()', 'def f(page):\n    data = page.encode()\n    return hashlib.sha256(data).hexdigest()'],
  ['php-password-hash', 'a.php', '<?php function f($password) { $s = trim($password); return hash("sha256", $s); }', '<?php function f($page) { $s = trim($page); return hash("sha256", $s); }'],
  ['ruby-password-hash', 'a.rb', 's = password.strip\nDigest::SHA256.hexdigest(s)', 's = page.strip\nDigest::SHA256.hexdigest(s)'],
  // the request by another name
  ['python-ssrf', 'a.py', 'import requests\nfrom flask import request as rq\n\ndef f():\n    return requests.get(rq.args["u"])', 'import requests\nfrom parts import settings as rq\n\ndef f():\n    return requests.get(rq.args["u"])'],
  ['php-request-host', 'a.php', '<?php function f(Request $r) { Http::get($r->input("u")); }', '<?php function f(Settings $r) { Http::get($r->input("u")); }'],
  // words of other languages
  ['sql-concat', 'A.java', 'class A { void f(Jdbc jdbc, String in) { jdbc.query("SELECT id FROM p WHERE tag = \'" + in + "\'"); } }', 'class A { void f(Jdbc jdbc) { String in = "a"; jdbc.query("SELECT id FROM p WHERE tag = \'" + in + "\'"); } }'],
  ['sql-concat', 'a.go', 'package a\n\nfunc f(r *http.Request) {\n\tdb.Query(fmt.Sprint("SELECT a FROM t WHERE n = \'", r.FormValue("n"), "\'"))\n}\n', 'package a\n\nfunc f() {\n\tdb.Query(fmt.Sprint("SELECT a FROM t WHERE n = \'", 1, "\'"))\n}\n'],
];

for (const [rule, path, danger, other] of ROWS) {
  test(`${rule} in ${JSON.stringify(danger)}`, () => {
    assert.is(found(rule, path, danger), true);
    assert.is(found(rule, path, other), false, `found in ${other}`);
  });
}

test('functions that are called as every object has them have no parameters that are known', () => {
  const rules = liveRules(tableOf([{ id: 'probe', category: 'code-injection', cwe: [], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['constructor'], find: ['$f.constructor($value, $...)'] }]));
  for (const [path, text] of [['a.py', 'x.constructor(a=request.args["a"])'], ['a.php', '<?php $x->constructor(a: $_GET["a"]);']]) {
    assert.is(matchSource(rules, { path, text, lines: null }, () => false).length, 1);
  }
});

test.run();
