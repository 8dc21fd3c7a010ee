import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';
import { policyMistakes, readPolicy } from '../lib/policy/read.ts';

const RULES = [
  { id: 'eval-call', category: 'code-injection' },
  { id: 'inner-html', category: 'xss', aliases: ['old-inner-html'] },
  { id: 'sql-concat', category: 'sql-injection' },
  { id: 'weak-hash', category: 'weak-crypto' },
];

const FILES: Record<string, string> = {
  'policies/base.yml': 'version: 1\nlevels: { high: blok }\n',
  'policies/good.yml': 'version: 1\nextends: strict\n',
  'policies/loop.yml': 'version: 1\nextends: .aisec.yml\n',
  'policies/empty.yml': '',
  'policies/1.yml': 'version: 1\nextends: policies/2.yml\n',
  'policies/2.yml': 'version: 1\nextends: policies/3.yml\n',
  'policies/3.yml': 'version: 1\nextends: policies/4.yml\n',
  'policies/4.yml': 'version: 1\nextends: policies/5.yml\n',
  'policies/5.yml': 'version: 1\n',
};

function options() {
  return { file: '.aisec.yml', read: (path: string) => (Object.hasOwn(FILES, path) ? FILES[path] : null), list: () => [], rules: RULES };
}

/** Each is one broken policy; those without a version line at their top get one, unless that is the mistake. */
const BROKEN = `
overide: { allow: [ high ] }
---
floor: "base.yml"
---
Levels: { high: warn }
---
levels: { high: blok }
---
levels:
  hihg: block
---
levels: [ block ]
---
levels: block
---
levels:
---
levels: { high: true }
---
levels: { high: [ block ] }
---
mode: blocking
---
mode: 3
---
from: sure
---
extends: recomended
---
extends: [ recommended, stritc ]
---
extends: []
---
extends: [ 5 ]
---
extends: [ strict, policies/loop.yml ]
---
extends: { name: strict }
---
requires: 1.2
---
requires: latest
---
mode: { comit: warn }
---
mode: { commit: blok }
---
mode: {}
---
mode: [ warn ]
---
tiers: [ restricted ]
---
tiers: { restricted: {} }
---
tiers: { restricted: { ai: forbidden } }
---
tiers: { restricted: { AI: review } }
---
tiers: { restricted: review }
---
tiers: { restricted: { rules: { inner-htm: block } } }
---
tiers: { "": { ai: review }, __proto__: { ai: allow }, "-x": { ai: allow } }
---
tiers: { restricted: { ai: review } }
paths: [ { match: "src/**", tier: restrcted } ]
---
tiers: { restricted: { ai: review }, open: { ai: allow } }
paths: [ { match: "src/**", tier: quantum } ]
---
paths: [ { match: "src/**", tier: 5 } ]
---
override: { approvers: sec@example.com }
---
override: { approvers: [ "the security team" ] }
---
override: { aprovers: [ sec@example.com ] }
---
override: { maximum: 0 }
---
override: { maximum: many }
---
override: { days: 4000 }
---
override: { days: 1.5 }
---
override: { approval: [ agents ] }
---
override: { approval: ai }
---
override: { ticket: "SEC-\\\\d+" }
---
baseline: [ a.jsonl ]
---
baseline: ""
---
baseline: ../baseline.jsonl
---
baseline: "baselines/*.jsonl"
---
baseline: baselines/
---
ai: required
---
ai: {}
---
ai: { approved: claude-code }
---
ai: { approved: [ "Claude Code" ] }
---
ai: { disclosure: mandatory }
---
ai: { tools: [ claude-code ] }
---
extends: ../other/policy.yml
---
extends: /etc/policy.yml
---
extends: policies/absent.yml
---
extends: ""
---
extends: policies/base.yml
---
extends: ./policies/base.yml
---
extends: policies/loop.yml
---
extends: policies/empty.yml
---
extends: policies/1.yml
---
rules: { inner-htm: warn }
---
rules: { sql_injection: block }
---
rules: { sql: block }
---
rules: { quantum-leak: block }
---
rules: { weak-hash: 5 }
---
rules: { weak-hash: [ block ] }
---
rules: { weak-hash: maybe }
---
rules: { weak-hash: { levl: block } }
---
rules: { weak-hash: { level: block, from: unlikely } }
---
rules: { weak-hash: {} }
---
rules: { old-inner-html: warn, inner-html: block }
---
rules: { __proto__: block, constructor: warn }
---
rules: [ inner-html ]
---
ignore: dist/
---
ignore: [ "" ]
---
ignore: [ 5 ]
---
ignore: [ "./dist" ]
---
ignore: [ "# generated" ]
---
ignore: [ "*.{js,css}" ]
---
ignore: [ "**/a/**/b/**" ]
---
ignore: [ { match: keys/ } ]
---
ignore: [ { match: keys/, also: secret } ]
---
ignore: [ { path: keys/, also: secrets } ]
---
paths: { match: "src/**", levels: { high: block } }
---
paths: [ "src/**" ]
---
paths:
  - levels: { high: block }
---
paths:
  - match: "src/**"
---
paths:
  - match: []
    levels: { high: block }
---
paths:
  - match: [ 5 ]
    levels: { high: block }
---
paths:
  - match: "src/"
    levels: { high: block }
---
paths:
  - match: [ "/src/**", "./lib/**", "!test/**", "src/../x", "C:\\\\src" ]
    levels: { high: block }
---
paths:
  - match: "src/{a,b"
    levels: { high: block }
---
paths:
  - match: "src/[id"
    levels: { high: block }
---
paths:
  - match: "src/{1..9}"
    levels: { high: block }
---
paths:
  - match: "*a*b*c*d*"
    levels: { high: block }
---
paths:
  - match: "{a,b}{c,d}{e,f}{g,h}"
    levels: { high: block }
---
paths:
  - match: "src/**"
    only: [ secrets ]
---
paths:
  - match: "src/**"
    only: everything
---
paths:
  - match: "src/**"
    tier: restricted
---
paths:
  - match: "src/**"
    rules: { inner-htlm: block }
---
override: { allow: [ severe ] }
---
override: { allow: high }
---
override: { certainSecrets: "yes" }
---
override: { wildcard: 1 }
---
override: { reason: { min: "20" } }
---
override: { reason: { min: 0 } }
---
override: { reason: { min: 501 } }
---
override: { reason: { patern: x } }
---
override: { reason: { pattern: "SEC-(" } }
---
override: { reason: { pattern: "(?=SEC)" } }
---
override: { reason: { pattern: "" } }
---
limits: { file: 2000000 }
---
limits: { file: 2 gigs }
---
limits: { file: 1000MB }
---
limits: { time: 5 minutes }
---
limits: { time: 1ms }
---
version: 2
---
version: "1"
---
# nothing but a comment
---
just some words
---
- version: 1
---
mode: block
---
version: 1
mode: block
mode: warn
---
version: 1
	mode: block
---
version: 1
levels: { high: block
---
version: 1
mode: "block
---
version: 1
ignore: [ *.js ]
---
version: 1
ignore:
  - **/*.min.js
---
version: 1
levels: &l { high: block }
paths: [ { match: "src/**", levels: *l } ]
---
version: 1
levels:
  <<: { high: block }
---
version: 1
ignore: !!set { dist/ }
---
version: 1
ignore: [ !keep.js ]
---
version: 1
mode: block: warn
---
version: 1
levels:
   high: block
  low: "off"
---
version: 1
override: { reason: { pattern: "SEC-\\d+" } }
---
version: 1
? [ a, b ]
: c
---
%YAML 1.1
---
version: 1
...
mode: warn
---
version: 1
mode: |block
---
version: 1
mode: @block
---
version: 1
level: { high: warn }
ruls: { inner-html: warn }
mode: blok
ignore: dist/
`;

function brokenPolicies(): string[] {
  return BROKEN.slice(1).split(/^---\n(?!version: 1\n\.\.\.)/m).map((text) => {
    if (/^(version|%|#|just|- )|^mode: block\n$/.test(text)) return text;
    return `version: 1\n${text}`;
  });
}

test('every mistake is named with its place and what was meant', () => {
  const told = brokenPolicies().map((text) => {
    const faults = policyMistakes(text, options());
    assert.ok(faults.length > 0, text);
    const sentences = faults.map(({ at, message, hint }) => `  ${at}: ${message}. ${hint}\n`);
    return `${text.replace(/^/gm, '| ').replace(/\| $/, '').replaceAll('\t', '→')}${sentences.join('')}`;
  }).join('\n');
  const file = 'tests/golden/policy/mistakes.txt';
  if (process.env.AISEC_GOLDEN === 'write') writeFileSync(file, told);
  assert.fixture(told, readFileSync(file, 'utf8'));
});

test('no sentence is ajv\'s or yaml\'s own, and each is one sentence', () => {
  for (const text of brokenPolicies()) {
    for (const { at, message, hint } of policyMistakes(text, options())) {
      assert.not.match(message, /must |schema|property|undefined|NaN|\[object|Implicit|Unexpected|token/, message);
      assert.match(message, /^(YAML|[^A-Z]).*[^.!]$/s, message);
      assert.match(hint, /^[A-Za-z].*[.?]$/s, message);
      assert.match(at, /^[\w./]+:\d+:\d+$/, message);
    }
  }
});

test('reading throws the first of the mistakes', () => {
  for (const text of brokenPolicies()) {
    const [first] = policyMistakes(text, options());
    try {
      readPolicy(text, options());
      assert.unreachable(text);
    } catch (error) {
      assert.ok(error instanceof Fault);
      assert.equal([error.message, error.at, error.hint], [first.message, first.at, first.hint]);
    }
  }
});

test('places hold in files with a byte order mark, CRLF, and characters beyond ASCII', () => {
  const places = ['\uFEFFversion: 1\r\n# ünï 😀\r\nmode: blok\r\n', 'version: 1\n\n\n  \nmode: blok', 'version: 1\nextends: "strict" # 😀\n"mode": blok'].map(
    (text) => policyMistakes(text, options()).map(({ at }) => at).join(),
  );
  assert.equal(places, ['.aisec.yml:3:7', '.aisec.yml:5:7', '.aisec.yml:3:9']);
});

/** What a hostile commit might bring, and what is said of it. */
const MANY = 65_000;
const HOSTILE: [name: string, text: string, message: RegExp][] = [
  ['too long', `version: 1\n#${'x'.repeat(70_000)}`, /more than 65536/],
  ['open brackets', '['.repeat(MANY), /nested more than 20 levels deep/],
  ['open braces', '{a: '.repeat(MANY / 4), /nested more than 20 levels deep/],
  ['dashes', '- '.repeat(MANY / 2), /nested more than 20 levels deep/],
  ['question marks', '? '.repeat(MANY / 2), /nested more than 20 levels deep/],
  ['indentation', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), /nested more than 20 levels deep/],
  ['closing brackets', ']'.repeat(MANY), /./],
  ['aliases', `version: 1\nmode: &a x\n${'b: *a\n'.repeat(9_000)}`, /stands twice/],
  ['billion laughs', `a: &a [x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}`, /aliases have no place/],
  ['keys', Array.from({ length: 6_000 }, (_, index) => `k${index}: 1`).join('\n'), /unknown key "k0"|version is missing/],
  ['rules', `version: 1\nrules:\n${Array.from({ length: 5_000 }, (_, index) => ` k${index}: off`).join('\n')}`, /unknown rule "k0"/],
  ['same keys', 'a: 1\n'.repeat(MANY / 5), /"a" stands twice/],
  ['tags', '!a '.repeat(MANY / 3), /./],
  ['anchors', '&a '.repeat(MANY / 3), /./],
  ['documents', '--- a\n'.repeat(MANY / 6), /second document/],
  ['commas', `a: [${'x,'.repeat(MANY / 2)}`, /./],
  ['ignored paths', `version: 1\nignore: [${'a,'.repeat(MANY / 2)}]`, /more than 500 entries/],
  ['globs', `version: 1\npaths: [{ match: [${'"{a,b}{c,d}",'.repeat(4000)}], from: likely }]`, /more than 100 entries/],
  ['comments', '#\n'.repeat(MANY / 2), /empty/],
  ['escapes', `a: "${'\\n'.repeat(MANY / 2)}`, /./],
  ['a long key', `${'k'.repeat(MANY)}: 1`, /./],
  ['a long word', `version: 1\nmode: ${'b'.repeat(MANY)}`, /unknown mode "b+…"/],
  ['regular expression', `version: 1\noverride: { reason: { pattern: "${'(a*)*'.repeat(90)}${'x{1000}'.repeat(5)}" } }`, /no regular expression|^$/],
  ['nul bytes', 'v\0e\0r\0s\0i\0o\0n\0', /not text in UTF-8/],
  ['nothing', '', /empty/],
  ['null', 'null', /empty/],
  ['a dash', '---', /empty/],
];

test('a hostile policy gets a clear sentence', () => {
  for (const [name, text, message] of HOSTILE) {
    const [first] = policyMistakes(text, options());
    assert.match(first?.message ?? '', message, name);
    assert.ok((first?.message.length ?? 0) < 200, name);
  }
});

test.run();
