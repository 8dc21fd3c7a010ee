/** Credentials that do not stand there as they are: split over literals, spelled with escapes, in base64 or hexadecimal. One level deep. */
import { beginsHead, isValueByte } from './heads.ts';
import type { KeywordHit } from '../prefilter.ts';
import type { RuleSet } from '../ruleset.ts';

/** A stretch of a file as it reads once put together or decoded. */
export interface Rewritten {
  text: string;
  /** Where bytes [start, end) of `text` stand in the file: the whole encoded value, when it is encoded. */
  place(start: number, end: number): [start: number, end: number];
  /** How it was written, as part of a sentence. */
  how: string;
}

/** What a literal begins with that is worth decoding, beside the beginnings of vendors' credentials. */
const BEGINNINGS = ['-----BEGIN ', 'eyJhbGciOi', 'postgres://', 'postgresql://', 'mysql://', 'mongodb://', 'mongodb+srv://', 'redis://', 'amqp://'];
/** Joined literals whose first part is too short to hold a keyword, and escapes of letters and digits. */
const SIGNS = ['" + "', "' + '", '"+"', "'+'", '\\x3', '\\x4', '\\x5', '\\x6', '\\x7', '\\u003', '\\u004', '\\u005', '\\u006', '\\u007', '\\u{'];
/** What the expression of a vendor's credential begins with, see patterns/secrets/vendor.ts. */
const BEGINNING = /^\(\?<!\[\\w\+-\]\)\(\?<value>((?:[\w-]|\\\.)+)/;

/**
 * Keywords that lead here and to no rule: the signs above, and the beginnings of credentials in hexadecimal and in base64 at each of its three
 * alignments, in lower case.
 */
export function rewriteWords(regexes: { source: string }[]): string[] {
  const found = regexes.map(({ source }) => BEGINNING.exec(source)?.[1].replaceAll('\\', '') ?? '');
  if (found.length === 0) return [];
  const beginnings = [...new Set([...BEGINNINGS, ...found])].filter((text) => text.length >= 4);
  const encoded = beginnings.flatMap((text) => [...[0, 1, 2].map((shift) => base64Part(text, shift)), Buffer.from(text).toString('hex')]);
  return [...new Set([...SIGNS, ...encoded.map((word) => word.slice(0, WORD).toLowerCase())])];
}

const WORD = 12;

/** The characters of the base64 of `text` that stay the same whatever stands before, `shift` bytes of it, and after. */
function base64Part(text: string, shift: number): string {
  const encoded = Buffer.from('\0'.repeat(shift) + text).toString('base64');
  return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + text.length) * 8) / 6));
}

/** What stands around these keywords, rewritten; nothing for most texts. */
export function* rewritten(rules: RuleSet, text: string, hits: KeywordHit[]): Generator<Rewritten> {
  const done = { joined: 0, escaped: 0, encoded: 0 };
  for (const { word, at } of hits) {
    const sign = rules.words.text(word);
    const leads = rules.byWord(word).length > 0;
    if (leads || isQuote(sign[0])) {
      if (leads && (at < done.joined || !mayBegin(rules, word, text, at))) continue;
      const first = leads ? literalAround(text, at) : shortLiteralBefore(text, at);
      const found = first < done.joined ? null : joined(text, first);
      if (found === null) continue;
      done.joined = found.end;
      yield found;
    } else if (sign[0] === '\\') {
      if (at < done.escaped || !isEscape(text, at)) continue;
      const found = unescaped(text, at);
      done.escaped = found.end;
      yield found;
    } else if (at >= done.encoded) {
      const [start, end] = runAround(text, at, isValueByte);
      done.encoded = end;
      yield* decoded(text, at, start, end);
    }
  }
}

/** May a rule about secrets hold at the keyword, once what stands there is put together? */
function mayBegin(rules: RuleSet, word: number, text: string, at: number): boolean {
  return rules.byWord(word).some((index) => {
    const { secret, heads } = rules.start(index);
    return secret && (heads === undefined || beginsHead(heads, text, at, rules.words.text(word).length));
  });
}

function isQuote(char: string): boolean {
  return char === '"' || char === "'" || char === '`';
}

const LITERAL = /(["'`])(?:(?!\1)[^\\\r\n]|\\[^\r\n]){0,400}\1/y;
/** `+`, `.` and `..`, `&`, `<>`, `||`, `.concat(`, a line's end or blanks between two literals. */
const SEAM = /(?:\s{0,80}(?:\+|\.\.?|&|<>|\|\||\.concat\()\s{0,80}|[ \t]{1,20}(?:\\?\r?\n[ \t]{0,80})?|\\?\r?\n[ \t]{0,80})(?:[rbuL](?=["']))?(?=["'`])/y;
const MOST_PARTS = 64;
const CONTEXT = 80;

/** Where the literal begins that holds byte `at`, or that follows on its line; -1 when another is not joined to it. */
function literalAround(text: string, at: number): number {
  const before = nearestQuote(text, at, -1);
  if (before >= 0 && literalEnd(text, before) > at && isJoined(text, before)) return before;
  const after = nearestQuote(text, at, 1);
  return after >= 0 && isJoined(text, after) ? after : -1;
}

function nearestQuote(text: string, at: number, step: 1 | -1): number {
  for (let index = at; index >= 0 && index < text.length && Math.abs(index - at) <= CONTEXT; index += step) {
    const byte = text.charCodeAt(index);
    if (byte === 10) return -1;
    if (byte === 34 || byte === 39 || byte === 96) return index;
  }
  return -1;
}

/** Where the literal of at most 12 characters begins whose closing quote stands at byte `at`. */
function shortLiteralBefore(text: string, at: number): number {
  let start = at - 1;
  while (start > at - 14 && /[\w-]/.test(text[start] ?? '')) start--;
  return start >= 0 && start < at - 1 && text[start] === text[at] ? start : -1;
}

/** After the closing quote; -1 when there is no literal. */
function literalEnd(text: string, start: number): number {
  LITERAL.lastIndex = start;
  return LITERAL.test(text) ? LITERAL.lastIndex : -1;
}

function isJoined(text: string, start: number): boolean {
  SEAM.lastIndex = literalEnd(text, start);
  return SEAM.lastIndex > 0 && SEAM.test(text);
}

type Stretch = Rewritten & { end: number };

/** The literals from `start` on as one, with what stands before them on the line. */
function joined(text: string, start: number): Stretch | null {
  if (start < 0 || !isJoined(text, start)) return null;
  const from = lineStart(text, start, CONTEXT);
  const kept = [range(from, start + 1)];
  let at = start;
  for (let parts = 0; parts < MOST_PARTS && at >= 0; parts++) {
    const end = literalEnd(text, at);
    if (end < 0) break;
    kept.push(range(at + 1, end - 1));
    SEAM.lastIndex = end;
    at = SEAM.test(text) ? SEAM.lastIndex : -1;
    if (at < 0) kept.push(range(end - 1, Math.min(end + 8, text.length)));
  }
  return stretch(text, kept.flat(), 'put together from its parts');
}

/** Where the line of byte `at` begins, `most` bytes before it at the furthest. */
function lineStart(text: string, at: number, most: number): number {
  const from = Math.max(0, at - most);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

/** @param offsets where each byte of the stretch stands in the text */
function stretch(text: string, offsets: number[], how: string, byteAt: (offset: number) => string = (offset) => text[offset]): Stretch {
  const end = (offsets.at(-1) ?? -1) + 1;
  return { text: offsets.map(byteAt).join(''), place: (from, to) => [offsets[from], offsets[to] ?? end], how, end };
}

/** An escape of a letter, a digit, `-` or `_`. */
const ESCAPE = /\\(?:x|u00|u\{0{0,4})(2d|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\da])\}?/iy;
const BEHIND = 200;
const AHEAD = 600;

function isEscape(text: string, at: number): boolean {
  ESCAPE.lastIndex = at;
  return ESCAPE.test(text);
}

/** The line around byte `at`, as far as a credential may reach, its escapes undone. */
function unescaped(text: string, at: number): Stretch {
  const from = lineStart(text, at, BEHIND);
  const ahead = text.slice(at, at + AHEAD);
  const to = at + (ahead.includes('\n') ? ahead.indexOf('\n') : ahead.length);
  const offsets: number[] = [];
  const bytes = new Map<number, string>();
  for (let index = from; index < to; ) {
    offsets.push(index);
    const code = text[index] === '\\' && isEscape(text, index) ? escapeCode(text, index) : '';
    if (code !== '') bytes.set(index, code);
    index = code === '' ? index + 1 : ESCAPE.lastIndex;
  }
  return { ...stretch(text, offsets, 'spelled with escapes', (offset) => bytes.get(offset) ?? text[offset]), end: to };
}

function escapeCode(text: string, at: number): string {
  ESCAPE.lastIndex = at;
  const hex = ESCAPE.exec(text)?.[1] ?? '';
  return String.fromCharCode(parseInt(hex, 16));
}

/** It repeats a source text that is judged where it stands. */
const SOURCE_MAP = /^\{\s*"version"\s*:\s*3\s*,/;

const LEAST = 20;
const LONGEST = 8192;

/** The run of such bytes around byte `at`, half-open. */
function runAround(text: string, at: number, isOne: (byte: number) => boolean): [start: number, end: number] {
  let start = at;
  while (start > 0 && isOne(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (end < text.length && isOne(text.charCodeAt(end))) end++;
  return [start, end];
}

/** The run [start, end) as hexadecimal or in either base64; nothing when it does not hold text. */
function* decoded(text: string, at: number, start: number, end: number): Generator<Rewritten> {
  if (end - start < LEAST || end - start > LONGEST) return;
  for (const [of, coding, how] of CODINGS) {
    const [from, to] = runAround(text, at, (byte) => of.test(String.fromCharCode(byte)));
    if (to - from < LEAST) continue;
    const value = Buffer.from(text.slice(from + (coding === 'hex' ? (at - from) % 2 : 0), to), coding).toString('latin1');
    if (!/^[\t\n\r\x20-\x7e]+$/.test(value) || SOURCE_MAP.test(value)) continue;
    const padding = coding === 'hex' ? '' : (/^={1,2}/.exec(text.slice(to, to + 2))?.[0] ?? '');
    yield { text: value, place: () => [from, to + padding.length], how };
    return;
  }
}

const CODINGS: [of: RegExp, coding: 'hex' | 'base64' | 'base64url', how: string][] = [
  [/[0-9a-fA-F]/, 'hex', 'decoded from hexadecimal'],
  [/[A-Za-z0-9+/]/, 'base64', 'decoded from base64'],
  [/[\w-]/, 'base64url', 'decoded from base64'],
];
