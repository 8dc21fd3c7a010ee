import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { RECOMMENDED } from '../lib/policy/builtin.ts';
import { termsOf } from '../lib/policy/strictest.ts';
import type { Action, Finding, Override } from '../lib/types.ts';
import { decide } from '../lib/verdict/decide.ts';
import type { Decision } from '../lib/verdict/decide.ts';
import { patternTest } from '../lib/verdict/pattern.ts';

const GOOD = 'our own sanitizer made the value';
const TERMS = { ...termsOf([RECOMMENDED]), min: 12 };
const COVERAGE = { files: 1, lines: 2, bytes: 3, notJudged: [] };

/** "rule#f path:line action flags": flags are c (carried) and x (no reason may pass it). */
function finding(text: string): Finding & { action: Action; overridable: boolean } {
  const [name, place, action, flags = ''] = text.split(' ');
  const [rule, fingerprint] = name.split('#');
  const [path, lines] = place.split(':');
  const [line, endLine = line] = lines.split('-').map(Number);
  return {
    rule, category: rule === 'token' ? 'secret' : 'xss', cwe: [], severity: 'high', confidence: 'likely', path, line, column: 1, endLine, endColumn: 2,
    title: 'Markup built from a value', message: '', why: '', fix: '', excerpt: '', fingerprint: fingerprint.padEnd(12, '0'),
    status: flags.includes('c') ? 'carried' : 'new', action: action as Action, overridable: !flags.includes('x'),
  };
}

const HEARING = { today: '2026-06-15', author: 'ann@example.com', approvals: [] };

/** "rule", "rule#f", "#f", "rule in glob", "rule @path:line" (a comment). */
function override(text: string, reason = GOOD): Override {
  const [, rule, fingerprint, glob, place] = /^([\w*-]*)(?:#(\w+))?(?: in (\S+))?(?: @(\S+))?$/.exec(text)!;
  const base = { rule: rule || null, fingerprint: fingerprint?.padEnd(12, '0') ?? null, glob: glob ?? null, reason };
  if (!place) return { ...base, from: 'trailer' };
  const [path, line] = place.split(':');
  return { ...base, from: 'comment', place: { path, line: Number(line) } };
}

function judged(findings: string[], overrides: (string | [string, string])[], more: Partial<Decision> = {}) {
  const read = findings.map(finding);
  return decide({
    findings: read,
    judge: (one) => {
      const { action, overridable } = read.find((it) => it.path === one.path && it.line === one.line && it.rule === one.rule)!;
      return { action, overridable, why: overridable ? '' : 'a certain secret needs no reason' };
    },
    mode: 'block', coverage: COVERAGE, terms: TERMS, lacks: () => null, hearing: HEARING,
    overrides: overrides.map((it) => (typeof it === 'string' ? override(it) : override(...it))),
    globMatches: (glob, path) => (glob.endsWith('*') ? path.startsWith(glob.slice(0, -1)) : glob === path),
    ...more,
  });
}

/** name · findings · overrides · verdict · which findings an override passes (+ or -) · words of the notes */
const ROWS: [string, string[], (string | [string, string])[], string, string, string[]][] = [
  ['nothing', [], [], 'pass', '', []],
  ['a blocking finding', ['eval#a a.js:1 block'], [], 'blocked', '-', []],
  ['a warning', ['eval#a a.js:1 warn'], [], 'pass', '-', []],
  ['what is off', ['eval#a a.js:1 off'], [], 'pass', '-', []],
  ['a carried finding', ['eval#a a.js:1 block c'], [], 'pass', '-', []],
  ['by rule and fingerprint', ['eval#a a.js:1 block'], ['eval#a'], 'pass', '+', []],
  ['by fingerprint', ['eval#a a.js:1 block'], ['#a'], 'pass', '+', []],
  ['by fingerprint under a former rule name', ['eval#a a.js:1 block'], ['dynamic-eval#a'], 'pass', '+', []],
  ['one line covers the commit\'s occurrences', ['eval#a a.js:1 block', 'eval#a b.js:9 block'], ['eval#a'], 'pass', '++', []],
  ['another fingerprint stays', ['eval#a a.js:1 block', 'eval#b a.js:2 block'], ['eval#a'], 'blocked', '+-', []],
  ['by rule', ['eval#a a.js:1 block', 'exec#b a.js:2 block'], ['eval'], 'blocked', '+-', []],
  ['by rule in a glob', ['eval#a src/a.js:1 block', 'eval#b test/b.js:1 block'], ['eval in src/*'], 'blocked', '+-', []],
  ['a wildcard without leave', ['eval#a a.js:1 block'], ['*'], 'blocked', '-', ['the override * does not count: the policy asks for each finding by name']],
  ['a comment on its line', ['eval#a a.js:1 block', 'eval#b a.js:2 block', 'eval#c b.js:1 block'], ['eval @a.js:1'], 'blocked', '+--', []],
  ['a comment on the first line of many', ['eval#a a.js:3-6 block'], ['eval @a.js:3'], 'pass', '+', []],
  ['a comment inside', ['eval#a a.js:3-6 block'], ['eval @a.js:5'], 'pass', '+', []],
  ['a comment below', ['eval#a a.js:3-6 block'], ['eval @a.js:7'], 'blocked', '-', ['comment for eval in a.js:7 speaks for nothing']],
  ['a comment for another rule', ['eval#a a.js:3 block'], ['exec @a.js:3'], 'blocked', '-', ['comment for exec in a.js:3 speaks for nothing']],
  ['a warning with a reason', ['eval#a a.js:1 warn'], ['eval#a'], 'pass', '+', []],
  ['what no reason may pass', ['token#a a.js:1 block x'], ['token#a'], 'blocked', '-', ['token in a.js:1 stays blocked whatever the message says, because a certain secret needs no reason: take the value out']],
  ['several that no reason may pass', ['token#a a.js:1 block x', 'token#b a.js:2 block x', 'eval#c a.js:3 block'], ['eval'], 'blocked', '--+', ['token in a.js:1 and 1 more stays']],
  ['a rejected reason', ['eval#a a.js:1 block'], [['eval#a', 'fix later']], 'blocked', '-', ['eval#a00000000000 does not count: its 9 characters']],
  ['no reason', ['eval#a a.js:1 block'], [['eval#a', '']], 'blocked', '-', ['eval#a00000000000 does not count: it gives no reason']],
  ['the title again', ['eval#a a.js:1 block'], [['eval#a', 'markup built from a value']], 'blocked', '-', ['only repeats']],
  ['a rejected reason is told once', ['eval#a a.js:1 block', 'eval#a a.js:2 block'], [['eval#a', 'fix later']], 'blocked', '--', ['does not count']],
  ['a second override mends the first', ['eval#a a.js:1 block'], [['eval#a', 'todo'], 'eval'], 'pass', '+', ['eval#a00000000000 does not count']],
  ['the same reason twice is no news', ['eval#a a.js:1 block'], ['eval#a', 'eval#a'], 'pass', '+', []],
  ['a reason by rule beside one by fingerprint is no news', ['eval#a a.js:1 block'], ['eval', 'eval#a'], 'pass', '+', []],
  ['unused', ['eval#a a.js:1 warn'], ['exec#b'], 'pass', '-', ['the override exec#b00000000000 speaks for nothing in this change']],
  ['a fingerprint that moved on', ['eval#a a.js:1 block'], ['eval#b'], 'blocked', '-', ['another fingerprint now, eval#a00000000000']],
  ['a rejected reason for what is off is no news', ['eval#a a.js:1 off'], [['eval#a', 'x']], 'pass', '-', []],
];

for (const [name, findings, overrides, verdict, passed, notes] of ROWS) {
  test(`decide: ${name}`, () => {
    const result = judged(findings, overrides);
    assert.is(result.verdict, verdict);
    assert.is(result.findings.map((it) => (it.override ? '+' : '-')).join(''), passed);
    assert.is(result.notes.length, notes.length, result.notes.join('\n'));
    notes.forEach((words, index) => assert.ok(result.notes[index].includes(words), result.notes[index]));
  });
}

test('a wildcard with leave passes what a reason may pass', () => {
  const result = judged(['eval#a a.js:1 block', 'token#b a.js:2 block x'], ['*'], { terms: { ...TERMS, wildcard: true } });
  assert.equal(result.findings.map((it) => it.override !== null), [true, false]);
  assert.is(result.verdict, 'blocked');
});

test('the pattern of the policy decides', async () => {
  const pattern = '(?i)sec-[0-9]+';
  const more = { terms: { ...TERMS, patterns: [pattern] }, lacks: await patternTest([pattern]) };
  assert.is(judged(['eval#a a.js:1 block'], [['eval#a', `${GOOD}, Sec-12`]], more).verdict, 'pass');
  assert.match(judged(['eval#a a.js:1 block'], ['eval#a'], more).notes[0], 'does not count: it lacks what the policy asks for: (?i)sec-[0-9]+');
});

test('modes warn and observe pass, and keep what the policy said', () => {
  for (const mode of ['warn', 'observe'] as const) {
    const result = judged(['eval#a a.js:1 block'], [], { mode });
    assert.is(result.verdict, 'pass');
    assert.is(result.mode, mode);
    assert.is(result.findings[0].action, 'block');
  }
});

test('a carried finding is reported as a warning at most', () => {
  assert.equal(judged(['eval#a a.js:1 block c', 'eval#b a.js:2 off c'], []).findings.map((it) => it.action), ['warn', 'off']);
});

const MAXIMUM: [claim: string, maximum: number, overrides: string[], passed: number][] = [
  ['as many as the policy lets a commit carry', 2, ['a', 'b'], 2],
  ['one more than that does not count', 2, ['a', 'b', 'c'], 2],
  ['none at all', 0, ['a'], 0],
];

for (const [claim, maximum, overrides, passed] of MAXIMUM) {
  test(`overrides: ${claim}`, () => {
    const { findings, notes } = judged(['a#a a.js:1 block', 'b#b a.js:2 block', 'c#c a.js:3 block'], overrides, { terms: { ...TERMS, maximum } });
    assert.is(findings.filter((it) => it.override !== null).length, passed);
    assert.is(notes.filter((note) => note.includes('lets one commit carry')).length, overrides.length - passed);
  });
}

test('an override that passes several findings counts once', () => {
  const { verdict } = judged(['a#a a.js:1 block', 'a#b a.js:2 block', 'b#c a.js:3 block'], ['a', 'b'], { terms: { ...TERMS, maximum: 2 } });
  assert.is(verdict, 'pass');
});

test('a line of the baseline passes as many findings as it says, and one more blocks', () => {
  const kept = { rule: 'a', fingerprint: 'a'.padEnd(12, '0'), glob: null, reason: GOOD, from: 'baseline', count: 2 } satisfies Override;
  const { findings, verdict } = judged(['a#a a.js:1 block', 'a#a a.js:2 off', 'a#a b.js:1 block', 'a#a c.js:1 block'], [], { overrides: [kept] });
  assert.equal(findings.map(({ override: one }) => one !== null), [true, false, true, false]);
  assert.is(verdict, 'blocked');
});

test('lines of the baseline that speak for nothing are told together', () => {
  const kept = (fingerprint: string): Override => ({ rule: 'a', fingerprint, glob: null, reason: GOOD, from: 'baseline', count: 1 });
  const { notes } = judged([], [], { overrides: [kept('000000000001'), kept('000000000002')] });
  assert.is(notes.length, 1);
  assert.match(notes[0], '2 lines of the baseline speak for nothing here');
});

test('an override that ran out does not count, and the note says since when', () => {
  const { verdict, notes } = judged(['a#a a.js:1 block'], [['a', `${GOOD} until 2026-06-14`]]);
  assert.is(verdict, 'blocked');
  assert.match(notes.join(' '), 'it ran out on 2026-06-14');
});

test('findings come by path, line, column and rule', () => {
  const result = judged(['b#a b.js:1 warn', 'z#b a.js:2 warn', 'a#c a.js:2 warn', 'a#d a.js:10 warn'], []);
  assert.equal(result.findings.map((it) => `${it.rule} ${it.path}:${it.line}`), ['a a.js:2', 'z a.js:2', 'a a.js:10', 'b b.js:1']);
});

test('neither the findings nor the coverage given are changed', () => {
  const given = Object.freeze(finding('eval#a a.js:1 block'));
  const list = Object.freeze([given]);
  const result = decide({
    findings: list as unknown as Finding[], judge: () => ({ action: 'block', overridable: true, why: '' }), mode: 'block', coverage: COVERAGE,
    overrides: [], terms: TERMS, hearing: HEARING, lacks: () => null, globMatches: () => false,
  });
  assert.is(result.coverage, COVERAGE);
  assert.is(result.verdict, 'blocked');
});

test.run();
