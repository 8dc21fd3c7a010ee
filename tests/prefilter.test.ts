import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { prefilter, type KeywordHit } from '../lib/match/prefilter.ts';
import { UNUSUAL, withUnusual } from '../lib/match/text-rules/unusual.ts';
import { RULES } from '../patterns/index.ts';

const WORDS = [...new Set(RULES.flatMap(({ near }) => near))];
const filter = prefilter(WORDS);
/** Bytes that no keyword holds, of every length modulo any stride. */
const PADS = ['', '\n', '\0\0', '\x01\x02\x03', '\n'.repeat(7), '\n'.repeat(64)];

const sorted = (hits: KeywordHit[]): KeywordHit[] => hits.toSorted((a, b) => a.at - b.at || a.word - b.word);

/** The plain way: every word at every place. */
function plainly(words: readonly string[], text: string): KeywordHit[] {
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return sorted(words.flatMap((word, index) => {
    const hits: KeywordHit[] = [];
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) hits.push({ word: index, at });
    return hits;
  }));
}

function agrees(words: readonly string[], text: string): void {
  const one = words === WORDS ? filter : prefilter(words);
  const expected = plainly(words, text);
  assert.equal(sorted(one.find(text)), expected, JSON.stringify(text.slice(0, 80)));
  assert.is(one.has(text), expected.length > 0);
}

test('every keyword is found alone, at every offset, in every case', () => {
  for (const [index, word] of WORDS.entries()) {
    const mixed = [...word].map((letter, at) => (at % 2 ? letter.toUpperCase() : letter)).join('');
    for (const form of [word, word.toUpperCase(), mixed]) {
      for (const pad of PADS) {
        const text = `${pad}${form}${pad}`;
        assert.ok(filter.find(text).some((hit) => hit.word === index && hit.at === pad.length), `${form} at ${pad.length}`);
        assert.ok(filter.has(text), form);
      }
    }
  }
});

test('a keyword that is cut is not found', () => {
  for (const word of WORDS) {
    const short = word.slice(0, -1);
    assert.equal(sorted(filter.find(short)), plainly(WORDS, short), short);
    assert.equal(sorted(filter.find(`x${word.slice(1)}`)), plainly(WORDS, `x${word.slice(1)}`), word);
  }
});

test('keywords that overlap, repeat and hold one another are all found', () => {
  agrees(['aaa', 'aaaa', 'aab', 'baa'], 'aaaaabaaaAAAb');
  agrees(['exec', 'execute', 'cute', 'exe'], 'EXECUTE execute exec');
  agrees(['abc', 'bcd', 'cde', 'abcde'], 'abcdeabcde');
});

test('no keyword is what lines are filled with: it would stand at every byte of them', () => {
  assert.equal(WORDS.filter((word) => /^([\w =#*.~/-])\1+$/.test(word)), []);
});

test('only ASCII letters lose their case', () => {
  agrees(['@[a', 'a{b', '\xe4\xe4\xe4'], '`{A @[A A{B A[B \xe4\xe4\xe4 \xc4\xc4\xc4');
});

test('bytes that share a class with those of a keyword do not stand for them', () => {
  agrees(['a1b', 'x_y', 'a-b'], 'a5b a9b x\x1fy x?y a\rb a-B A1B \x00\x01');
});

test('made-up texts agree with the plain way', () => {
  let state = 7;
  const random = (below: number): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % below;
  const letters = 'abcABC_-.1 \n';
  for (let round = 0; round < 300; round++) {
    const make = (length: number): string => Array.from({ length }, () => letters[random(letters.length)]).join('');
    const words = [...new Set(Array.from({ length: 12 }, () => make(3 + random(3)).toLowerCase()))];
    agrees(words, make(random(400)));
  }
});

test('nothing is found where nothing can stand', () => {
  for (const text of ['', 'a', 'ab']) assert.equal(filter.find(text), []);
  assert.not(prefilter([]).has('anything'));
});

test('a letter of another script is looked for in text, not in bytes that happen to look so', () => {
  const words = withUnusual(prefilter([UNUSUAL]), 0);
  const name = Buffer.from('is\u0410dmin').toString('latin1');
  for (const text of [name, `caf\xc3\xa9 ${name} \xe2\x82\xac`, `\xff\n${name}\n\x80`, `${'\xc3\xa9'.repeat(200)} ${name} ${'\xe2\x82\xac'.repeat(100)}`]) assert.ok(words.has(text), text);
  for (const text of [`\xff${name}`, `${name} \xc3(`, `a\x9c ${name}`, `${name} \xe2\x82 caf`]) assert.not(words.has(text), text);
});

test.run();
