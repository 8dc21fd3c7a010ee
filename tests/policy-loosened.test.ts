import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED, STRICT } from '../lib/policy/builtin.ts';
import { listHunks } from '../lib/policy/hunks.ts';
import { loosened, saysLoosening } from '../lib/policy/loosened.ts';
import type { RatedRule } from '../lib/policy/loosened.ts';
import { readPolicy } from '../lib/policy/read.ts';
import type { Policy } from '../lib/types.ts';

const RULES: RatedRule[] = [
  { id: 'inner-html', category: 'xss', severity: 'high' },
  { id: 'insert-html', category: 'xss', severity: 'medium' },
  { id: 'weak-hash', category: 'weak-crypto', severity: 'low' },
  { id: 'token', category: 'secret', severity: 'critical' },
  { id: 'not-judged', category: 'policy', severity: 'high' },
];

function read(text: string): Policy {
  return readPolicy(`version: 1\n${text}`, { file: '.aisec.yml', read: () => null, list: () => [], rules: RULES });
}

function told(before: string, after: string, rules?: RatedRule[]): string[] {
  return loosened(read(before), read(after), rules).map(saysLoosening);
}

const HOT = 'tiers: { hot: { ai: review, levels: { medium: block } } }\n';
const IN_HOT = 'paths: [ { match: "a/**", tier: hot } ]';

/** Before, after, what is loosened. */
const ROWS: [before: string, after: string, ...found: string[]][] = [
  ['', ''],
  ['', 'extends: strict'],
  ['extends: strict', '', 'levels.medium goes from block to warn', 'levels.low goes from warn to off', 'from goes from possible to likely'],
  ['', 'mode: warn', 'mode goes from block to warn'],
  ['mode: observe', 'mode: warn'],
  ['', 'levels: { high: warn, medium: block }', 'levels.high goes from block to warn'],
  ['from: possible', 'from: certain', 'from goes from possible to certain'],

  ['', 'rules: { inner-html: off }', 'rules.inner-html goes from the level of its severity to off'],
  ['', 'rules: { inner-html: block, weak-hash: warn }'],
  ['', 'rules: { weak-hash: { from: possible } }'],
  ['', 'rules: { xss: warn }', 'rules.xss goes from the level of its severity to warn'],
  ['', 'rules: { xss: block }'],
  ['rules: { xss: warn }', ''],
  ['rules: { xss: block }', '', 'rules.xss goes from block to the level of its severity'],
  ['rules: { inner-html: block }', ''],
  ['rules: { weak-hash: { level: block, from: possible } }', 'rules: { weak-hash: block }', 'rules.weak-hash goes from block from possible to block'],
  ['rules: { weak-hash: off }', 'rules: { weak-hash: { from: certain } }'],
  ['rules: { xss: off, inner-html: block }', 'rules: { xss: off }', 'rules.inner-html goes from block to the level of its severity'],
  ['rules: { removed-guard: block }', '', 'rules.removed-guard goes from block to warn'],

  ['', 'ignore: [ dist/ ]', 'ignore gains "dist/"'],
  ['ignore: [ dist/ ]', ''],
  ['ignore: [ a, b ]', 'ignore: [ b, a ]'],
  ['ignore: [ a, "!a/b" ]', 'ignore: [ a ]', 'ignore loses "!a/b"'],
  ['ignore: [ a, "!b" ]', 'ignore: [ "!b", a ]', 'ignore gains "a"'],
  ['ignore: [ a ]', 'ignore: [ { match: a, also: secrets } ]', 'ignore, also secrets gains "a"'],

  ['', 'paths: [ { match: "a/**", levels: { medium: block } } ]'],
  ['', 'paths: [ { match: "a/**", levels: { high: warn } } ]', 'paths, "a/**": high goes from what applied before to warn'],
  ['', 'paths: [ { match: "a/**", levels: { low: warn } } ]'],
  ['paths: [ { match: "a/**", levels: { low: block } } ]', 'paths: [ { match: "a/**", levels: { low: block } }, { match: "a/b/**", levels: { low: warn } } ]',
    'paths, "a/b/**": low goes from what applied before to warn'],
  ['paths: [ { match: "a/**", levels: { medium: block } } ]', '', 'paths, "a/**": medium goes from block to what applies elsewhere'],
  ['paths: [ { match: "a/**", levels: { medium: block } } ]', 'paths: [ { match: "a/**", levels: { medium: warn } } ]', 'paths, "a/**": medium goes from block to warn'],
  ['', 'paths: [ { match: "a/**", only: [ secret ] } ]', 'paths, "a/**": only goes from what applied before to secret'],
  ['paths: [ { match: "a/**", only: [ secret ] } ]', 'paths: [ { match: "a/**", only: [ secret, xss ] } ]'],
  ['paths: [ { match: "a/**", only: [ secret, xss ] } ]', 'paths: [ { match: "a/**", only: [ secret ] } ]', 'paths, "a/**": only goes from secret, xss to secret'],
  ['', 'paths: [ { match: "test/**", only: all, from: possible } ]'],
  ['paths: [ { match: "test/**", only: all } ]', '', 'paths, "test/**": only goes from all to what applies elsewhere'],
  ['paths: [ { match: "a/**", only: secret } ]', ''],
  ['', 'paths: [ { match: "a/**", from: certain } ]', 'paths, "a/**": from goes from what applied before to certain'],
  ['', 'paths: [ { match: "a/**", rules: { xss: off } } ]', 'paths, "a/**": xss goes from what applied before to off'],
  ['', 'paths: [ { match: "a/**", rules: { xss: block } } ]'],
  ['paths: [ { match: "a/**", rules: { xss: warn } } ]', '', 'paths, "a/**": xss goes from warn to not named'],
  ['paths: [ { match: "a/**", rules: { xss: off } } ]', ''],
  ['paths: [ { match: "a/**", levels: { high: warn } }, { match: "b/**", levels: { high: block } } ]',
    'paths: [ { match: "b/**", levels: { high: block } }, { match: "a/**", levels: { high: warn } } ]', 'paths, "a/**": high goes from what applied before to warn'],

  ['', 'override: { certainSecrets: true, wildcard: true }', 'override.certainSecrets goes from false to true', 'override.wildcard goes from false to true'],
  ['override: { allow: [ high ] }', 'override: { allow: [ high, critical ] }', 'override.allow goes from high to high, critical'],
  ['override: { allow: [] }', 'override: { allow: [ low ] }', 'override.allow goes from nothing to low'],
  ['', 'override: { allow: [ high ] }'],
  ['', 'override: { reason: { min: 5 } }', 'override.reason.min goes from 20 to 5'],
  ['', 'override: { reason: { min: 40, pattern: x } }'],
  ['override: { reason: { pattern: x } }', '', 'override.reason.pattern goes from x to none'],
  ['override: { reason: { pattern: x } }', 'override: { reason: { pattern: y } }', 'override.reason.pattern goes from x to y'],
  ['override: { approvers: [ a ] }', 'override: { approvers: [ a, b ] }', 'override.approvers goes from a to a, b'],
  ['override: { approvers: [ a ] }', '', 'override.approvers goes from a to none'],
  ['override: { approvers: [ a, b ] }', 'override: { approvers: [ b ] }'],
  ['', 'override: { approvers: [ a ], maximum: 3, days: 30, approval: [ ai ] }'],
  ['override: { maximum: 3, days: 30 }', 'override: { maximum: 4, days: 31 }', 'override.maximum goes from 3 to 4', 'override.days goes from 30 days to 31 days'],
  ['override: { maximum: 3, days: 30 }', '', 'override.maximum goes from 3 to no limit', 'override.days goes from 30 days to no limit'],
  ['override: { approval: [ ai, fork ] }', 'override: { approval: [ fork ] }', 'override.approval goes from ai, fork to fork'],

  ['', 'mode: { push: warn }', 'mode.push goes from block to warn'],
  ['mode: { push: warn }', ''],
  ['mode: observe', 'mode: { commit: warn, push: block, ci: block }'],
  ['', 'mode: { commit: warn, push: observe }', 'mode.commit goes from block to warn', 'mode.push goes from block to observe'],
  ['requires: ">=1.2"', '', 'requires goes from >=1.2 to any version'],
  ['requires: ">=1.2"', 'requires: ">=1.1.9"', 'requires goes from >=1.2 to >=1.1.9'],
  ['requires: ">=1.2"', 'requires: ">=1.10"'],
  ['', 'baseline: other.jsonl', 'baseline goes from .aisec-baseline.jsonl to other.jsonl'],

  ['ai: { approved: [ codex ] }', 'ai: { approved: [ codex, cursor ] }', 'ai.approved goes from codex to codex, cursor'],
  ['ai: { approved: [] }', '', 'ai.approved goes from no tool to any tool'],
  ['', 'ai: { approved: [ codex ], disclosure: required }'],
  ['ai: { disclosure: required }', 'ai: { disclosure: off }', 'ai.disclosure goes from required to off'],
  [`${HOT}${IN_HOT}`, HOT, 'paths, "a/**": ai goes from review to what applies elsewhere', 'paths, "a/**": medium goes from block to what applies elsewhere'],
  [HOT, `${HOT}${IN_HOT}`],
  [`${HOT}${IN_HOT}`, `tiers: { hot: { ai: allow, levels: { medium: block } } }\n${IN_HOT}`, 'paths, "a/**": ai goes from review to allow'],
  [`${HOT}${IN_HOT}`, `tiers: { cold: { ai: forbid, levels: { medium: block, low: warn } } }\n${IN_HOT.replace('hot', 'cold')}`],
  [`${HOT}${IN_HOT}`, `${HOT}cold: { ai: allow } }\n${IN_HOT.replace(' ]', ', { match: "a/b/**", tier: cold } ]')}`.replace(' }\ncold', ', cold'), 'paths, "a/b/**": ai goes from what applied before to allow'],

  ['', 'limits: { file: 4MB, time: 4s }', 'limits.file goes from 2097152 bytes to 4194304 bytes'],
];

test(`what a change loosens is named, and nothing else (${ROWS.length} rows)`, () => {
  for (const [before, after, ...found] of ROWS) assert.equal(told(before, after, RULES), found, `${before} → ${after}`);
});

test('without knowing the rules, any severity is thought possible', () => {
  assert.equal(told('', 'rules: { weak-hash: warn }'), ['rules.weak-hash goes from the level of its severity to warn']);
  assert.equal(told('', 'rules: { weak-hash: block }'), []);
  assert.equal(told('rules: { xss: warn }', 'rules: { xss: warn, inner-html: { from: certain } }'), ['rules.inner-html goes from the level of its severity to from certain']);
});

test('lists are held against each other in order', () => {
  const rows: [string, string, number[][]][] = [
    ['abc', 'abc', []],
    ['abc', 'axc', [[1], [1]]],
    ['', 'ab', [[], [0, 1]]],
    ['ab', '', [[0, 1], []]],
    ['abc', 'bca', [[0], [], [], [2]]],
  ];
  for (const [before, after, hunks] of rows) {
    assert.equal(listHunks([...before], [...after]).flatMap(({ removed, added }) => [removed, added]), hunks, `${before} ${after}`);
  }
});

test('nothing is looser than itself', () => {
  for (const policy of [RECOMMENDED, STRICT, read(`${HOT}${IN_HOT}`)]) assert.equal(loosened(policy, policy, RULES), []);
});

test.run();
