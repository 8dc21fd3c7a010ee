/**
 * Seeded fuzzer for the matcher: mutated code under all rules never throws, what is found touches the lines in question, and formatting does
 * not change a fingerprint.
 *
 *   npx esbuild bench/fuzz-match.ts --bundle --platform=node --format=esm --outfile=.test/fuzz-match.mjs
 *   node .test/fuzz-match.mjs 1000000 [seed [folder]]      until so many tokens were read; sources of the folder beside the examples of the rules
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { examplePath, expandExample } from '../lib/match/examples.ts';
import { findingsOf, fingerprintOf } from '../lib/match/findings.ts';
import { lineIndex, touches } from '../lib/match/lines.ts';
import type { Match } from '../lib/match/best.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { languageOf } from '../lib/text/languages.ts';
import { STRING, tokenize, tokenText } from '../lib/text/tokens.ts';
import type { LineRange } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

export interface Sample { path: string; text: string }
type Random = (below: number) => number;

const rules = liveRules(tableOf([...RULES]));
const never = (): boolean => false;
const MOST_BYTES = 6000;

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Every example of every rule. */
export function exampleSamples(): Sample[] {
  return RULES.flatMap(({ bad, good, guard }) => [bad, good].flatMap((of) => Object.entries(of).flatMap(([key, texts]) =>
    texts.map((text) => ({ path: key === 'ruby' ? 'example.rb' : examplePath(key), text: `${Buffer.from(expandExample(guard === undefined ? text : newSide(text), 7), 'utf8').toString('latin1')}\n` })),
  )));
}

/** What a change leaves. */
function newSide(change: string): string {
  return change.replace(/^-.*\n?/gm, '').replace(/^[+ ]/gm, '');
}

/** Stretches of the source files of a folder. */
export function folderSamples(folder: string): Sample[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)).filter((file) => languageOf(file, '') !== null && statSync(file).isFile()).sort();
  return files.slice(0, 2000).map((file) => ({ path: file, text: readFileSync(file, 'latin1').slice(0, MOST_BYTES) }));
}

const MARKS = ['"', "'", '`', '(', ')', '[', ']', '{', '}', '${', '#{', '\\', '\n', '\r\n', ' ', ';', ',', '+', '=', '//', '/*', '*/', '#', '<!--', '-->', '<?php', '%>', '"""', '$', '\0', '\xff', '\xe2\x80', 'eval(', 'select ', ' + x', 'password='];

/** One change of the text: cut out, doubled, taken from another, a mark put in, a byte changed. */
function mutated(text: string, other: string, random: Random): string {
  const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
  const near = Math.min(to, from + 40);
  switch (random(6)) {
    case 0: return text.slice(0, from) + text.slice(near);
    case 1: return text.slice(0, near) + text.slice(from);
    case 2: return text.slice(0, from) + other.slice(random(other.length + 1)).slice(0, 200) + text.slice(near);
    case 3: return text.slice(0, from) + String.fromCharCode(random(256)) + text.slice(from + 1);
    default: return text.slice(0, from) + MARKS[random(MARKS.length)] + text.slice(from);
  }
}

/** Ranges as a diff has them: ascending, apart. */
function someLines(count: number, random: Random): LineRange[] {
  const ranges: LineRange[] = [];
  for (let line = 1 + random(4); line <= count; line += 2 + random(12)) {
    const end = Math.min(count, line + random(3));
    ranges.push({ start: line, end });
    line = end;
  }
  return ranges;
}

export interface Fuzzed { tokens: number; rounds: number; matches: number }

/** Mutates samples until `most` tokens were read. Throws with seed and round for what breaks a promise. */
export function fuzzMatch(seed: number, most: number, samples: Sample[]): Fuzzed {
  const random = randomFrom(seed);
  const done: Fuzzed = { tokens: 0, rounds: 0, matches: 0 };
  for (; done.tokens < most; done.rounds++) {
    const first = samples[random(samples.length)];
    const alike = Array.from({ length: 1 + random(4) }, () => samples[random(samples.length)]);
    let text = [first, ...alike.filter((one) => path.extname(one.path) === path.extname(first.path))].map((one) => one.text).join('\n');
    for (let times = random(6); times >= 0; times--) text = mutated(text, alike[0].text, random).slice(0, MOST_BYTES);
    try {
      checkText({ path: first.path, text }, random, done);
    } catch (error) {
      throw new Error(`seed ${seed}, round ${done.rounds}: ${first.path} ${JSON.stringify(text)}`, { cause: error });
    }
  }
  return done;
}

function checkText({ path: name, text }: Sample, random: Random, done: Fuzzed): void {
  const grammar = languageOf(name, text.slice(0, 300));
  if (grammar !== null) done.tokens += tokenize(text, grammar).count;
  const all = matchSource(rules, { path: name, text, lines: null }, never);
  done.matches += all.length;
  for (const match of all) checkPlace(match, text);
  checkLines({ path: name, text }, someLines(lineIndex(text).count, random));
  const cut = random(text.length + 1);
  matchSource(rules, { path: name, text: text.slice(0, cut), lines: null }, never);
  matchSource(rules, { path: name, text: text.slice(cut), lines: null }, never);
  // a secret's fingerprint takes ten milliseconds
  for (const finding of findingsOf({ path: name, text, lines: null }, all.filter(({ secret }) => secret === null || random(40) === 0))) {
    const { mark, excerpt, line, endLine, column, fingerprint } = finding;
    hold(mark !== undefined && mark.start >= 0 && mark.start <= mark.end && mark.end <= excerpt.length, 'the mark lies in the excerpt');
    hold(line >= 1 && endLine >= line && column >= 1 && /^[0-9a-f]{12}$/.test(fingerprint), 'places count from 1');
  }
}

function checkPlace({ start, end, secret }: Match, text: string): void {
  hold(start >= 0 && start < end && end <= text.length, `a match from ${start} to ${end} of ${text.length}`);
  if (secret !== null) hold(secret.start >= 0 && secret.start < secret.end && secret.end <= text.length, 'a secret outside the text');
}

/** What is found by lines lies on one of them, or rests on one within reach; and no lines find nothing. */
function checkLines(sample: Sample, lines: LineRange[]): void {
  const index = lineIndex(sample.text);
  hold(matchSource(rules, { ...sample, lines: [] }, never).length === 0, 'no lines find nothing');
  for (const { start, end, origins, rule } of matchSource(rules, { ...sample, lines }, never)) {
    const touched = [{ start, end }, ...origins].some((one) => touches(lines, index.lineAt(one.start), index.lineAt(Math.max(one.start, one.end - 1))));
    hold(touched, `${rule.row.id} on line ${index.lineAt(start)} and what it rests on touch none of ${JSON.stringify(lines)}`);
  }
}

/** Rules whose keyword holds a blank are left out: two blanks hide it. */
const comparable = liveRules(tableOf(RULES.filter(({ near }) => !near.some((word) => /\S \S/.test(word)))));

/** Code findings as rule and fingerprint, in their order. */
export function fingerprints({ path: name, text }: Sample): string[] {
  const matches = matchSource(comparable, { path: name, text, lines: null }, never).filter(({ secret, rule: { row } }) => secret === null && row.patterns.length > 0);
  return matches.map((match) => `${match.rule.row.id}#${fingerprintOf(match.rule.row.id, match, text)}`);
}

/** Ways to write the same: more blanks, CRLF, other quotes, no semicolons. Null where the language has no such freedom. */
export const FORMATS: Record<string, (sample: Sample) => string | null> = {
  'CRLF line ends': ({ text }) => text.replace(/\r?\n/g, '\r\n'),
  'wider blanks': (sample) => rewritten(sample, (gap) => gap.replaceAll(' ', '   ')),
  'other quotes': (sample) => rewritten(sample, (gap) => gap, (token) => (/^(['"])[\w /.:,<>-]*\1$/.test(token) ? (token[0] === '"' ? `'${token.slice(1, -1)}'` : `"${token.slice(1, -1)}"`) : token)),
  'no semicolons': (sample) => (/\.[jt]sx?$/.test(sample.path) ? sample.text.replace(/;(?=\n *(?:[a-z}]|$))/g, '') : null),
};

/** Languages in which both quotes mean the same. */
const EITHER_QUOTE: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'py', 'php', 'ruby']);

function rewritten({ path: name, text }: Sample, gaps: (gap: string) => string, quotes?: (token: string) => string): string | null {
  const grammar = languageOf(name, text.slice(0, 300));
  if (grammar === null || grammar.functions === undefined || grammar.page || grammar.layout || (quotes && !EITHER_QUOTE.has(grammar.name))) return null;
  const tokens = tokenize(text, grammar);
  if (tokens.comments.length > 0) return null;
  let out = '';
  let at = 0;
  for (let index = 0; index < tokens.count; index++) {
    const gap = text.slice(at, tokens.start[index]);
    // blanks after a newline are indentation, and those inside a text are text
    out += gap.includes('\n') || !/^ +$/.test(gap) ? gap : gaps(gap);
    const token = tokenText(tokens, index);
    out += tokens.kind[index] === STRING && quotes ? quotes(token) : token;
    at = tokens.end[index];
  }
  return out + text.slice(at);
}

function hold(claim: boolean, what: string): void {
  if (!claim) throw new Error(`fuzz-match: ${what}`);
}

if (/fuzz-match\.\w+$/.test(process.argv[1] ?? '')) {
  const [most, seed] = [Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 1)];
  const samples = [...exampleSamples(), ...(process.argv[4] ? folderSamples(process.argv[4]) : [])];
  console.log(fuzzMatch(seed, most, samples));
}
