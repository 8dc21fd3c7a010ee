/** Judges a rule by its own examples: built-in rules in our tests, a repository's own with `aisec-hooks rules test` and when a commit brings them. */
import { Fault } from '../faults.ts';
import { languageOf } from '../text/languages.ts';
import type { Trait } from '../types.ts';
import type { Match } from './best.ts';
import { examplePath, expandExample } from './examples.ts';
import { matchSource } from './match.ts';
import { ORDINARY_CODE } from './ordinary-code.ts';
import { prefilter } from './prefilter.ts';
import { liveRules, rowWith, tableOfRows, type Engine, type RuleRow, type RuleSet } from './ruleset.ts';

/** Examples by language or file name. */
export type Examples = Record<string, string[]>;

/** `engine`: what the rule's expressions are searched with; JavaScript's own when absent. */
export interface Examined { row: RuleRow; bad: Examples; good: Examples; engine?: Engine }

/** Something that is wrong with a rule: the keys that lead to it in the rule as it is written, and a sentence. */
export interface Objection { path: string[]; says: string }

type Level = 'possible' | 'likely';

const SEED = 7;
/** Places in the ordinary code, about 5 KB, at which one keyword may have its rule tried. */
const MOST_PLACES = 5;

/** A rule that is only ever possible is judged by that. */
export function levelOf({ confidence, proof }: RuleRow): Level {
  return confidence === 'possible' && proof === null ? 'possible' : 'likely';
}

/** Every bad example is found, at least likely. */
export function misses(rule: Examined): Objection[] {
  const set = setOf(rule, rule.row);
  return examplesOf(rule, 'bad').filter((example) => !isHit(set, example, levelOf(rule.row))).map((example) => objection(example.path, `this bad example is not found${whyMissed(rule, set, example)}`));
}

/** What keeps a bad example from being found, as far as that is plain: what its author would try next. */
function whyMissed(rule: Examined, set: RuleSet, example: Example): string {
  const { row } = rule;
  const text = example.text.toLowerCase();
  if (!row.near.some((word) => text.includes(word))) return ': it holds no keyword of near';
  const possible = matchesIn(set, example).find(({ confidence }) => confidence === 'possible');
  if (possible !== undefined) return ` as more than possible${possible.message === '' ? '' : `: ${possible.message}`}${row.sink === 'always' ? '' : '; sink: always takes any value that is not known'}`;
  if (Object.keys(row.where).length > 0 && isHit(setOf(rule, rowWith(row, { where: {} })), example, 'possible')) return ': where does not hold';
  return '';
}

/** Every good example stays below that. */
export function alarms(rule: Examined): Objection[] {
  const set = setOf(rule, rule.row);
  return examplesOf(rule, 'good').filter((example) => isHit(set, example, levelOf(rule.row))).map(({ path }) => objection(path, `this good example is found${whyFound(rule.row)}`));
}

/** Patterns whose holes all have other names than the one that decides find whatever stands there. */
function whyFound({ patterns, hole }: RuleRow): string {
  const names = patterns.flatMap((pattern) => [...pattern.matchAll(/\$([a-z]\w*)/gi)].map(([, name]) => name));
  return names.length === 0 || names.includes(hole) ? '' : `: no pattern has a hole named "${hole}", so that any value counts; hole: ${names[0]} looks at that one`;
}

/** Windows' line ends change nothing. */
export function lineEnds(rule: Examined): Objection[] {
  const set = setOf(rule, rule.row);
  const ended = examplesOf(rule, 'bad').map((example) => ({ ...example, text: example.text.replaceAll('\n', '\r\n') }));
  return ended.filter((example) => !isHit(set, example, levelOf(rule.row))).map(({ path }) => objection(path, 'this bad example is not found with line ends of Windows'));
}

/** Code in a comment is not found; what is said there may be. */
export function comments(rule: Examined): Objection[] {
  if (!isCode(rule.row) && rule.row.inComments) return [];
  const set = setOf(rule, rule.row);
  const commented = examplesOf(rule, 'bad').flatMap((example) => {
    const mark = commentMark(example);
    return mark === null ? [] : [{ ...example, text: example.text.split('\n').map((line) => `${mark} ${line}`).join('\n') }];
  });
  return commented.filter((example) => isHit(set, example, 'possible')).map(({ path }) => objection(path, 'this bad example is found in a comment, too'));
}

/** Without any one of its patterns, a bad example is missed. */
export function idlePatterns(rule: Examined): Objection[] {
  const { patterns, regexes } = rule.row;
  if (patterns.length + regexes.length < 2) return [];
  const without = [
    ...patterns.map((_, index) => rowWith(rule.row, { patterns: dropped(patterns, index) })),
    ...regexes.map((_, index) => rowWith(rule.row, { regexes: dropped(regexes, index) })),
  ];
  return without.flatMap((row, index) => (hitsAll(rule, row) ? [objection(['find', String(index)], 'this pattern is idle: every bad example is found without it')] : []));
}

/** Without any one of its traits, or of the parts of an `all`, an example fails. */
export function idleTraits(rule: Examined): Objection[] {
  const { where, doubt } = rule.row;
  return [...idleAmong(rule, where, 'where'), ...(doubt === null ? [] : idleAmong(rule, doubt, 'doubt'))];
}

function idleAmong(rule: Examined, traits: Record<string, Trait>, key: 'where' | 'doubt'): Objection[] {
  return Object.entries(traits).flatMap(([hole, trait]) => weakerThan(trait).flatMap(({ weaker, path }) => {
    const { [hole]: _, ...others } = traits;
    const left = weaker === null ? others : { ...others, [hole]: weaker };
    const row = rowWith(rule.row, { [key]: key === 'doubt' && Object.keys(left).length === 0 ? null : left });
    const idle = hitsAll(rule, row) && examplesOf(rule, 'good').every((example) => !isHit(setOf(rule, row), example, levelOf(row)));
    return idle ? [objection([key, hole, ...path], 'this trait is idle: every example is judged the same without it')] : [];
  }));
}

/** Without any one of its keywords, a bad example is missed. */
export function idleKeywords(rule: Examined): Objection[] {
  const { near } = rule.row;
  if (near.length < 2) return [];
  return near.flatMap((word, index) => {
    const row = attempt(() => rowWith(rule.row, { near: dropped(near, index) }));
    return row !== null && hitsAll(rule, row) ? [objection(['near', String(index)], `the keyword "${word}" is idle: every bad example is found without it`)] : [];
  });
}

/** No keyword is so common that the rule is tried everywhere; counted, not timed. */
export function common({ row }: Examined): Objection[] {
  return row.near.flatMap((word, index) => {
    const places = prefilter([word]).find(ORDINARY_CODE).length;
    return places > MOST_PLACES ? [objection(['near', String(index)], `the keyword "${word}" is too common: it stands ${places} times in 5 KB of ordinary code`)] : [];
  });
}

/** All of the above, in the order in which they are best mended. */
export function objectionsTo(rule: Examined): Objection[] {
  const found = [...misses(rule), ...alarms(rule)];
  if (found.length > 0) return [...found, ...common(rule)];
  return [lineEnds, comments, idlePatterns, idleTraits, idleKeywords, common].flatMap((claim) => claim(rule));
}

export interface Example { path: string[]; name: string; text: string }

/** The examples as byte strings under a file name, their placeholders written out. */
export function examplesOf(rule: Pick<Examined, 'bad' | 'good'>, kind: 'bad' | 'good'): Example[] {
  return Object.entries(rule[kind]).flatMap(([key, texts]) =>
    texts.map((text, index) => ({ path: [kind, key, String(index)], name: examplePath(key), text: Buffer.from(expandExample(text, SEED), 'utf8').toString('latin1') })),
  );
}

function objection(path: string[], says: string): Objection {
  return { path, says };
}

function setOf({ engine }: Examined, row: RuleRow): RuleSet {
  return liveRules(tableOfRows([row]), engine);
}

function isHit(set: RuleSet, example: Example, least: Level): boolean {
  return matchesIn(set, example).some((match) => least === 'possible' || match.confidence !== 'possible');
}

function matchesIn(set: RuleSet, { name, text }: Example): Match[] {
  return matchSource(set, { path: name, text, lines: null }, () => false);
}

function hitsAll(rule: Examined, row: RuleRow): boolean {
  const set = setOf(rule, row);
  return examplesOf(rule, 'bad').every((example) => isHit(set, example, levelOf(rule.row)));
}

function isCode({ regexes }: RuleRow): boolean {
  return regexes.length === 0;
}

/** What makes a line of the example a comment; null where that depends on what stands around it. */
function commentMark({ name, text }: Example): string | null {
  const grammar = languageOf(name, text);
  if (grammar === null || grammar.family === 'html' || (grammar.outer !== undefined && text.includes('<'))) return null;
  return grammar.lineComments?.[0] ?? null;
}

function dropped<Part>(parts: Part[], index: number): Part[] {
  return parts.filter((_, other) => other !== index);
}

/** The same trait with one claim less, null for none at all; `path` leads to that claim. */
function weakerThan(trait: Trait): { weaker: Trait | null; path: string[] }[] {
  if (typeof trait === 'string' || !('all' in trait)) return [{ weaker: null, path: [] }];
  return trait.all.map((_, index) => ({ weaker: { all: dropped(trait.all, index) }, path: ['all', String(index)] }));
}

/** null when no keyword leads to a pattern any more: then the keyword that is gone was needed. */
function attempt(make: () => RuleRow): RuleRow | null {
  try {
    return make();
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}
