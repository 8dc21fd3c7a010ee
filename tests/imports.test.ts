/** Sinks that a file calls by another name, and calls that only look like them. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { RULES } from '../patterns/index.ts';

const rules = liveRules(tableOf(RULES.filter(({ id }) => ['node-shell', 'eval-call', 'function-constructor', 'python-shell', 'python-ssrf', 'node-ssrf', 'merge-request', 'jwt-unverified', 'sent-html', 'js-cookie-without-flags'].includes(id))));

const isFound = (path: string, text: string): boolean => matchSource(rules, { path, text, lines: null }, () => false).length > 0;

const ROWS: [path: string, text: string, found: boolean][] = [
  ['a.js', "const { exec: run } = require('child_process');\nrun('ls ' + dir);", true],
  ['a.js', "const { exec: run } = require('child_process');\nrun('ls');", false],
  ['a.js', "const { exec: run } = require('child_process');\njob.run('ls ' + dir);", false],
  ['a.mjs', "import { execFile, exec as run } from 'node:child_process';\nrun('ls ' + dir);", true],
  ['a.mjs', "import * as proc from 'child_process';\nproc.exec('ls ' + dir);", true],
  ['a.mjs', "import proc from 'node:child_process';\nproc.execFile('ls ' + dir);", false],
  ['a.js', "const proc = require('child_process');\nproc.exec('ls ' + dir);", true],
  ['a.js', "const proc = require('process');\nproc.exec('ls ' + dir);", false],
  ['a.js', "const run = promisify(exec);\nawait run('ls ' + dir);", true],
  ['a.js', "const run = util.promisify(require('child_process').exec);\nawait run('ls ' + dir);", true],
  ['a.js', "const run = util.promisify(cp.execFile);\nawait run('ls ' + dir);", false],
  ['a.js', 'const e = eval;\ne(code);', true],
  ['a.js', '(0, eval)(code)', true],
  ['a.ts', "const f = (asked: Request, r: express.Response) => r.send('<b>' + asked.query.a + '</b>');", true],
  ['a.ts', "const f = (asked: Request, r: Sender) => r.send('<b>' + asked.query.a + '</b>');", false],
  ['a.ts', "function login(r: Response, token: string) {\n  r.cookie('auth_token', token);\n}", true],
  ['a.js', '(1, evaluate)(code)', false],
  ['a.js', "window['eval'](code)", true],
  ['a.js', "model['eval'](code)", false],
  ['a.js', 'new (Function)("return " + code)', true],
  ['a.py', 'from os import system as run\nrun("ls " + d)', true],
  ['a.py', 'from os import system as run\nrun("ls")', false],
  ['a.py', 'import os as o\no.system("ls " + d)', true],
  ['a.py', 'import subprocess as sp\nsp.run("ls " + d, shell=True)', true],
  ['a.py', 'import subprocess as sp\nsp.run(["ls", d])', false],
  ['a.js', "import { get as load } from 'axios';\nconst f = (req) => load(req.query.url);", true],
  ['a.js', "import { get as load } from './axios';\nconst f = (req) => load(req.query.url);", false],
  ['a.js', "import { get } from 'axios';\nconst f = (req) => store.get(req.query.url);", false],
  ['a.js', "import { get } from 'axios';\nconst f = (req) => get('https://a.example/');", false],
  ['a.js', "const { defaultsDeep } = require('lodash');\nconst f = (req) => defaultsDeep(options, req.body);", true],
  ['a.js', "const { defaultsDeep } = require('defaults');\nconst f = (req) => defaultsDeep(options, req.body);", false],
  ['a.py', 'from requests import get\ndef f(request):\n    return get(request.GET["url"])', true],
  ['a.py', 'from requests import (\n    post as send,\n    get,\n)\ndef f(request):\n    return send(request.GET["url"])', true],
  ['a.py', 'from store import get\ndef f(request):\n    return get(request.GET["url"])', false],
  ['a.py', 'from http.client import HTTPSConnection as Line\ndef f(request):\n    return Line(request.GET["host"])', true],
  ['a.py', 'from jwt import decode\nclaims = decode(token, verify=False)', true],
  ['a.py', 'from jwt import decode\nclass A:\n    def decode(self, token, verify=False): pass', false],
  ['a.py', 'import tasks as sp\nsp.run("ls " + d, shell=True)', false],
];

for (const [path, text, found] of ROWS) test(`${JSON.stringify(text)} is ${found ? '' : 'not '}found`, () => assert.is(isFound(path, text), found));

test.run();
