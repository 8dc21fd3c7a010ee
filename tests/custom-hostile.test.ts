import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { refuseUnproved } from '../lib/custom/changed.ts';
import { readCustom, type Sources } from '../lib/custom/files.ts';
import { byteSource, linearSearch, regexMistake } from '../lib/custom/linear.ts';
import { readRuleFile } from '../lib/custom/read.ts';
import { withCustom } from '../lib/custom/rule-set.ts';
import { matchSource } from '../lib/match/match.ts';
import { OutOfTime } from '../lib/match/scene.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { OwnRule } from '../lib/types.ts';

const NO_RULES = liveRules(tableOf([]));

function rule(id: string, find: string, near = 'page.raw'): string {
  return `id: ${id}
category: xss
severity: high
title: Raw text in the page
why: A script in the text runs.
fix: Call page.text instead.
near: [ '${near}' ]
find: [ ${find} ]
sink: always
bad: { js: [ 'page.raw(name)' ] }
good: { js: [ 'page.raw("x")' ] }
`;
}

function textRule(find: string, near: string): OwnRule {
  const { rules, faults } = readRuleFile(rule('text', `{ regex: '${find}' }`, near).replace('sink: always\n', ''), 'r.yml');
  assert.equal(faults.map(({ message }) => message), []);
  return rules[0];
}

/** Steps that one search of a text is paid with. */
function stepsOf(source: string, text: string): number {
  let steps = 0;
  for (const found of linearSearch({ source }).matches(text, 0, (spent) => (steps += spent))) assert.ok(found[0].length >= 0);
  return steps;
}

const CATASTROPHIC = ['(?:a+)+b', '(?:a|aa)+b', '(?:a*)*b', '(?:x+x+)+y', '(?:[a-z]+)*[0-9]', 'a.*a.*a.*a.*b', '(?:a?){30}a{30}b'];

test('expressions that take other engines years are paid for in proportion to the text', () => {
  for (const source of CATASTROPHIC) {
    assert.is(regexMistake(source), null, source);
    for (const letter of ['a', 'x']) {
      const [one, two] = [300, 600].map((length) => stepsOf(source, letter.repeat(length)));
      assert.ok(two <= 2.1 * one, `${source}: ${one} → ${two}`);
      assert.ok(two <= 600_000 + 1000, `${source}: ${two}`);
    }
  }
});

test('a text on which an own rule takes too many steps is not judged, and says so', async () => {
  const heavy = textRule('(?:[a-f0-9 ]{1,40}z?){1,10}q', 'aaaa');
  const set = await withCustom(NO_RULES, [heavy], null);
  const text = 'aaaa '.repeat(40_000);
  assert.throws(() => matchSource(set, { path: 'a.txt', text, lines: null }, () => false), (error: Error) => error instanceof OutOfTime && /custom rules took more steps/.test(error.message));
});

test('a rule of ordinary size judges a large text within the steps', async () => {
  const set = await withCustom(NO_RULES, [textRule('ftp://(?<value>[a-z.]+)/', 'ftp://')], null);
  const text = 'url = ftp://files.acme.com/a\n'.repeat(3000);
  assert.is(matchSource(set, { path: 'a.conf', text, lines: null }, () => false).length, 3000);
});

test('a search finds what JavaScript finds', () => {
  const text = 'key = "abc"\r\nkey = \'d\xc3\xa9f\'\nKEY: x1 key=\n key';
  for (const source of ['key', '^key', 'key$', 'key(?:\\s|$)', 'key\\s*=\\s*["\'](?<value>[^"\']*)', '(?<a>k)(?<value>e)?y', '\\bx\\d\\b', '.y', '\\s+']) {
    const expected = [...text.matchAll(new RegExp(source, 'gm'))].map((match) => [match.index, match[0], match.groups?.value ?? null]);
    const found = [...linearSearch({ source }).matches(text, 0, () => undefined)].map((match) => [match.index, match[0], match.groups?.value ?? null]);
    assert.equal(found, expected, source);
  }
});

test('characters beyond ASCII are found as the bytes they are', () => {
  const bytes = Buffer.from('schlüssel ключ 🔑', 'utf8').toString('latin1');
  for (const [source, count] of [['schlüssel', 1], ['ключ', 1], ['🔑+', 1], ['ü{2}', 0]] as const) {
    assert.is([...linearSearch({ source: byteSource(source) }).matches(bytes, 0, () => undefined)].length, count, source);
  }
});

/** What a hostile commit might bring as a rule file, and what is said of it. */
const MANY = 65_000;
const FILES: [name: string, text: string, message: RegExp][] = [
  ['too long', `${rule('a', "'page.raw($value)'")}#${'x'.repeat(70_000)}`, /more than 65536/],
  ['billion laughs', `a: &a [x]\n${Array.from({ length: 9 }, (_, i) => `${'bcdefghij'[i]}: &${'bcdefghij'[i]} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}`, /aliases have no place in a rule file/],
  ['open brackets', '['.repeat(MANY), /nested more than 20 levels deep/],
  ['documents', '--- a\n'.repeat(MANY / 6), /cannot be text/],
  ['empty rules', `rules: [${'{},'.repeat(MANY / 4)}]`, /more than 500 entries|is missing/],
  ['keywords', rule('a', "'page.raw($value)'").replace(/near: .*/, `near: [${'"abc",'.repeat(9000)}]`), /stands twice|more than 50 entries/],
  ['patterns', rule('a', `${"'page.raw($value)',".repeat(3000)}`), /more than 50 entries/],
  ['open pattern', rule('a', `'page.raw${'('.repeat(400)}'`), /is never closed/],
  ['deep pattern', rule('a', `'page.raw${'('.repeat(200)}${')'.repeat(200)}'`), /^$/],
  ['a long pattern', rule('a', `'page.raw(${'$value, '.repeat(5000)})'`), /more than 500 characters/],
  ['a large regex', rule('a', "{ regex: '(?:(?:a{1,30}){1,30}){1,2}' }").replace('sink: always\n', ''), /too high|too large/],
  ['open groups', rule('a', `{ regex: '${'(a'.repeat(450)}' }`).replace('sink: always\n', ''), /is not closed/],
  ['deep groups', rule('a', `{ regex: '${'(a'.repeat(300)}${')'.repeat(300)}' }`).replace('sink: always\n', ''), /^$|too large/],
  ['stars', rule('a', `{ regex: '${'(a*)*'.repeat(150)}b' }`).replace('sink: always\n', ''), /^$|too large/],
  ['deep traits', `${rule('a', "'page.raw($value)'")}where: { value: ${'{ not: '.repeat(18)}literal${' }'.repeat(18)} }`, /nested more than 20|^$/],
  ['holes', `${rule('a', "'page.raw($value)'")}where: { ${Array.from({ length: 2000 }, (_, index) => `h${index}: literal`).join(', ')} }`, /no pattern has a hole/],
  ['examples', rule('a', "'page.raw($value)'").replace(/bad: .*/, `bad: { js: [${"'page.raw(x)',".repeat(3000)}] }`), /more than 30 entries/],
  ['placeholders', rule('a', "'page.raw($value)'").replace('page.raw(name)', `page.raw(${'{{9'.repeat(500)})`), /^$/],
  ['a large placeholder', rule('a', "'page.raw($value)'").replace('page.raw(name)', 'page.raw({{999999999}})'), /placeholder/],
];

test('a hostile rule file gets a clear sentence', () => {
  for (const [name, text, message] of FILES) {
    const [first] = readRuleFile(text, 'r.yml').faults;
    assert.match(first?.message ?? '', message, name);
    assert.ok((first?.message.length ?? 0) < 700, name);
  }
});

/** `count` rules in files of 50. */
function manyRules(count: number): Sources & { files: number } {
  const files = Math.ceil(count / 50);
  const read = (name: string): string => Array.from({ length: 50 }, (_, index) => `${rule(`r${/\d+/.exec(name)![0]}-${index}`, "'page.raw($value)'")}---\n`).join('');
  return { root: '', read, list: () => Array.from({ length: files }, (_, index) => `rules/${String(index).padStart(3, '0')}.yml`), taken: [], files };
}

test('5,000 rules are refused, 1,000 are not, and none is read beyond the limit', () => {
  let read = 0;
  const sources = manyRules(5000);
  const counting = { ...sources, read: (name: string) => (read++, sources.read(name)) };
  const many = readCustom([{ glob: 'rules/*.yml', at: '.aisec.yml:2:11' }], counting);
  assert.match(many.faults[0].message, /more than 1000/);
  assert.ok(read <= 100, `${read} files were read`);
  assert.is(readCustom([{ glob: 'rules/*.yml', at: '' }], manyRules(1000)).rules.length, 1000);
});

test('a thousand rules with one keyword cost steps in proportion to rules and places', async () => {
  const { rules } = readCustom([{ glob: 'rules/*.yml', at: '' }], manyRules(1000));
  const counted = async (count: number, places: number): Promise<number> => {
    let steps = 0;
    const set = await withCustom(NO_RULES, rules.slice(0, count), null);
    matchSource(set, { path: 'a.js', text: 'page.raw(x);\n'.repeat(places), lines: null }, () => (steps++, false));
    return steps;
  };
  const [base, moreRules, morePlaces] = [await counted(100, 4), await counted(1000, 4), await counted(100, 40)];
  assert.ok(moreRules <= 10 * base + 10 && morePlaces <= 10 * base + 10, `${base} → ${moreRules}, ${morePlaces}`);
});

test('more changed rules than can be tried in a commit are refused with a place', () => {
  const { rules } = readCustom([{ glob: 'rules/*.yml', at: '' }], manyRules(1000));
  const heavy = rules.map((one) => ({ ...one, bad: { js: Array.from({ length: 30 }, () => 'page.raw(name)') } }));
  assert.throws(() => refuseUnproved([], heavy), (error: Error & { at: string }) => /1000 custom rules change at once/.test(error.message) && /^rules\/\d+\.yml:\d+:\d+$/.test(error.at));
  refuseUnproved(heavy, heavy.map((one) => ({ ...one, places: {} })));
});

test.run();
