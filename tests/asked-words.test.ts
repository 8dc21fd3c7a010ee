/** Words that a text must hold for a rule's claims: asked of the whole text, before anything of it is read. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { askedOf, saysWhatIsAsked } from '../lib/match/asked-words.ts';
import { matchSource, mayMatch } from '../lib/match/match.ts';
import { examplesOf } from '../lib/match/rule-check.ts';
import { liveRules, rowOf, startOf, tableOf } from '../lib/match/ruleset.ts';
import type { Trait } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

const LOGIN: Trait = { trait: 'beside', of: ['def log in(', 'signIn'] };
const BODY: Trait = { trait: 'from', of: ['.body', 'req.'] };

const TABLE: [string, where: Record<string, Trait>, isText: boolean, ...ReturnType<typeof askedOf>[]][] = [
  ['nothing of a value', { value: 'tainted' }, false, null],
  ['words around it, whatever their blanks', { value: LOGIN }, false, { some: [{ of: ['deflogin(', 'signIn'], anyBlanks: true }], none: [] }],
  ['names of the code that a value comes from', { value: BODY }, false, { some: [{ of: ['body', 'req'], anyBlanks: false }], none: [] }],
  ['not what is said of it', { value: { trait: 'from', of: ['.body', 'comes from a message'] } }, false, null],
  ['all of several', { value: { all: [BODY, 'tainted'] }, match: LOGIN }, false, { some: [{ of: ['body', 'req'], anyBlanks: false }, { of: ['deflogin(', 'signIn'], anyBlanks: true }], none: [] }],
  ['one of several', { value: { any: [BODY, LOGIN] } }, false, { some: [{ of: ['body', 'req', 'deflogin(', 'signIn'], anyBlanks: true }], none: [] }],
  ['nothing where one of them needs no word', { value: { any: [BODY, 'tainted'] } }, false, null],
  ['nothing of what must not stand around it', { value: { not: LOGIN } }, false, null],
  ['what a text says and what it does not', { value: { all: [{ trait: 'text-says', of: ['a b'] }, { not: { trait: 'text-says', of: ['c'] } }] } }, true, { some: [{ of: ['a b'], anyBlanks: false }], none: ['c'] }],
  ['other holes, where expressions speak of them', { value: { trait: 'beside', of: ['name', 'key'] } }, true, null],
];

for (const [name, where, isText, expected] of TABLE) {
  test(name, () => assert.equal(askedOf(where, isText), expected));
}

test('a text is asked with and without its blanks', () => {
  const asked = askedOf({ value: LOGIN }, false)!;
  assert.ok(saysWhatIsAsked(asked, 'def\n  log in ()'));
  assert.ok(saysWhatIsAsked(asked, 'user.signIn()'));
  assert.not.ok(saysWhatIsAsked(asked, 'def log_in()'));
  assert.ok(saysWhatIsAsked(undefined, ''));
  const refused = askedOf({ value: { not: { trait: 'text-says', of: ['b'] } } }, true)!;
  assert.ok(saysWhatIsAsked(refused, 'a'));
  assert.not.ok(saysWhatIsAsked(refused, 'ab'));
});

test('large texts are not asked', () => {
  assert.ok(saysWhatIsAsked(askedOf({ value: BODY }, false)!, 'a'.repeat(65 * 1024)));
});

test('a part of a file is not asked what the rest may say', () => {
  const rules = liveRules(tableOf(RULES.filter(({ id }) => id === 'owner-from-body')));
  const hunk = 'router.get("/orders", guard, async (req, res) => {\n  res.json(await Order.find({ userId: req.body.userId }));\n});\n';
  const head = 'const guard = requireAuth;\n';
  assert.is(matchSource(rules, { path: 'a.js', text: head + hunk, lines: null }, () => false).length, 1);
  assert.is(matchSource(rules, { path: 'a.js', text: hunk, lines: null }, () => false).length, 0);
  assert.ok(mayMatch(rules, 'a.js', hunk));
});

test('every bad example says what its rule asks', () => {
  let asked = 0;
  for (const rule of RULES) {
    if (rule.guard !== undefined) continue;
    const start = startOf(rowOf(rule));
    if (start.asked === undefined) continue;
    asked++;
    for (const { text } of examplesOf(rule, 'bad')) assert.ok(saysWhatIsAsked(start.asked, text), `${rule.id}: ${text}`);
  }
  assert.ok(asked > 100, `${asked} rules ask`);
});

test.run();
