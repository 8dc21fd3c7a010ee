/** Rules as a table: what the build writes into the bundle, and what becomes of it when a rule is first needed. */
import type { Grammar } from '../text/grammar.ts';
import type { Category, Confidence, GuardForm, Rule, Severity, Trait } from '../types.ts';
import { mayStand, type Anchor } from './anchor.ts';
import { anchorOf } from './anchor-of.ts';
import { askedOf, saysWhatIsAsked, type Asked } from './asked-words.ts';
import { headsOf, type Head } from './text-rules/heads.ts';
import { compilePattern, type Pattern } from './pattern.ts';
import { packedPrefilter, packWords, wordsOf, type KeywordHit, type Packed, type Prefilter, type Words } from './prefilter.ts';
import { rewriteWords } from './text-rules/rewrites.ts';
import { aheadOf, regExpSearch, type TextRule, type TextSearch } from './text-rules/text-rules.ts';
import { UNUSUAL, withUnusual } from './text-rules/unusual.ts';

/** A rule without its examples, its regexes as text: plain JSON. */
export interface RuleRow {
  id: string;
  aliases: string[];
  category: Category;
  cwe: readonly number[];
  severity: Severity;
  title: string;
  why: string;
  fix: string;
  near: string[];
  patterns: string[];
  /** What each pattern is searched from. */
  anchors: Anchor[];
  regexes: RegexText[];
  langs: string[] | null;
  /** Do its regexes find on lines that start as comments? Patterns never do. */
  inComments: boolean;
  sink: 'always' | 'ordinary';
  where: Record<string, Trait>;
  doubt: Record<string, Trait> | null;
  hole: string;
  proof: string | null;
  confidence: Confidence;
  given: readonly string[];
  /** What a change takes away; null for the rules about what it adds. */
  guard: Partial<Record<GuardForm, RegexText>> | null;
  /** See Rule. */
  guarded: RegexText | null;
  suggest: readonly Record<string, string>[];
}

export interface RegexText { source: string; flags: string }

/** The words of removed lines, and the rows about what is taken away that they lead to. */
export interface GuardTable {
  packed: Packed;
  rows: readonly number[];
}

/** What decides, once a keyword of a rule is met, whether the rule may hold there: little enough to be at hand for all rules. */
export interface RuleStart {
  anchors: Anchor[];
  langs: string[] | null;
  /** Of which characters one must follow the name; '' when any may. */
  given: string;
  /** Bytes from a keyword on that its regexes may look at, in any text; 0 when it has none. */
  ahead: number;
  /** What the path of the text must be. */
  path?: Trait;
  /** How all that its regexes find begins. */
  heads?: Head[];
  /** Is it about secrets, which are sought in texts that are put together and decoded, too? */
  secret?: true;
  /** What the whole text must say. */
  asked?: Asked;
}

/** What a policy may say of a rule: little enough to be read of all. */
export type RuleName = Pick<RuleRow, 'id' | 'aliases' | 'category' | 'severity'>;

/** Rows are asked for one at a time: in a hook they stay text until a rule of theirs may hold. */
export interface RuleTable {
  count: number;
  start(index: number): RuleStart;
  row(index: number): RuleRow;
  names(): readonly RuleName[];
  packed: Packed;
  /** Indices of the rows that a word may start. */
  byWord(word: number): readonly number[];
  /** Index of UNUSUAL among the words, or -1. */
  unusual: number;
  guards: GuardTable;
}

/** Could a code rule start here? */
export function mayStart({ anchors }: RuleStart, word: string, text: string, at: number): boolean {
  return anchors.some((anchor) => mayStand(anchor, word, text, at));
}

/** Does a code rule speak of this language? */
export function speaksOf({ anchors, langs }: RuleStart, grammar: Grammar | null): boolean {
  if (anchors.length === 0) return false;
  if (grammar === null || langs === null) return true;
  // `!erb`: not in pages, which escape by themselves
  if (langs.includes(`!${grammar.name}`)) return false;
  return langs.includes(grammar.name) || langs.includes(grammar.family) || grammar.also?.some((name) => langs.includes(name)) === true;
}

/** Does some code rule for this language start from the hit? `isWhole`: the text is all that its claims are asked of, and no part of a file. */
export function startsCode(rules: RuleSet, { word, at }: KeywordHit, text: string, grammar: Grammar | null, isWhole = true): boolean {
  return rules.byWord(word).some((index) => {
    const start = rules.start(index);
    return speaksOf(start, grammar) && mayStart(start, rules.words.text(word), text, at) && (!isWhole || saysWhatIsAsked(start.asked, text));
  });
}

/** A row ready to match; each pattern compiles when it is first asked for, by its index in the row, and so do all regexes. */
export interface LiveRule {
  row: RuleRow;
  order: number;
  /** Of overlapping matches with the same word here only one stays: the category; a repository's own rule hides no other. */
  rivals: string;
  pattern(index: number): Pattern;
  text(): TextRule | null;
}

export interface RuleSet {
  count: number;
  start(index: number): RuleStart;
  rule(index: number): LiveRule;
  names(): readonly RuleName[];
  words: Words;
  byWord(word: number): readonly number[];
  keywords: Prefilter;
  guards: { words: Words; rows: readonly number[]; keywords(): Prefilter };
}

/** The table of the given rules; what `bin` hands to the matcher. */
export function tableOf(rules: Rule[]): RuleTable {
  return tableOfRows(rules.map(rowOf));
}

export function tableOfRows(rows: RuleRow[]): RuleTable {
  const hidden = rewriteWords(rows.filter(({ category }) => category === 'secret').flatMap(({ regexes }) => regexes));
  const adding = rows.map(({ near, guard }) => (guard === null ? near : []));
  const words = [...new Set([...adding.flat(), ...hidden])];
  const byWord = words.map((word) => adding.flatMap((near, index) => (near.includes(word) ? [index] : [])));
  const taking = rows.flatMap(({ guard }, index) => (guard === null ? [] : [index]));
  const guards = { packed: packWords([...new Set(taking.flatMap((index) => rows[index].near))]), rows: taking };
  return { count: rows.length, start: (index) => startOf(rows[index]), row: (index) => rows[index], names: () => rows.map(nameOf), packed: packWords(words), unusual: words.indexOf(UNUSUAL), byWord: (word) => byWord[word], guards };
}

export function nameOf({ id, aliases, category, severity }: RuleRow): RuleName {
  return { id, aliases, category, severity };
}

/** What leaks in comments too, what is said there to people and assistants, and what settings show. */
const IN_COMMENTS: ReadonlySet<Category> = new Set(['secret', 'ai-instruction', 'stubbed-security', 'removed-guard', 'infrastructure', 'policy']);

export function rowOf(rule: Rule): RuleRow {
  const { id, aliases = [], category, cwe, severity, title, why, fix, near, langs = null, sink = 'ordinary', where = {}, doubt = null, hole = 'value', proof = null, confidence = 'likely', given = [], guard = null, guarded = null, suggest = [] } = rule;
  const patterns = rule.find.filter((find): find is string => typeof find === 'string');
  const regexes = rule.find.filter((find): find is RegExp => find instanceof RegExp).map(({ source, flags }) => ({ source, flags }));
  const forms = guard && Object.fromEntries(Object.entries(guard).map(([form, { source, flags }]) => [form, { source, flags }]));
  return { id, aliases, category, cwe, severity, title, why, fix, near, patterns, anchors: anchorsOf(patterns, { near, id, where, hole }), regexes, langs, inComments: IN_COMMENTS.has(category), sink, where, doubt, hole, proof, confidence, given, guard: forms, guarded: guarded && { source: guarded.source, flags: guarded.flags }, suggest };
}

/** The same rule, looking for something else. Throws a Fault when no keyword leads to one of its patterns. */
export function rowWith(row: RuleRow, other: Partial<Pick<RuleRow, 'near' | 'patterns' | 'regexes' | 'where' | 'doubt' | 'guard' | 'suggest'>>): RuleRow {
  const changed = { ...row, ...other };
  return { ...changed, anchors: anchorsOf(changed.patterns, changed) };
}

function anchorsOf(patterns: string[], { near, id, where, hole }: Pick<RuleRow, 'near' | 'id' | 'where' | 'hole'>): Anchor[] {
  return patterns.map((pattern) => anchorOf(compilePattern(pattern, near, id), { near, where, hole }));
}

/** How the expressions of text rules are searched for. */
export type Engine = (regex: RegexText) => TextSearch;

const OURS: Engine = ({ source, flags }) => regExpSearch(new RegExp(source, flags));

export function liveRules(table: RuleTable, engine: Engine = OURS): RuleSet {
  const { count, byWord, packed, unusual, guards } = table;
  const starts: RuleStart[] = [];
  const rules: LiveRule[] = [];
  const start = (index: number): RuleStart => (starts[index] ??= table.start(index));
  const rule = (index: number): LiveRule => (rules[index] ??= live(table.row(index), index, engine));
  let guardWords: Prefilter | null = null;
  let named: readonly RuleName[] | null = null;
  const guardKeywords = (): Prefilter => (guardWords ??= packedPrefilter(guards.packed));
  return { count, start, rule, names: () => (named ??= table.names()), words: wordsOf(packed), byWord, keywords: withUnusual(packedPrefilter(packed), unusual), guards: { words: wordsOf(guards.packed), rows: guards.rows, keywords: guardKeywords } };
}

/** Only the rules that `isWanted` names by their index; a word that leads to none of them is not found. None about what a change takes away. */
export function rulesAmong(rules: RuleSet, isWanted: (index: number) => boolean): RuleSet {
  const kept: (readonly number[])[] = [];
  const byWord = (word: number): readonly number[] => (kept[word] ??= rules.byWord(word).filter(isWanted));
  const find = (text: string): KeywordHit[] => rules.keywords.find(text).filter(({ word }) => byWord(word).length > 0 || rules.byWord(word).length === 0);
  return { ...rules, byWord, keywords: { find, has: (text) => find(text).length > 0 }, guards: NO_GUARDS };
}

const NO_GUARDS: RuleSet['guards'] = { words: { length: 0, text: String }, rows: [], keywords: () => ({ find: () => [], has: () => false }) };

/** The rules of one category. */
export function rulesOf(category: Category, rules: RuleSet): RuleSet {
  return rulesAmong(rules, (index) => rules.names()[index].category === category);
}

export function startOf({ anchors, langs, given, regexes, where, category }: RuleRow): RuleStart {
  const ahead = aheadOf(regexes.map(({ flags }) => flags));
  const heads = headsOf(regexes);
  const path = ahead > 0 ? where.path : undefined;
  const asked = askedOf(where, regexes.length > 0);
  return { anchors, langs, given: given.length < regexes.length ? '' : given.join(''), ahead, ...(path && { path }), ...(heads && { heads }), ...(category === 'secret' && { secret: true }), ...(asked && { asked }) };
}

/** Every row of a table, in order. */
export function rowsOf({ count, row }: RuleTable): RuleRow[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

function live(row: RuleRow, order: number, engine: Engine): LiveRule {
  const patterns: Pattern[] = [];
  let text: TextRule | null = null;
  return {
    row,
    order,
    rivals: row.category,
    pattern: (index) => (patterns[index] ??= compilePattern(row.patterns[index], row.near, row.id)),
    text: () => {
      if (row.regexes.length === 0) return null;
      const { id, category, near, hole, where, proof, confidence, given } = row;
      return (text ??= { id, category, near, find: row.regexes.map(engine), hole, where, proof, confidence, given });
    },
  };
}
