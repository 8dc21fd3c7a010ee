import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { segments } from '../lib/text/embedded.ts';
import { grammarCalled, grammarNamed, languageOf } from '../lib/text/languages.ts';

/** Grammar, then names that say it alone; '-': no code we know. */
const NAMES: [string, string][] = [
  ['js', 'src/a.js b.mjs c.cjs A.MJS x/y.es6 jquery.min.js'],
  ['jsx', 'a.jsx a.test.jsx'],
  ['ts', 'a.ts a.d.ts a.mts a.cts a.spec.ts'],
  ['tsx', 'a.tsx'],
  ['py', 'a.py a.pyw a.pyi SConstruct app.wsgi rules.bzl settings.py.example'],
  ['java', 'A.java'],
  ['kotlin', 'A.kt build.gradle.kts'],
  ['scala', 'A.scala build.sbt a.sc'],
  ['groovy', 'build.gradle Jenkinsfile Jenkinsfile.prod a.groovy'],
  ['csharp', 'A.cs a.csx build.cake'],
  ['go', 'main.go a_test.go'],
  ['php', 'index.php a.phtml wp-config.php.sample'],
  ['blade', 'welcome.blade.php'],
  ['ruby', 'a.rb Rakefile Gemfile Vagrantfile a.gemspec config.ru lib/tasks/a.rake Podfile x.podspec'],
  ['rust', 'main.rs build.rs.in'],
  ['c', 'a.c a.h'],
  ['cpp', 'a.cc a.cpp a.hpp a.cxx a.hh a.cu a.mm'],
  ['swift', 'A.swift Package.swift'],
  ['dart', 'a.dart'],
  ['shell', 'a.sh .bashrc .zshrc a.bash a.zsh .profile PKGBUILD .envrc a.bats'],
  ['powershell', 'a.ps1 a.psm1 a.psd1'],
  ['dockerfile', 'Dockerfile Dockerfile.dev dockerfile a.dockerfile Containerfile docker/Dockerfile-prod'],
  ['sql', 'a.sql schema.pgsql a.ddl a.psql'],
  ['yaml', 'a.yml .github/workflows/ci.yaml docker-compose.yml values.yaml.example .prettierrc'],
  ['json', 'package.json tsconfig.json .eslintrc .babelrc a.json5 a.jsonc a.geojson composer.lock a.code-workspace main.tf.json'],
  ['ipynb', 'a.ipynb'],
  ['toml', 'pyproject.toml Cargo.lock Pipfile poetry.lock'],
  ['ini', 'a.ini setup.cfg .npmrc .editorconfig .gitconfig .pypirc app.service'],
  ['properties', 'application.properties a.properties.default'],
  ['env', '.env .env.local .env.production prod.env .env.example'],
  ['hcl', 'main.tf a.tfvars a.hcl job.nomad'],
  ['html', 'index.html a.htm a.xhtml'],
  ['xml', 'pom.xml a.svg App.csproj Info.plist a.xaml web.config.xml a.xsl'],
  ['vue', 'App.vue'],
  ['svelte', 'App.svelte +page.svelte'],
  ['astro', 'index.astro'],
  ['erb', 'a.html.erb a.erb a.rhtml'],
  ['ejs', 'a.ejs'],
  ['jsp', 'a.jsp'],
  ['aspx', 'a.aspx'],
  ['jinja', 'a.j2 nginx.conf.j2 a.jinja2 a.html.twig a.njk a.liquid'],
  ['handlebars', 'a.hbs a.handlebars a.mustache'],
  ['css', 'a.css a.less'],
  ['scss', 'a.scss'],
  ['markdown', 'README.md a.markdown a.mdx'],
  ['-', 'LICENSE README notes.txt a.rst a.csv a.png a.bin a.lock go.sum yarn.lock a.m nginx.conf CODEOWNERS a. .gitignore Makefile a.log x'],
];

/** [path, head, grammar]. */
const HEADS: [string, string, string | null][] = [
  ['bin/run', '#!/usr/bin/env node\n', 'js'],
  ['bin/run', '#!/usr/bin/python3.11 -u\n', 'py'],
  ['bin/run', '#!/usr/bin/env -S deno run --allow-net\n', 'js'],
  ['bin/run', '#! /bin/sh -e\nx\n', 'shell'],
  ['bin/run', '#!/usr/local/bin/bash\n', 'shell'],
  ['bin/run', '#!/usr/bin/env ruby\n', 'ruby'],
  ['bin/run', '#!/usr/bin/env A=b php -q\n', 'php'],
  ['bin/run', '#!/usr/bin/pwsh\n', 'powershell'],
  ['bin/run', '#!/usr/bin/env ts-node\n', 'ts'],
  ['bin/run', '#!/usr/bin/perl\n', null],
  ['.husky/pre-commit', '#!/usr/bin/env sh\n. x\n', 'shell'],
  ['a.py', '#!/bin/sh\n', 'py'],
  ['conf', '# -*- mode: ruby -*-\n# vi: set ft=ruby :\n', 'ruby'],
  ['conf', '// -*- C++ -*-\n', 'cpp'],
  ['conf', '# -*- coding: utf-8; mode: python -*-\n', 'py'],
  ['conf', '/* vim: set ts=2 filetype=javascript: */\n', 'js'],
  ['conf', '\n\n# vim: ft=yaml\n', 'yaml'],
  ['conf', '# -*- coding: utf-8 -*-\n', null],
  ['a.h', '#pragma once\nnamespace a {\n', 'cpp'],
  ['a.h', '#ifdef A\nint f(void);\n', 'c'],
  ['a.m', '#import <Foundation/Foundation.h>\n@implementation A\n', 'c'],
  ['a.m', 'function y = f(x)\n', null],
  ['de.ts', '<?xml version="1.0"?>\n<!DOCTYPE TS>\n', 'xml'],
  ['a.html', '{% extends "b.html" %}\n<p>', 'jinja'],
  ['a.html', '<p>{{#if a}}b{{/if}}</p>', 'handlebars'],
  ['a.html', '<p>{{ a }}</p>', 'html'],
  ['a.inc', '<?php\n$x;', 'php'],
  ['a.inc', 'mov ax, bx\n', null],
  ['a.tpl', '{% if a %}', 'jinja'],
  ['a.tpl', '<p><?= $a ?></p>', 'php'],
  ['a.tpl', 'plain', null],
  ['a.conf', '[a]\nb = c\n', 'ini'],
  ['a.conf', 'server {\n  listen 80;\n}\n', null],
  ['a.config', '<?xml version="1.0"?><configuration/>', 'xml'],
  ['a.cgi', '#!/usr/bin/python\n', 'py'],
  ['index', '<?php echo 1;', 'php'],
  ['index', '<?xml version="1.0"?>', 'xml'],
  ['index', 'import os\n', null],
];

test('a name tells the language', () => {
  const wrong: string[] = [];
  for (const [name, paths] of NAMES) {
    for (const path of paths.split(' ')) {
      const found = languageOf(path)?.name ?? '-';
      if (found !== name) wrong.push(`${path} is ${found}, not ${name}`);
    }
  }
  assert.equal(wrong, []);
});

test('first lines tell it where the name does not', () => {
  const wrong = HEADS.filter(([path, head, name]) => (languageOf(path, head)?.name ?? null) !== name);
  assert.equal(wrong.map(([path, head]) => `${path} ${head} is ${languageOf(path, head)?.name}`), []);
});

test('people call languages by many names', () => {
  const wrong: string[] = [];
  const called = 'javascript=js js=js typescript=ts tsx=tsx python3=py golang=go c++=cpp c#=csharp sh=shell bash=shell console=shell '
    + 'yml=yaml rb=ruby rs=rust kt=kotlin terraform=hcl docker=dockerfile ps1=powershell PowerShell=powershell html=html jsonc=json';
  for (const pair of called.split(' ')) {
    const at = pair.lastIndexOf('=');
    if (grammarCalled(pair.slice(0, at))?.name !== pair.slice(at + 1)) wrong.push(pair);
  }
  assert.equal(wrong, []);
  assert.is(grammarCalled('brainfuck'), null);
});

test('a grammar is made once, and only for known names', () => {
  assert.is(grammarNamed('js'), grammarNamed('js'));
  assert.is(grammarNamed('constructor'), null);
});

/** [grammar, text, segments but the whole file as grammar:text]. */
const PARTS: [string, string, string[]][] = [
  ['js', 'a', []],
  ['html', '<script>a</script><p onclick="b(\'c\')" class="d"></p><style>e{}</style>', ["js:a", "js:b('c')", 'css:e{}']],
  ['html', '<script type="application/json">{}</script><script type="text/template"><p></script><a href="javascript:f()">', ['json:{}', 'js:f()']],
  ['html', '<script src="a"></script><SCRIPT TYPE="module">\n b\n</SCRIPT>', ['js:b']],
  ['vue', '<template><p :a="b" @c="d()" e="f" v-html="g"/></template><script setup lang="ts">h</script><style lang="scss">i</style>',
    ['js:b', 'js:d()', 'js:g', 'ts:h', 'scss:i']],
  ['svelte', '<script lang="ts">a</script><p on:click={b}/>', ['ts:a']],
  ['astro', '---\na < b\n---\n<p/><script>c</script>', ['ts:\na < b', 'ts:c']],
  ['erb', '<script>f("<%= g %>", <%= h %>)</script><p onclick="i(<%= j %>)">', ['js:f("________", ________)', 'js:i(________)']],
  ['php', '<p onclick="a()"><?php echo "<script>b</script>" ?></p>', ['js:a()']],
  ['php', '<?php echo 1;', []],
  ['jinja', '<script>var a = {{ b }};</script>', ['js:var a = _______;']],
  ['markdown', '# A\n```js title\nb\n```\n\n1. x\n   ~~~ {.python}\n   c\n   ~~~\n```\nd\n```\n````md\n```\ne', ['js:b\n', 'py:   c\n', 'markdown:```\ne']],
  ['markdown', 'a ``` js\nb\n```\n', []],
  ['shell', "python3 - \"$1\" <<'PY' | tee log\nimport os\nPY\nls\n", ['py:import os\n']],
  ['shell', 'cat <<EOF > app.js\nb\nEOF\ncat > notes <<-"END"\n\tc\n\tEND\nsudo tee -a /etc/x.rb <<RB\nd', ['js:b\n', 'ruby:d']],
  ['shell', 'cat <<A\nnode <<B\nx\nB\nA\npsql "$DB" <<Q\nselect 1;\nQ', ['sql:select 1;\n']],
  ['yaml', 'run: |\n  node <<J\n  b()\n  J\n', ['shell:node <<J\n  b()\n  J', 'js:  b()\n']],
  ['yaml', 'jobs:\n  a:\n    steps:\n      - run: |\n          b ${{ c }}\n          d\n        name: e\n', ['shell:b ${{ c }}\n          d']],
  ['yaml', 'run: a\n', []],
];

test('embedded code is found where it stands', () => {
  for (const [name, text, expected] of PARTS) {
    const [whole, ...parts] = segments(text, grammarNamed(name)!);
    assert.equal([whole.grammar.name, whole.start, whole.end], [name, 0, text.length]);
    assert.equal(parts.map((part) => `${part.grammar.name}:${part.text ?? text.slice(part.start, part.end)}`), expected, `${name}: ${text}`);
    for (const part of parts) if (part.toFile) assert.is(part.toFile(1), part.start + 1);
  }
});

test('a part of a component without any element is its script', () => {
  for (const name of ['vue', 'svelte', 'astro']) {
    assert.equal(segments('show(a > b)\n', grammarNamed(name)!).map(({ grammar }) => grammar.name), ['ts'], name);
    assert.equal(segments('<p>a</p>\n', grammarNamed(name)!)[0].grammar.name, name);
  }
});

test('a notebook gives its code cells, and every character knows its place', () => {
  const cells = [
    { cell_type: 'markdown', source: ['# no'] },
    { cell_type: 'code', source: ['x = "a\\tb"\n', 'y = "é😀"\n', 'z'], outputs: [{ text: ['no'] }] },
    { cell_type: 'code', source: '%%bash\nls' },
  ];
  const file = JSON.stringify({ metadata: { kernelspec: { language: 'python' } }, cells }).replace('é', '\\u00e9').replace('😀', '\\ud83d\\ude00');
  const [first, second, ...rest] = segments(file, grammarNamed('ipynb')!);
  assert.equal(rest, []);
  assert.is(first.grammar.name, 'py');
  assert.is(first.text, 'x = "a\\tb"\ny = "\xC3\xA9\xF0\x9F\x98\x80"\nz');
  assert.is(file[first.toFile!(first.text!.indexOf('z'))], 'z');
  assert.is(file.slice(first.toFile!(first.text!.indexOf('\xC3')), first.toFile!(first.text!.indexOf('\xF0'))), '\\u00e9');
  assert.is(file[first.toFile!(first.text!.indexOf('y'))], 'y');
  assert.is(second.grammar.name, 'shell');
  assert.equal(segments('[1, 2', grammarNamed('ipynb')!), []);
});

test.run();
