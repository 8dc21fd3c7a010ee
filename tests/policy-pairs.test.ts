/** Seeded random pairs of policies: what both of them judge is judged by the stricter one, and whatever falls counts as loosened. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { rowOf, liveRules, tableOfRows } from '../lib/match/ruleset.ts';
import { actingUnder } from '../lib/policy/acting.ts';
import { aiAccess } from '../lib/policy/ai.ts';
import type { Judged } from '../lib/policy/level-of.ts';
import { judge, judgeUnderAll, type Judgement } from '../lib/policy/levels.ts';
import { loosened, type RatedRule } from '../lib/policy/loosened.ts';
import { readPolicy } from '../lib/policy/read.ts';
import { modeOf, termsOf } from '../lib/policy/strictest.ts';
import { ACTIONS, AI_ACCESS, CONFIDENCES, DISCLOSURES, GATES, MODES, SEVERITIES } from '../lib/types.ts';
import type { Gate, Policy } from '../lib/types.ts';

const RULES: RatedRule[] = [
  { id: 'inner-html', category: 'xss', severity: 'high' },
  { id: 'insert-html', category: 'xss', severity: 'medium' },
  { id: 'weak-hash', category: 'weak-crypto', severity: 'low' },
  { id: 'token', category: 'secret', severity: 'critical' },
  { id: 'not-judged', category: 'policy', severity: 'high' },
];
const PATHS = ['a/b/c.js', 'a/x', 'test/a.js', 'c.js', 'yarn.lock', 'vendor/a/b.js', 'a/b/test/c.js', 'docs/a.md'];

/** Every finding that the rules could make in the paths, at every gate: 1,440 of them. */
const FINDINGS: [Gate, Judged][] = GATES.flatMap((gate) => RULES.flatMap(({ id, ...rule }) => CONFIDENCES.flatMap((confidence) => PATHS.flatMap((path) =>
  (['new', 'carried'] as const).flatMap((status): [Gate, Judged][] => [[gate, { rule: id, ...rule, confidence, path, status }]])))));

function read(parts: string[]): Policy {
  return readPolicy(`version: 1\n${parts.filter(Boolean).join('\n')}`, { file: '.aisec.yml', read: () => null, list: () => [], rules: RULES });
}

/** Mulberry32: the same numbers on every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const GLOBS = ['a/**', 'a/b/**', '**/*.js', 'test/**'];
const KEYS = [...RULES.flatMap(({ id, category }) => [id, category]), 'removed-guard'];

/** A policy file with few keys, as its parts: key for key in the same place, '' where it says nothing. */
function randomPolicy(below: (limit: number) => number): string[] {
  const pick = <Item>(items: readonly Item[]): Item => items[below(items.length)];
  const some = (text: () => string): string => (below(3) === 0 ? text() : '');
  const levels = () => `levels: { ${pick(SEVERITIES)}: ${pick(ACTIONS)} }`;
  const rules = () => `rules: { ${pick(KEYS)}: ${pick([() => pick(ACTIONS), () => `{ level: ${pick(ACTIONS)}, from: ${pick(CONFIDENCES)} }`, () => `{ from: ${pick(CONFIDENCES)} }`])()} }`;
  const only = () => `only: ${pick(['all', 'secret', '[ secret, xss ]'])}`;
  const parts = [levels, rules, only, () => `from: ${pick(CONFIDENCES)}`, () => `${only()}, ${rules()}`, () => 'tier: hot', () => 'tier: cold', () => `tier: hot, ${pick([levels, rules, only])()}`];
  const entry = () => `{ match: "${pick(GLOBS)}", ${pick(parts)()} }`;
  const tier = () => pick([() => `ai: ${pick(AI_ACCESS)}`, levels, rules, () => `ai: ${pick(AI_ACCESS)}, ${levels()}, ${rules()}`])();
  const word = () => pick(['"a/"', '"*.js"', '"!c.js"', '{ match: "a/", also: secrets }', '{ match: "*.js", also: secrets }']);
  const many = (item: () => string) => Array.from({ length: 1 + below(2) }, item).join(', ');
  const asked = () => pick([() => 'approvers: [ a ]', () => 'approvers: [ a, b ]', () => `maximum: ${1 + below(3)}`, () => `days: ${10 + below(3)}`, () => `approval: [ ${pick(['ai', 'fork', 'ai, fork'])} ]`, () => `reason: { min: ${10 + below(20)} }`])();
  return [
    some(() => 'extends: strict'),
    some(() => `mode: ${pick([() => pick(MODES), () => `{ ${pick(GATES)}: ${pick(MODES)} }`])()}`),
    some(levels),
    some(rules),
    some(() => `from: ${pick(CONFIDENCES)}`),
    some(() => `ignore: [ ${many(word)} ]`),
    some(() => `paths: [ ${many(entry)} ]`),
    `tiers: { hot: { ${tier()} }, cold: { ${tier()} } }`,
    some(() => `override: { ${pick([() => `allow: [ ${many(() => pick(SEVERITIES))} ]`, () => `certainSecrets: ${pick(['true', 'false'])}`, asked, asked, asked])()} }`),
    some(() => `ai: { approved: [ ${pick(['', 'codex', 'codex, cursor'])} ], disclosure: ${pick(DISCLOSURES)} }`),
  ];
}

/** Another policy that differs in one part at most, so that what falls is seldom hidden behind what falls besides. */
function neighbour(parts: string[], below: (limit: number) => number): string[] {
  const place = below(parts.length);
  const other = randomPolicy(below)[place];
  return parts.map((part, index) => (index === place ? other : part));
}

const rank = <Word>(scale: readonly Word[], word: Word): number => scale.indexOf(word);

/** What is milder after than before, in words; null when nothing is. */
function milder(before: Policy, after: Policy, old: Judgement[], now: Judgement[]): string | null {
  const fallen = FINDINGS.findIndex((_, index) => rank(ACTIONS, now[index].action) < rank(ACTIONS, old[index].action)
    || rank(ACTIONS, now[index].level) < rank(ACTIONS, old[index].level) || (now[index].overridable && !old[index].overridable));
  if (fallen >= 0) return `${JSON.stringify(FINDINGS[fallen])}: ${old[fallen].why} → ${now[fallen].why}`;
  const opened = PATHS.find((path) => rank(AI_ACCESS, aiAccess([after], path).access) < rank(AI_ACCESS, aiAccess([before], path).access));
  if (opened !== undefined) return `AI tools in ${opened}`;
  const [asked, asks] = [termsOf([before]), termsOf([after])];
  const both = termsOf([before, after]);
  if (asks.min < asked.min || asked.approval.some((origin) => !asks.approval.includes(origin))) return 'reasons';
  if (both.maximum !== asks.maximum || both.days !== asks.days) return 'how many or how long';
  if (asked.approvers.length > 0 && (asks.approvers.length === 0 || asks.approvers[0].some((name) => !asked.approvers[0].includes(name)))) return 'approvers';
  if (rank(DISCLOSURES, after.ai.disclosure) < rank(DISCLOSURES, before.ai.disclosure)) return 'disclosure';
  return before.ai.approved !== null && (after.ai.approved === null || after.ai.approved.some((tool) => !before.ai.approved!.includes(tool))) ? 'tools' : null;
}

test(`of a random pair of policies the stricter one decides, and what falls counts as loosened (${FINDINGS.length} findings each)`, () => {
  const below = randomNumbers(20261125);
  const judged = (parts: string[]) => {
    const policy = read(parts);
    return { text: parts.join('\n'), parts, policy, judgements: FINDINGS.map(([gate, finding]) => judge(policy, gate, finding)) };
  };
  const policies = Array.from({ length: 60 }, () => judged(randomPolicy(below)));
  const one = () => policies[below(policies.length)];
  const near = policies.flatMap((before) => Array.from({ length: 8 }, () => [before, judged(neighbour(before.parts, below))]));
  const counted = { milder: 0, quiet: 0 };
  for (const [before, after] of [...near, ...near.map((pair) => pair.toReversed()), ...Array.from({ length: 600 }, () => [one(), one()])]) {
    const found = milder(before.policy, after.policy, before.judgements, after.judgements);
    const exact = loosened(before.policy, after.policy, RULES);
    if (found) assert.ok(exact.length > 0, `${before.text}\n→\n${after.text}\n${found}`);
    if (found) assert.ok(loosened(before.policy, after.policy).length > 0, `without rules: ${before.text}\n→\n${after.text}\n${found}`);
    counted.milder += found ? 1 : 0;
    counted.quiet += exact.length === 0 ? 1 : 0;
  }
  assert.ok(counted.milder > 500 && counted.quiet > 300, `${counted.milder} milder, ${counted.quiet} quiet`);
});

test('under both, no level is below the stricter of the two, whichever comes first', () => {
  const below = randomNumbers(7);
  for (let round = 0; round < 60; round++) {
    const pair = [read(randomPolicy(below)), read(randomPolicy(below))];
    for (const [gate, finding] of FINDINGS) {
      const alone = pair.map((policy) => judge(policy, gate, finding));
      for (const order of [pair, pair.toReversed()]) {
        const { action, level, overridable } = judgeUnderAll(order, gate, finding);
        const strictest = (words: ('off' | 'warn' | 'block')[]): number => Math.max(...words.map((word) => rank(ACTIONS, word)));
        assert.is(rank(ACTIONS, action), strictest(alone.map((one) => one.action)));
        assert.is(rank(ACTIONS, level), strictest(alone.map((one) => one.level)));
        assert.is(overridable, alone.every((one) => one.overridable));
      }
    }
    for (const gate of GATES) assert.is(rank(MODES, modeOf(pair, gate)), Math.max(...pair.map(({ mode }) => rank(MODES, mode[gate]))));
  }
});

test('only what no policy of the two acts on counts as idle, and all of it but what is ignored', () => {
  const below = randomNumbers(11);
  const rows = RULES.map((rule) => rowOf({ ...rule, cwe: [], title: '', why: '', fix: '', near: [rule.id], find: [new RegExp(rule.id)], bad: {}, good: {} }));
  const rules = liveRules(tableOfRows(rows));
  const counted = { idle: 0, narrowed: 0 };
  for (let round = 0; round < 60; round++) {
    const pair = [read(randomPolicy(below)), read(randomPolicy(below))];
    const acting = actingUnder(pair);
    const ignores = pair.some(({ ignore }) => ignore.length > 0);
    for (const [gate, finding] of FINDINGS.filter(([, { status }]) => status === 'new')) {
      const rule = RULES.find(({ id }) => id === finding.rule)!;
      const isOff = judgeUnderAll(pair, gate, finding).level === 'off';
      const acts = acting.acts(finding.path, rule, finding.confidence);
      assert.ok(acts || isOff, JSON.stringify(finding));
      assert.ok(ignores || acts === !isOff, JSON.stringify(finding));
      const isLookedFor = acting.rulesAt(finding.path, rules).keywords.has(rule.id);
      assert.ok(isLookedFor || isOff, `${rule.id} in ${finding.path}`);
      counted.idle += acts ? 0 : 1;
      counted.narrowed += isLookedFor ? 0 : 1;
    }
  }
  assert.ok(counted.idle > 500 && counted.narrowed > 500, JSON.stringify(counted));
});

test.run();
