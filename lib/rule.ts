/** A rule as data: what patterns/ holds, and what a repository brings. No code. */
import type { Category, Confidence, Severity } from './types.ts';

/**
 * How a guard may stand in code: as a decorator or annotation, as what a class rests on, among the arguments of a route, called for its effect,
 * in the condition of an `if`, around one value, as a key with a value, in literal text; as whose object a query asks for; as what a refusing branch
 * says, how a length is compared, or what a condition asks; and a test that goes, is skipped, or checks nothing.
 */
export type GuardForm = 'mark' | 'base' | 'argument' | 'call' | 'check' | 'wrap' | 'setting' | 'text' | 'owner' | 'scope' | 'atomic' | 'amount' | 'verified' | 'exempt' | 'exact' | 'listed' | 'refusal' | 'bound' | 'condition' | 'goneTest' | 'skippedTest' | 'hollowTest' | 'instead';

/** The danger and its evidence; see docs/rules.md. `find` says where, `where` says whether. */
export interface Rule {
  id: string;
  /** Former ids; fingerprints and overrides that name them stay valid. */
  aliases?: string[];
  category: Category;
  cwe: readonly number[];
  severity: Severity;
  title: string;
  why: string;
  fix: string;
  /** Lower-case words, at least 3 bytes each: without one of them near, the rule cannot match. */
  near: string[];
  /** Pattern text for code rules, a RegExp with named groups for text rules. Any of them. */
  find: (string | RegExp)[];
  /**
   * What a change takes away: expressions over the guard's name, its dots included (`limiter.limit`), of `text` over the text itself, of tests
   * over their names. Such a rule has no `find`, its `near` are words of removed lines, and its examples are diffs.
   */
  guard?: Partial<Record<GuardForm, RegExp>>;
  /** Of `text`: what it guards. Where as many of these go as of the guard, nothing is lost; nor where none is left. In rules without: what the place has to do still. */
  guarded?: RegExp;
  /**
   * What may be written instead where that is plain: of these alternatives the first that stands in the match. Each says which runs of tokens
   * become which, token for token: `{ 'verify=False': 'verify=True' }`.
   */
  suggest?: readonly Record<string, string>[];
  /** Languages or language families a code rule speaks about; all when absent. `!erb` leaves one of a family out. */
  langs?: string[];
  /** How dangerous the sink is: decides the row of the confidence table. Text rules have none. */
  sink?: 'always' | 'ordinary';
  /** hole → trait. Every one must hold. */
  where?: Record<string, Trait>;
  /** Code rules: hole → trait. Where all hold, what is found may be meant so: it is only possible. */
  doubt?: Record<string, Trait>;
  /** The hole that carries the danger; `value` when absent. */
  hole?: string;
  /**
   * Text rules about names that are given a value: for each regex in turn the characters of which one must follow the name, closing quotes and
   * brackets apart; `a` stands for a letter, `v` for "value" or "default". A regex without an entry is tried everywhere.
   */
  given?: readonly string[];
  /** Text rules: a named proof of the value (checksum, structure). */
  proof?: string;
  /** Starting confidence of a text rule without proof; likely when absent. */
  confidence?: Confidence;
  /** Whose credentials it finds, as people call them; for lists only. */
  services?: readonly string[];
  /** Examples by language or file name: these lines must hit … */
  bad: Record<string, string[]>;
  /** … and these must stay silent. */
  good: Record<string, string[]>;
}

/** A rule that the repository or a package brings: plain data, its texts for matching (near, find) as byte strings. */
export interface OwnRule extends Omit<Rule, 'find' | 'aliases' | 'proof' | 'services' | 'guard' | 'guarded' | 'suggest'> {
  find: (string | { regex: string })[];
  /** The file it stands in, and "line:column" of its parts in there by their keys joined with slashes ("bad/js/0"); '' is the rule itself. */
  file: string;
  places: Record<string, string>;
}

/** Data, not functions, so that rules can be written to a table at build time and in YAML. */
export type Trait =
  | string
  | { not: Trait }
  | { any: Trait[] }
  | { all: Trait[] }
  | { trait: string; of: (string | number)[] };
