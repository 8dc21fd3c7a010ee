/** Built-in rules and a repository's own as one set; loaded only where a policy brings rules. */
import { prefilter, type Prefilter } from '../match/prefilter.ts';
import { liveRules, rowOf, tableOfRows, type Engine, type RuleRow, type RuleSet } from '../match/ruleset.ts';
import type { OwnRule } from '../types.ts';

/**
 * Every rule of `custom` once, after those of `base`; versions of one rule that differ stand side by side. `texts`: what is to be judged; when no
 * keyword of the custom rules stands in there, `base` itself is the answer. null: that is not known.
 */
export async function withCustom(base: RuleSet, custom: OwnRule[], texts: Iterable<string> | null): Promise<RuleSet> {
  const keywords = prefilter([...new Set(custom.flatMap(({ near }) => near))]);
  if (texts !== null && !anyHas(keywords, texts)) return base;
  const rows = distinct(custom.map(customRow));
  const engine = rows.some(({ regexes }) => regexes.length > 0) ? await linearEngine() : undefined;
  const own = liveRules(tableOfRows(rows), engine);
  const ownRules = rows.map((row, index) => ({ ...own.rule(index), order: index + base.count, rivals: rivalsOf(row) }));
  return {
    count: base.count + own.count,
    start: (index) => (index < base.count ? base.start(index) : own.start(index - base.count)),
    rule: (index) => (index < base.count ? base.rule(index) : ownRules[index - base.count]),
    names: () => [...base.names(), ...own.names()],
    words: { length: base.words.length + own.words.length, text: (word) => (word < base.words.length ? base.words.text(word) : own.words.text(word - base.words.length)) },
    byWord: (word) => (word < base.words.length ? base.byWord(word) : own.byWord(word - base.words.length).map((index) => index + base.count)),
    keywords: both(base.keywords, own.keywords, base.words.length),
    guards: base.guards,
  };
}

async function linearEngine(): Promise<Engine> {
  return (await import('./linear.ts')).linearSearch;
}

/** The row of a rule; its regexes are in RE2's words, and look at comments as well: who writes them may mean those. */
export function customRow(rule: OwnRule): RuleRow {
  const patterns = rule.find.filter((find) => typeof find === 'string');
  const regexes = rule.find.flatMap((find) => (typeof find === 'string' ? [] : [{ source: find.regex, flags: '' }]));
  return { ...rowOf({ ...rule, find: patterns }), regexes, inComments: true };
}

function distinct(rows: RuleRow[]): RuleRow[] {
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
}

/** Nothing that a repository writes may hide a finding of another rule, or of the same rule as it was. */
function rivalsOf({ id, category, severity }: RuleRow): string {
  return `${id} ${category} ${severity}`;
}

function anyHas(keywords: Prefilter, texts: Iterable<string>): boolean {
  for (const text of texts) if (keywords.has(text)) return true;
  return false;
}

function both(one: Prefilter, other: Prefilter, shift: number): Prefilter {
  return {
    find: (text) => [...one.find(text), ...other.find(text).map(({ word, at }) => ({ word: word + shift, at }))],
    has: (text) => one.has(text) || other.has(text),
  };
}
