import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RULES as PATTERNS } from '../patterns/index.ts';
import { RECOMMENDED, STRICT } from '../lib/policy/builtin.ts';
import { packPolicy, unpackPolicy } from '../lib/policy/cache.ts';
import { globMistake } from '../lib/policy/path-mistakes.ts';
import { policyMistakes, readPolicy } from '../lib/policy/read.ts';
import { LaterPolicy } from '../lib/policy/requires.ts';
import { starterPolicy } from '../lib/policy/starter.ts';
import schema from '../lib/policy/schema.json' with { type: 'json' };
import { ACTIONS, AI_ACCESS, CATEGORIES, CONFIDENCES, DISCLOSURES, GATES, MODES, ORIGINS, SEVERITIES } from '../lib/types.ts';
import type { Policy } from '../lib/types.ts';

const RULES = [{ id: 'inner-html', category: 'xss', aliases: ['old-inner-html'] }, { id: 'weak-hash', category: 'weak-crypto' }];

/** What the examples of the documents lead to. */
const EXAMPLE_FILES = { '.aisec/rules/a.yml': '', 'node_modules/@acme/aisec-rules/aisec.policy.yml': 'version: 1' };

function read(text: string, files: Record<string, string> = {}): Policy {
  return readPolicy(text, { file: '.aisec.yml', read: (name) => files[name] ?? null, list: (folder) => Object.keys(files).filter((name) => name.startsWith(`${folder}/`)), rules: RULES });
}

test('every key of the file reaches the policy', () => {
  const text = `
# yaml-language-server: $schema=./node_modules/aisec-hooks/policy.schema.json
version: 1
extends: recommended
requires: ">= 0.1"
mode: { commit: warn, push: observe }
levels: { critical: block, high: warn, medium: off, low: "off" }
from: possible
rules:
  sql-injection: block
  old-inner-html: warn
  weak-hash: { level: block, from: possible }
  unknown-dependency: { from: certain }
ignore: [ "dist/", { match: [ a, b ], also: secrets }, "!a/keep" ]
paths:
  - match: "src/auth/**"
    levels: { medium: block }
    from: certain
    only: [ xss, secret ]
    rules: { inner-html: off }
  - match: [ "lib/**", "bin/**" ]
    only: all
  - match: "pay/**"
    tier: restricted
    levels: { low: off }
    rules: { weak-hash: { from: certain } }
tiers:
  restricted: { ai: review, levels: { low: warn, medium: block }, rules: { weak-hash: block } }
  open: { ai: allow }
override:
  allow: [ high, low ]
  certainSecrets: true
  wildcard: true
  reason: { min: 5, pattern: "SEC-\\\\d+" }
  approvers: [ sec@example.com ]
  maximum: 3
  days: 90
  approval: [ ai ]
baseline: ./.aisec/baseline.jsonl
ai: { approved: [ claude-code ], disclosure: required }
limits: { file: 1.5 MB, time: 2.5s }
`;
  assert.equal(read(text), {
    version: 1,
    requires: '>= 0.1',
    mode: { commit: 'warn', push: 'observe', ci: 'block' },
    levels: { critical: 'block', high: 'warn', medium: 'off', low: 'off' },
    from: 'possible',
    rules: {
      'removed-guard': { level: 'warn' },
      'stubbed-security': { level: 'warn' },
      'unknown-dependency': { level: 'warn', from: 'certain' },
      'sql-injection': { level: 'block' },
      'inner-html': { level: 'warn' },
      'weak-hash': { level: 'block', from: 'possible' },
    },
    ignore: ['dist/', 'a', 'b', '!a/keep'],
    ignoreSecrets: ['a', 'b', '!a/keep'],
    paths: [
      ...RECOMMENDED.paths,
      { match: ['src/auth/**'], levels: { medium: 'block' }, from: 'certain', only: ['secret', 'xss'], rules: { 'inner-html': { level: 'off' } } },
      { match: ['lib/**', 'bin/**'], only: [...CATEGORIES] },
      {
        match: ['pay/**'], tier: 'restricted', ai: 'review',
        levels: { low: 'off', medium: 'block' }, rules: { 'weak-hash': { level: 'block', from: 'certain' } },
      },
    ],
    tiers: {
      restricted: { ai: 'review', levels: { low: 'warn', medium: 'block' }, rules: { 'weak-hash': { level: 'block' } } },
      open: { ai: 'allow' },
    },
    override: {
      allow: ['high', 'low'], certainSecrets: true, wildcard: true, reason: { min: 5, pattern: 'SEC-\\d+' },
      approvers: ['sec@example.com'], maximum: 3, days: 90, approval: ['ai'],
    },
    baseline: '.aisec/baseline.jsonl',
    ai: { approved: ['claude-code'], disclosure: 'required' },
    limits: { file: 1.5 * 1024 * 1024, time: 2500 },
  });
});

test('a policy that says nothing is what it extends, and recommended is extended by default', () => {
  assert.equal(read('version: 1'), RECOMMENDED);
  assert.equal(read('version: 1\nextends: recommended'), RECOMMENDED);
  assert.equal(read('version: 1\nextends: strict'), STRICT);
});

test('the starter policy is valid and changes nothing', () => {
  assert.equal(read(starterPolicy()), RECOMMENDED);
});

test('the comments of the starter policy are valid policies, too', () => {
  const sections = starterPolicy().split('\n\n').map((section) => section.replace(/^# ?((?: {2,}.*|[a-z]+:.*))$/gm, '$1').replace(/^( +)# (pattern:.*)$/gm, '$1$2'));
  const text = sections.join('\n\n').replaceAll('sql-injection: block', 'xss: block').replaceAll('weak-randomness', 'inner-html');
  const opened = read(text);
  assert.equal([opened.ignore, opened.ignoreSecrets, opened.override.reason.pattern], [['legacy/', 'tools/demo-keys/'], ['tools/demo-keys/'], 'SEC-\\d+']);
  assert.is(opened.paths.length, RECOMMENDED.paths.length + 1);
});

test('layers merge: single values replace, keys are laid over each other, lists join', () => {
  const files = {
    'policies/base.yml': 'version: 1\nextends: policies/deep/root.yml\nlevels: { low: warn }\nrules: { inner-html: { level: warn } }\nignore: [ a ]\noverride: { reason: { min: 30 } }',
    'policies/deep/root.yml': 'version: 1\nextends: strict\nmode: warn\nlevels: { low: block, high: warn }\nrules: { old-inner-html: { from: possible } }\nignore: [ b ]\noverride: { reason: { pattern: x } }',
  };
  const policy = read('version: 1\nextends: ./policies/base.yml\nmode: block\nignore: [ c ]\noverride: { allow: [] }', files);
  assert.equal(policy.levels, { critical: 'block', high: 'warn', medium: 'block', low: 'warn' });
  assert.equal([policy.mode, policy.from, policy.ignore], [{ commit: 'block', push: 'block', ci: 'block' }, 'possible', ['b', 'a', 'c']]);
  assert.equal(policy.rules['inner-html'], { level: 'warn', from: 'possible' });
  assert.equal(policy.override, { ...RECOMMENDED.override, allow: [], reason: { min: 30, pattern: 'x' } });
});

test('a list of policies lies one over the other, each file once, and strict changes what it says alone', () => {
  const files = {
    'a.yml': 'version: 1\nextends: common.yml\nlevels: { high: warn, low: block }\nrules: { inner-html: block }\noverride: { days: 10 }',
    'b.yml': 'version: 1\nextends: [ recommended, common.yml ]\nlevels: { high: block }\nignore: [ b ]\ntiers: { hot: { levels: { low: off } } }',
    'common.yml': 'version: 1\nignore: [ common ]\ntiers: { hot: { ai: forbid } }',
  };
  const both = read('version: 1\nextends: [ a.yml, b.yml ]\npaths: [ { match: "x/**", tier: hot } ]', files);
  assert.equal([both.levels, both.ignore, both.override.days], [{ critical: 'block', high: 'block', medium: 'warn', low: 'block' }, ['common', 'b'], 10]);
  assert.equal([both.tiers, both.paths.at(-1)], [{ hot: { ai: 'forbid', levels: { low: 'off' } } }, { match: ['x/**'], tier: 'hot', ai: 'forbid', levels: { low: 'off' } }]);
  const strict = read('version: 1\nextends: [ a.yml, strict ]', files);
  assert.equal([strict.levels, strict.from, strict.rules['inner-html'], strict.ignore], [STRICT.levels, STRICT.from, { level: 'block' }, ['common']]);
  assert.equal(read('version: 1\nextends: [ strict, a.yml ]', files).levels, { critical: 'block', high: 'warn', medium: 'block', low: 'block' });
});

test('a tier that is laid over another in a later file holds in the entries of an earlier one', () => {
  const files = { 'base.yml': 'version: 1\ntiers: { hot: { ai: review } }\npaths: [ { match: "x/**", tier: hot } ]' };
  const policy = read('version: 1\nextends: base.yml\ntiers: { hot: { ai: forbid, levels: { medium: block } } }', files);
  assert.equal(policy.paths.at(-1), { match: ['x/**'], tier: 'hot', ai: 'forbid', levels: { medium: 'block' } });
});

test('a policy for a later version is refused before anything else is said of it', () => {
  const later = 'version: 1\nrequires: ">=9.1"\nquantum: true\n';
  const faultsOf = (text: string, tool?: string) => policyMistakes(text, { file: '.aisec.yml', read: () => null, list: () => [], rules: RULES, tool });
  const [fault, ...others] = faultsOf(later, '1.0.0');
  assert.equal([fault instanceof LaterPolicy, fault.message, fault.at, others], [true, 'the policy asks for aisec-hooks >=9.1, and this is 1.0.0', '.aisec.yml:2:11', []]);
  assert.match(faultsOf(later, '9.1.0')[0].message, 'unknown key "quantum"');
  assert.match(faultsOf(later)[0].message, 'unknown key "quantum"');
  assert.equal(faultsOf('version: 1\nrequires: ">=0.9"', '1.0.0'), []);
});

test('off needs no quotes, and CRLF and a byte order mark change nothing', () => {
  const one = read('version: 1\nlevels:\n  high: off\nignore:\n  - dist/\n');
  assert.equal(read('\uFEFFversion: 1\r\nlevels:\r\n  high: "off"\r\nignore:\r\n  - dist/\r\n'), one);
  assert.is(one.levels.high, 'off');
});

test('the schema knows the words of the code', () => {
  const { definitions, properties } = schema;
  assert.equal(definitions.scope.enum, ['all', ...CATEGORIES]);
  assert.equal(definitions.severity.enum, [...SEVERITIES]);
  assert.equal([...definitions.level.enum].reverse(), [...ACTIONS]);
  assert.equal(properties.from.enum, [...CONFIDENCES]);
  assert.equal(definitions.mode.enum, [...MODES]);
  assert.equal(Object.keys(properties.mode.anyOf[1].properties!), [...GATES]);
  assert.equal(properties.tiers.additionalProperties.properties.ai.enum, [...AI_ACCESS]);
  assert.equal([...properties.ai.properties.disclosure.enum].reverse(), [...DISCLOSURES]);
  assert.equal(properties.override.properties.approval.items.enum, [...ORIGINS]);
  assert.equal(Object.keys(definitions.levels.properties), [...SEVERITIES]);
});

test('the defaults that the schema tells are those of recommended', () => {
  const { mode, from, override, limits, baseline, ai, tiers } = schema.properties;
  const { approvers, approval } = override.properties;
  const told = `version: 1\nmode: ${mode.default}\nfrom: ${from.default}\nlimits: { file: ${limits.properties.file.default}, time: ${limits.properties.time.default} }
override: { allow: [ ${override.properties.allow.default.join()} ], certainSecrets: ${override.properties.certainSecrets.default}, wildcard: ${override.properties.wildcard.default},
  reason: { min: ${override.properties.reason.properties.min.default} }, approvers: ${JSON.stringify(approvers.default)}, approval: ${JSON.stringify(approval.default)} }
baseline: ${baseline.default}
ai: { disclosure: ${ai.properties.disclosure.default} }`;
  assert.is(tiers.additionalProperties.properties.ai.default, AI_ACCESS[0]);
  assert.equal(read(told), RECOMMENDED);
});

test('the built-in policies name globs that a policy may hold, and rules that exist', () => {
  const known = new Set<string>([...CATEGORIES, ...PATTERNS.map(({ id }) => id)]);
  for (const { match, rules } of RECOMMENDED.paths) {
    for (const glob of match) assert.is(globMistake(glob), null, glob);
    for (const rule of Object.keys(rules ?? {})) assert.ok(known.has(rule), rule);
  }
});

test('a cached policy comes back unless the tool or a file it extends has changed', () => {
  const policy = read(starterPolicy());
  const text = packPolicy(policy, '1.0.0', { 'base.yml': 'f00' });
  const idOf = (name: string) => (name === 'base.yml' ? 'f00' : null);
  assert.equal(unpackPolicy(text, '1.0.0', idOf), policy);
  assert.is(unpackPolicy(text, '1.0.1', idOf), null);
  assert.is(unpackPolicy(text, '1.0.0', () => 'bad'), null);
  assert.is(unpackPolicy(text, '1.0.0', () => null), null);
  for (const cut of [0, 1, 40, text.length - 2, text.length - 1]) assert.is(unpackPolicy(text.slice(0, cut), '1.0.0', idOf), null);
  assert.equal(unpackPolicy(packPolicy(policy, '1.0.0', {}), '1.0.0', () => null), policy);
});

test('the validator is made from the schema that is here', async () => {
  const { validatorSource } = await import(pathToFileURL(path.resolve('.ci/policy-build.mjs')).href);
  for (const folder of ['lib/policy', 'lib/custom']) assert.is(readFileSync(`${folder}/validator.generated.js`, 'utf8'), await validatorSource(folder));
});

test('the documentation is made from the schema that is here, and its example is valid', async () => {
  const { policyDocs } = await import(pathToFileURL(path.resolve('.ci/policy-build.mjs')).href);
  const docs = readFileSync('docs/policy.md', 'utf8');
  assert.is(docs, await policyDocs(), 'run: node .ci/policy-build.mjs --docs');
  const [, example] = /```yaml\n([^]*?)```/.exec(docs)!;
  assert.is(read(example.replace('weak-crypto', 'xss')).limits.file, 4 * 1024 * 1024);
  for (const [, line] of docs.matchAll(/```yaml\n(\w+: .*)\n```/g)) assert.ok(read(`version: 1\ntiers: { restricted: { ai: review } }\n${line}`.replace(/^tiers.*\n(?=tiers)/m, ''), EXAMPLE_FILES));
});

test.run();
