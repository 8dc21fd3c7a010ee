/** Packages that nothing in a repository knows: rows of files, what is imported beside them, and which of it is told. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addsPackages, listedBy } from '../lib/deps/added.ts';
import { packageJudge } from '../lib/deps/judge.ts';
import { takenFor } from '../lib/deps/near-names.ts';
import type { Around } from '../lib/deps/repository.ts';
import type { Change } from '../lib/types.ts';

type Files = Record<string, string>;

function aroundOf(files: Files): Around {
  return {
    files: async () => new Map(Object.keys(files).map((path) => [path, path])),
    read: async (ids, limit) => new Map(ids.filter((id) => files[id].length <= limit).map((id) => [id, Buffer.from(files[id])])),
  };
}

/** "rule name" of each finding in `text`, as it stands at `path`. */
async function told(files: Files, path: string, text: string, removed = ''): Promise<string[]> {
  const all = { ...files, [path]: text };
  const found = await packageJudge(aroundOf(all)).judge([{ path, text, lines: null }], removed);
  return found.filter(({ confidence }) => confidence !== 'possible').map(({ message, status }) => `${message}${status === 'carried' ? ', carried' : ''}`);
}

const NPM = { 'package.json': '{ "name": "shop", "dependencies": { "express": "5" } }' };

const ROWS: [claim: string, files: Files, path: string, text: string, told: string[]][] = [
  ['an import in all its forms', NPM, 'a.js', "import 'aa-x'; import b from 'bb-x'; export * from 'cc-x'; const d = require('dd-x'); await import('ee-x')", ['aa-x', 'bb-x', 'cc-x', 'dd-x', 'ee-x'].map((name) => `no manifest lists ${name}`)],
  ['comments, texts and members are no imports', NPM, 'a.js', "// import 'aa-x'\nconst t = \"import x from 'bb-x'\"; loader.require('cc-x'); Array.from('dd-x')", []],
  ['a try block may lack it', NPM, 'a.js', "try { require('fast-x') } catch (error) { slow() }", []],
  ['a well-known package is not invented', NPM, 'a.js', "import ts from 'typescript'; import x from 'typescript2'", ['no manifest lists typescript2']],
  ['a scope has one owner', { 'package.json': '{ "name": "@acme/shop", "dependencies": { "@scope/core": "1" } }' }, 'a.js', "import '@scope/http'; import '@acme/cart'; import '@scopes/http'", ['no manifest lists @scopes/http']],
  ['what a generator copies elsewhere', NPM, 'templates/init/index.ts', "import x from 'aa-x'", []],
  ['behind a comment', NPM, 'a.js', "await import(/* webpackChunkName: \"x\" */ 'aa-x')", ['no manifest lists aa-x']],
  ['a path below a package is the package', NPM, 'a.ts', "import x from 'express/lib/router'; import y from '@scope/pkg/deep'", ['no manifest lists @scope/pkg']],
  ['a lockfile knows', { ...NPM, 'package-lock.json': '{ "packages": { "node_modules/bb-x": {} } }' }, 'a.js', "import 'bb-x'; import 'cc-x'", ['no manifest lists cc-x']],
  ['a lockfile of yarn knows', { ...NPM, 'yarn.lock': '"@a/b@^1.0.0":\n  version "1.0.0"\n\nbb-x@^1:\n' }, 'a.js', "import 'bb-x'; import '@a/b'", []],
  ['what Expo brings along', { 'package.json': '{ "name": "expo-a", "peerDependencies": { "expo": "*" } }' }, 'a.ts', "import 'expo-modules-core'; import '@expo/config-plugins'; import 'expo-other'", ['no manifest lists expo-other']],
  ['what Angular brings along', { 'package.json': '{ "dependencies": { "@angular/core": "1" } }' }, 'a.ts', "import '@angular-devkit/schematics'; import '@angular-devs/x'", ['no manifest lists @angular-devs/x']],
  ['modules of plugins of Cordova', NPM, 'a.js', "require('cordova-plugin-file.FileEntry'); require('cordova-plugin-files')", ['no manifest lists cordova-plugin-files']],
  ['what a wrapper asks of the loader it has', NPM, 'a.js', "if (typeof define === 'function') define(['bb-x'], factory);\nelse module.exports = factory(require('bb-x'));\nrequire('cc-x')", ['no manifest lists cc-x']],
  ['a library as it was published', NPM, 'a.js', "/*! Thing v1.2.3 | MIT License */\nrequire('bb-x')", []],
  ['java: names without a domain, and with a verb', { 'build.gradle': 'implementation "org.freemarker:freemarker:2"; implementation project(":capacitor-android")' }, 'A.java', 'import freemarker.template.Template;\nimport com.getcapacitor.Plugin;\nimport com.getother.Plugin;\nimport jinja.template.A;', ['no manifest lists com.getother', 'no manifest lists jinja.template']],
  ['a broken manifest says nothing', { 'package.json': '{ "name": ' }, 'a.js', "import 'bb-x'", []],
  ['a manifest above counts', { 'package.json': '{ "devDependencies": { "vitest": "3" } }', 'web/package.json': '{}' }, 'web/src/a.ts', "import { test } from 'vitest'", []],
  ['aliases of bundlers', { ...NPM, 'vite.config.ts': "resolve: { alias: { components: '/src/components' } }" }, 'a.js', "import x from 'components/x'", []],
  ['a folder of that name below a root', { ...NPM, 'src/shared/a.ts': '' }, 'src/b.ts', "import a from 'shared/a'", []],
  ['declarations are not judged', NPM, 'a.d.ts', "import x from 'bb-x'", []],
  ['scripts of a component', NPM, 'A.vue', "<script setup>\nimport x from 'bb-x'\n</script>", ['no manifest lists bb-x']],
  ['python: import lists, comments, texts', { 'pyproject.toml': '[project]\ndependencies = ["httpx>=0.27"]' }, 'a.py', 'import os, xlib_a as a, httpx\n# import xlib_b\n"""\nimport xlib_c\n"""\nfrom xlib_d.e import f', ['no manifest lists xlib_a', 'no manifest lists xlib_d']],
  ['python: second on a line', { 'pyproject.toml': '[project]\ndependencies = []' }, 'a.py', 'import os; import xlib_a\nx = 1; from xlib_b import c', ['no manifest lists xlib_a', 'no manifest lists xlib_b']],
  ['python: guards', { 'setup.py': 'setup(install_requires=["six"])' }, 'a.py', 'try:\n    import xlib_a\nexcept ImportError:\n    import xlib_b\nif sys.version_info < (3, 9):\n    import xlib_c\ndef f():\n    import xlib_d\n', []],
  ['python: a distribution of another name', { 'requirements/base.txt': 'scikit-learn\npython-dotenv\nPillow\nGitPython\nazure-storage-blob\n' }, 'a.py', 'import sklearn\nimport dotenv\nfrom PIL import Image\nimport git\nfrom azure.storage.blob import x', []],
  ['python: a module of the repository', { 'requirements.txt': 'x', 'src/shop/db.py': '', 'tools/helper.py': '' }, 'a.py', 'import shop.db\nimport helper', []],
  ['python: a list of one folder speaks for no other', { 'tests/requirements.txt': 'pytest', 'tools/requirements/dev.txt': 'x' }, 'src/a.py', 'import xlib_a', []],
  ['python: but for what is below it', { 'tools/requirements/dev.txt': 'x' }, 'tools/src/a.py', 'import xlib_a', ['no manifest lists xlib_a']],
  ['python: a lockfile that cannot be read', { 'requirements.txt': 'x', 'poetry.lock': 'x'.repeat(17 * 1024 * 1024) }, 'a.py', 'import xlib_a', []],
  ['go: the longest module counts', { 'go.mod': 'module example.org/shop\nrequire github.com/a/b/v2 v2.1.0\nreplace example.org/c => ../c' }, 'a.go', 'package a\nimport (\n\t"fmt"\n\tx "github.com/a/b/v2/x"\n\t"example.org/shop/y"\n\t"example.org/c/z"\n\t"github.com/a/c"\n)', ['no manifest lists github.com/a/c']],
  ['rust: keys with dashes, renamed and local ones', { 'Cargo.toml': '[dependencies.regex]\nversion = "1"\n[dependencies]\nmy-crate = "1"\nfoo = { package = "bar" }' }, 'src/main.rs', 'use regex::Regex;\nuse my_crate::x;\nuse foo::y;\nuse std::io;\nuse io::Read;\nmod z;\nuse z::a;\nextern crate qq_x;\nuse rr_x::b;', ['no manifest lists qq_x', 'no manifest lists rr_x']],
  ['java: only what nothing comes near to', { 'pom.xml': '<groupId>com.acme</groupId><artifactId>guava</artifactId>' }, 'src/A.java', 'import java.util.List;\nimport com.acme.shop.B;\nimport com.google.common.collect.Lists;\nimport org.tokenguard.Guard;', ['no manifest lists org.tokenguard']],
  ['ruby: names and folders', { Gemfile: 'gem "rails"\ngem "rack-test"\ngem "google-cloud-storage"', 'lib/shop/a.rb': '' }, 'b.rb', "require 'json'\nrequire 'active_record'\nrequire 'rack/test'\nrequire 'google/cloud/storage'\nrequire 'shop/a'\nrequire_relative 'c'\nrequire 'token_guard'", ['no manifest lists token_guard']],
  ['a slip in an import', NPM, 'a.js', "import x from 'expresss'; import y from 'lodahs'", ['expresss is one slip away from express', 'lodahs is one slip away from lodash']],
  ['a slip in a manifest, but not elsewhere in it', {}, 'package.json', '{ "keywords": ["expresss"], "dependencies": { "axois": "1", "preact": "10", "mine": "npm:axois@1" } }', ['axois is one slip away from axios']],
  ['a slip in TOML', {}, 'pyproject.toml', '[project]\nkeywords = ["reqeusts"]\ndependencies = [\n  "djagno>=5",\n  "jinja",\n]\n[tool.poetry.dependencies]\npython = "^3.12"\nflsak = "3"\n', ['djagno is one slip away from django', 'flsak is one slip away from flask']],
];

for (const [claim, files, path, text, wanted] of ROWS) test(claim, async () => assert.equal(await told(files, path, text), wanted));

test('what the same change removes is carried', async () => {
  assert.equal(await told(NPM, 'a.js', "import 'bb-x'", "import 'bb-x';\n"), ['no manifest lists bb-x, carried']);
  assert.equal(await told(NPM, 'a.js', "import 'bb-x'", "import 'bb-x-more';\n"), ['no manifest lists bb-x']);
});

test('what another line of the file imports already is nothing new', async () => {
  const text = "import a from 'bb-x/a';\nimport b from 'bb-x/b';\nimport c from 'cc-x';\n";
  const source = { path: 'a.js', text, lines: [{ start: 2, end: 3 }] };
  const found = await packageJudge(aroundOf({ ...NPM, 'a.js': text })).judge([source], '');
  assert.equal(found.map(({ line, message }) => [line, message]), [[3, 'no manifest lists cc-x']]);
});

test('without a manifest nothing is told', async () => {
  for (const [path, text] of [['a.js', "import 'bb-x'"], ['a.py', 'import xlib_a'], ['a.go', 'package a\nimport "github.com/a/c"'], ['a.rs', 'use rr_x::b;'], ['A.java', 'import org.tokenguard.Guard;'], ['a.rb', "require 'token_guard'"]]) {
    assert.equal(await told({}, path, text), [], path);
  }
});

test('what a manifest of the top lists is not looked up', () => {
  const npm = { 'package.json': '{ "name": "own", "dependencies": { "a-x": "1", "@types/b-x": "1" } }' };
  const pip = { 'requirements.txt': 'a-x==1\nb.x[c]>=2  # own\n', 'package.json': '{ "dependencies": { "c-x": "1" } }' };
  const cargo = { 'Cargo.toml': '[dependencies]\na-x = "1"\n\n[dependencies.b_x]\nversion = "1"\n' };
  const gomod = { 'go.mod': 'module example.org/own\nrequire (\n\tgithub.com/a/x/v2 v2.0.1\n)\n' };
  const gemfile = { Gemfile: "gem 'a-x'\ngem \"b_x\", '~> 1'\n" };
  const rows: [string, string, Record<string, string>, boolean][] = [
    ['a.js', "import 'a-x/deep'; import 'b-x'; import 'own';\n", npm, false],
    ['a.js', "import 'a-x'; import 'c-x';\n", npm, true],
    ['a.js', "import 'a-x';\n", {}, true],
    ['a.js', "import 'a-x';\n", { 'package.json': '{ "dependencies": { "a-x"' }, true],
    ['a.py', 'import own\n', npm, true],
    ['a.py', 'import a_x.deep, own\nfrom B_x import c\n', pip, false],
    ['a.py', 'import yaml\nfrom dotenv import load_dotenv\n', { 'requirements.txt': 'PyYAML~=6.0\npython_dotenv\n' }, false],
    ['a.py', 'import a_x, d_x\n', pip, true],
    ['a.py', 'import c_x\n', pip, true],
    ['a.py', 'import a_x\n', { 'pyproject.toml': '[project]\ndependencies = ["a_x>=1"]\n' }, false],
    ['a.rs', 'use a_x::B;\nuse b_x::C;\n', cargo, false],
    ['a.rs', 'use a_x::B;\nuse c_x::C;\n', cargo, true],
    ['a.go', 'package a\nimport (\n\t"example.org/own/b"\n\t"github.com/a/x/v2/y"\n)\n', gomod, false],
    ['a.go', 'package a\nimport "github.com/a/x"\n', gomod, true],
    ['a.go', 'package a\nimport "example.org/owner"\n', gomod, true],
    ['a.rb', "require 'a_x/deep'\nrequire 'b-x'\n", gemfile, false],
    ['a.rb', "require 'a_x'\nrequire 'c_x'\n", gemfile, true],
  ];
  for (const [path, text, top, wanted] of rows) assert.is(addsPackages(changeOf(path, text, [[10, 20]]), listedBy(new Map(Object.entries(top)))), wanted, `${path} ${text} ${JSON.stringify(top)}`);
});

function changeOf(path: string, text: string, added: [number, number][]): Change {
  const ids = { oldId: '', newId: '', mode: '100644', oldMode: '100644' };
  return { path, oldPath: null, status: 'modified', ...ids, added: added.map(([start, end]) => ({ start, end })), removed: [], hunks: [{ newStart: 10, oldStart: 10, text, removed: '' }], opaque: null };
}

test('only added lines that bring in a package load the stage', () => {
  const rows: [string, string, [number, number][], boolean][] = [
    ['a.js', "import 'a-x';\nlet b;\n", [[11, 11]], false],
    ['a.js', "require(/* here */ 'a-x');\nimport(/* b */ './c');\n", [[10, 10]], true],
    ['a.js', "require(/* here */ 'a-x');\nimport(/* b */ './c');\n", [[11, 11]], false],
    ['a.js', "import 'a-x';\nlet b;\n", [[10, 10]], true],
    ['a.js', "import './a';\nimport 'fs';\nimport 'node:fs';\nconst c = require('../c');\n", [[10, 13]], false],
    ['a.ts', "x;\nconst d = await import('dd-x');\n", [[11, 11]], true],
    ['a.py', 'import os\nfrom . import x\nfrom typing import Any\n', [[10, 12]], false],
    ['a.py', 'import os\nimport numpy\n', [[11, 11]], true],
    ['a.py', 'import os, sys\n', [[10, 10]], false],
    ['a.py', 'import os; import numpy\n', [[10, 10]], true],
    ['a.py', 'import os, numpy as np\n', [[10, 10]], true],
    ['a.rs', 'use crate::a;\nuse std::fmt;\n', [[10, 11]], false],
    ['a.md', "import 'a-x'\n", [[10, 10]], false],
    ['a.py', 'import numpy\nimport numpy.linalg\n', [[11, 11]], false],
    ['a.py', 'import numpy.linalg\nimport numpy_x\n', [[10, 10]], true],
    ['shop/cart/views.py', 'from shop.models import Item\nimport cart, views\n', [[10, 11]], false],
    ['shop/cart/views.py', 'from shops.models import Item\n', [[10, 10]], true],
    ['a.js', "import { b } from 'a-x/b';\nimport c from 'a-x';\n", [[10, 10]], false],
    ['a.js', "import { b } from 'a-x/b';\nlet d;\nimport c from '@a-x/c';\nlet e;\nimport c from '@a-x/d';\n", [[10, 10], [12, 12]], true],
    ['src/org/own/a/A.java', 'import org.own.b.B;\nimport org.other.C;\nimport org.other.d.D;\n', [[10, 11]], false],
    ['src/org/own/a/A.java', 'import org.own.b.B;\nimport org.others.C;\nimport org.other.d.D;\n', [[10, 11]], true],
    ['package.json', '{ "a": 1 }\n', [[10, 10]], false],
  ];
  for (const [path, text, added, wanted] of rows) assert.is(addsPackages(changeOf(path, text, added)), wanted, `${path} ${text}`);
});

test('a slip is one letter more, less, other or swapped; versions and short names are none', () => {
  const rows: [string, string | null][] = [['reqests', 'requests'], ['requestss', 'requests'], ['requezts', 'requests'], ['reqeusts', 'requests'], ['requests', null], ['request', null], ['requests2', null], ['rqeuetss', null], ['vuee', null], ['near', null], ['Requests', null]];
  for (const [name, wanted] of rows) assert.is(takenFor(name, 'requests vue', 'request near'), wanted, name);
});

test.run();
