import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readRuleFile } from '../lib/custom/read.ts';
import schema from '../lib/custom/schema.json' with { type: 'json' };
import { CATEGORIES, CONFIDENCES, SEVERITIES } from '../lib/types.ts';

/** A rule without mistakes; each broken file replaces or adds keys. */
const RULE: Record<string, string> = {
  id: 'raw-page',
  category: 'xss',
  severity: 'high',
  title: 'Raw text in the page',
  why: 'A script in the text runs.',
  fix: 'Call page.text instead.',
  near: '[ page.raw ]',
  find: "[ 'page.raw($value)' ]",
  bad: "{ js: [ 'page.raw(name + x)' ] }",
  good: "{ js: [ 'page.raw(safe)' ] }",
};

/** Each is what differs from the rule above, or a whole file when it starts with a bar. */
const BROKEN = `
Id: raw
---
id: Raw_Page
---
id:
---
id: 7
---
category: xs
---
category: performance
---
category: policy
---
severity: hihg
---
severity: 3
---
cwe: 79
---
cwe: [ CWE-79 ]
---
title: ''
---
fix: no
---
near: page.raw
---
near: []
---
near: [ pa ]
---
near: [ page.raw, Page.Raw ]
---
near: [ page.raw, page.raw ]
---
near: [ other ]
---
near: [ value ]
---
find: page.raw($value)
---
find: [ 'page.raw($value' ]
---
find: [ 'page.raw($value))' ]
---
find: [ 'page.raw($..., $...)' ]
---
find: [ 'page.raw($... + 1)' ]
---
find: [ 'page.raw($Value)' ]
---
find: [ "page.raw('text)" ]
---
find: [ '' ]
---
find: [ 'page.raw($value)', { regexp: 'raw' } ]
---
find: [ { regex: 'page.raw' }, 'page.raw($value)' ]
---
near: [ select ]
find: [ 'db.run($sql $+ $value)' ]
---
find: [ { regex: 'page\\.raw(?=x)' } ]
---
find: [ { regex: '(a)page\\.raw\\1' } ]
---
find: [ { regex: 'page\\.raw(x' } ]
---
find: [ { regex: 'page\\.raw)x' } ]
---
find: [ { regex: 'page\\.raw[x' } ]
---
find: [ { regex: 'page\\.raw**' } ]
---
find: [ { regex: 'page\\.raw++' } ]
---
find: [ { regex: 'page\\.raw\\h' } ]
---
find: [ { regex: 'page\\.raw\\' } ]
---
find: [ { regex: 'page.raw[z-a]' } ]
---
find: [ { regex: 'page.raw(?<a-b>x)' } ]
---
find: [ { regex: 'page.raw\\p{Lu}' } ]
---
find: [ { regex: 'page.raw[äö]' } ]
---
find: [ { regex: 'page.raw\\u00e4' } ]
---
find: [ { regex: '(page.raw)?' } ]
---
find: [ { regex: '(?:page.raw.{1,200}){1,5}' } ]
---
find: [ { regex: 'x{2000}' } ]
---
find: [ { regex: '' } ]
---
regex: page.raw
---
langs: js
---
langs: [ javascrpt ]
---
langs: [ cobol ]
---
where: { value: tainted2 }
---
where: { value: literl }
---
where: { valeu: literal }
---
where: { value: named }
---
where: { value: { named: [ html ] } }
---
where: { value: { trait: named } }
---
where: { value: { trait: named, of: [] } }
---
where: { value: { trait: literal, of: [ x ] } }
---
where: { value: { not: literal, any: [ name ] } }
---
where: { value: { all: [] } }
---
where: { value: { no: literal } }
---
where: { value: 3 }
---
where: { value: { not: { any: [ literal, parametr ] } } }
---
where: { value: entropy }
---
where: [ literal ]
---
hole: text
---
sink: allways
---
confidence: sure
---
proof: crc32
---
bad: [ 'page.raw(x + y)' ]
---
bad: { js: 'page.raw(x + y)' }
---
bad: { javascript: [ 'page.raw(x + y)' ] }
---
bad: {}
---
good:
---
bad: { js: [ 'page.raw({{name}} + x)' ] }
---
find: [ { regex: 'page.raw\\((?<value>\\w+)' } ]
where: { value: query }
sink: always
---
find: [ { regex: 'page.raw\\((?<value>\\w+)' } ]
where: { word: random }
---
find: [ { regex: 'page.raw\\((?<value>\\w+)' } ]
where: { value: { trait: charset, of: [ hexx ] } }
---
find: [ { regex: 'page.raw\\((?<value>\\w+)' } ]
where: { value: { trait: length, of: [ '8' ] } }
---
category: secret
---
| just some words
---
| - id: raw
---
| rules: []
---
| rules: raw
---
| rules:
|   - id: raw
---
| rules: [ a ]
| more: 1
---
| id: &a raw
| title: *a
---
| id: raw
| id: raw
---
| find: [ *x ]
---
| id: "raw
---
| # nothing
`;

function broken(): string[] {
  return BROKEN.slice(1).split(/^---\n/m).map((text) => {
    if (text.startsWith('|')) return text.replace(/^\| /gm, '');
    const changed = new Map(text.trimEnd().split('\n').map((line) => [line.slice(0, line.indexOf(':')), line]));
    const kept = Object.entries(RULE).map(([key, value]) => changed.get(key) ?? `${key}: ${value}`);
    return `${[...kept, ...[...changed].filter(([key]) => !Object.hasOwn(RULE, key)).map(([, line]) => line)].join('\n')}\n`;
  });
}

test('the rule that the others differ from has no mistake', () => {
  const text = Object.entries(RULE).map(([key, value]) => `${key}: ${value}\n`).join('');
  assert.equal(readRuleFile(text, 'r.yml').faults.map(({ message }) => message), []);
});

test('every mistake is named with its place and what was meant', () => {
  const told = broken().map((text, index) => {
    const { faults, rules } = readRuleFile(text, 'r.yml');
    assert.ok(faults.length > 0, text);
    assert.is(rules.length, 0);
    const changed = BROKEN.slice(1).split(/^---\n/m)[index];
    return `${changed.replace(/^(?!\|)(?=.)/gm, '| ')}${faults.map(({ at, message, hint }) => `  ${at}: ${message}. ${hint}\n`).join('')}`;
  }).join('\n');
  const file = 'tests/golden/custom/mistakes.txt';
  if (process.env.AISEC_GOLDEN === 'write') writeFileSync(file, told);
  assert.fixture(told, readFileSync(file, 'utf8'));
});

test('no sentence is ajv\'s, yaml\'s or re2js\'s own, and each is one sentence', () => {
  for (const text of broken()) {
    for (const { at, message, hint } of readRuleFile(text, 'r.yml').faults) {
      assert.not.match(message, /must |schema|property|undefined|NaN|\[object|Implicit|Unexpected|token|parsing/, message);
      assert.match(message, /^(YAML|[^A-Z]|RE2).*[^.!]$/s, message);
      assert.match(hint, /^[A-Za-z].*[.?]$/s, `${message}: ${hint}`);
      assert.match(at, /^r\.yml:\d+:\d+$/, message);
      assert.ok(message.length < 250, message);
    }
  }
});

test('the schema names every category, severity and confidence', () => {
  const { rule, category } = schema.definitions;
  assert.equal(category.enum, CATEGORIES.filter((name) => name !== 'policy'));
  assert.equal(rule.properties.severity.enum, [...SEVERITIES]);
  assert.equal(rule.properties.confidence.enum, [...CONFIDENCES]);
});

test.run();
