/** The project's vocabulary as types; no code. Lines and columns count from 1, ranges are inclusive, offsets are half-open. */
import type { OwnRule } from './rule.ts';

export type { GuardForm, OwnRule, Rule, Trait } from './rule.ts';

import type { AiFile, AiHint, AiMark } from './verdict/provenance.ts';
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** From least to most sure. */
export const CONFIDENCES = ['possible', 'likely', 'certain'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** From mildest to strictest. */
export const ACTIONS = ['off', 'warn', 'block'] as const;
export type Action = (typeof ACTIONS)[number];

export const CATEGORIES = [
  'secret', 'sql-injection', 'command-injection', 'code-injection', 'xss', 'path-traversal', 'weak-randomness',
  'weak-crypto', 'session', 'insecure-transport', 'sensitive-logging', 'deserialization', 'xxe', 'ssrf',
  'open-redirect', 'template-injection', 'prototype-pollution', 'mass-assignment', 'race-condition', 'access-control',
  'error-disclosure', 'infrastructure', 'redos', 'ldap-xpath-injection', 'ai-instruction', 'stubbed-security',
  'removed-guard', 'unknown-dependency', 'input-validation', 'policy',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Inclusive line numbers. */
export interface LineRange { start: number; end: number }

/**
 * One path a commit touches. Texts are "byte strings": one character per byte (latin1), so that offsets are byte offsets
 * and no name or line is damaged by decoding.
 */
export interface Change {
  /** For people, globs and JSON: UTF-8 where the bytes are UTF-8, other bytes written \xHH. Relative to the repository's top. */
  path: string;
  /** Where a rename came from, else null. */
  oldPath: string | null;
  status: 'added' | 'modified' | 'deleted' | 'renamed' | 'type-changed';
  /** '100644', '100755', '120000' (symlink) or '160000' (submodule); '000000' when deleted. */
  mode: string;
  oldMode: string;
  /** Object ids, 40 or 64 hex digits; all zero where there is none. */
  oldId: string;
  newId: string;
  /** Lines of the new text that this change adds, ascending, not touching one another. */
  added: LineRange[];
  /** Lines of the old text that it removes. */
  removed: LineRange[];
  /** The hunks in order: enough to search for keywords without reading the blobs. */
  hunks: Hunk[];
  /** Why the patch holds no lines, when it does not. */
  opaque: null | 'binary' | 'submodule' | 'too-large';
  /** The hunks hold the whole new text: see wholeText in lib/git/hunk-reader.ts. */
  whole?: boolean;
  /** In a merge or a replay: the same change as each of the other sides sees it, this one first; `added` are the lines that none of them holds. */
  against?: Change[];
}

/** A stretch of the new text (added and context lines) and the removed lines of the old one. */
export interface Hunk {
  newStart: number;
  oldStart: number;
  /** Added and context lines as a byte string, each line with its newline as it stands. */
  text: string;
  /** Removed lines only. */
  removed: string;
}

/** What the matcher judges: a text and the lines of it that count. */
export interface Source {
  path: string;
  /** Byte string, see Change. */
  text: string;
  /** null: every line counts. */
  lines: LineRange[] | null;
}

/** Text to write instead, for a program or a person to apply; places as in a Finding. */
export interface Suggestion {
  description: string;
  path: string;
  edits: { line: number; column: number; endLine: number; endColumn: number; text: string }[];
}

/** A place where a rule holds, before policy. */
export interface Finding {
  rule: string;
  category: Category;
  cwe: string[];
  severity: Severity;
  confidence: Confidence;
  path: string;
  line: number;
  column: number;
  endLine: number;
  /** Exclusive, so that a one-character finding at column 5 ends at 6. */
  endColumn: number;
  title: string;
  /** What was seen: "name is a parameter". */
  message: string;
  why: string;
  fix: string;
  /** The line of the evidence, secrets masked, UTF-8 text. */
  excerpt: string;
  /** Where the evidence stands in the excerpt, half-open, in UTF-16 units: the excerpt may be cut, and a mask is shorter than its secret. */
  mark?: { start: number; end: number };
  /** Of a change that leaves the finding's own lines as they were: the line of it that brings the danger about. `excerpt` as above. */
  broughtBy?: { line: number; excerpt: string };
  /** Only where what to write instead is plain. */
  suggestion?: Suggestion;
  /** 12 hex digits. */
  fingerprint: string;
  status: 'new' | 'carried';
  /** Absent or null: nothing says that an AI tool wrote it, which proves nothing. */ ai?: AiMark | null;
  /** The id of the commit that brought it, and who made that: "Ann <ann@example.com>"; in ranges only. */
  commit?: string;
  author?: string;
  /** Fingerprints that the same code had before it was edited: within this change, or in earlier commits of the range. */
  formerly?: string[];
}

/** A finding and what the policy and the message make of it. */
export interface JudgedFinding extends Finding {
  action: Action;
  override: null | Override;
  /** May a reason pass it? Said by the policy, whatever the message says. */
  overridable: boolean;
}

/** A reason someone gave, and where it stands. */
export interface Override {
  /** Rule id, "*" or null when a bare fingerprint was given. */
  rule: string | null;
  fingerprint: string | null;
  glob: string | null;
  reason: string;
  from: 'trailer' | 'comment' | 'baseline' | 'description';
  /** Comments only: the one line that it speaks for. */
  place?: { path: string; line: number };
  /** Baseline only: how many findings it passes at most. */
  count?: number;
  /** Baseline only: the last day it counts, YYYY-MM-DD. */
  until?: string;
  /** Trailers in a range: the id of the commit whose message gives it, and its author. One that names no fingerprint counts for that commit alone. */
  commit?: string;
  author?: string;
  /** Day of the commit that gives it, YYYY-MM-DD; absent for one that is being made. */
  date?: string;
  /** Where the commit that gives it comes from. */
  origins?: Origin[];
}

/** `limit`: a limit was reached, so that more than this file's own nature kept it from being read: that blocks until a reason is given. */
export interface NotJudged { path: string; why: string; limit?: boolean }

/** What was read, and what was not: never pass in silence what was not judged. */
export interface Coverage { files: number; lines: number; bytes: number; notJudged: NotJudged[]; /** Of a range. */ commits?: number; /** What is known of AI tools; absent: nothing is. */ ai?: { files: AiFile[]; hints: AiHint[] } }

export interface Verdict {
  verdict: 'pass' | 'blocked';
  mode: Mode;
  findings: JudgedFinding[];
  coverage: Coverage;
  /** Sentences about overrides that did not count, and why. */
  notes: string[];
}

/** From mildest to strictest. */
export const MODES = ['observe', 'warn', 'block'] as const;
export type Mode = (typeof MODES)[number];

/** Where a change is judged, in the order in which it comes there. The server's own hook counts as `ci`; a scan goes by `commit`. */
export const GATES = ['commit', 'push', 'ci'] as const;
export type Gate = (typeof GATES)[number];

/** What AI tools may do in a tier, from mildest to strictest. */
export const AI_ACCESS = ['allow', 'review', 'forbid'] as const;
export type AiAccess = (typeof AI_ACCESS)[number];

/** Must a commit say that an AI tool helped? From mildest to strictest. */
export const DISCLOSURES = ['off', 'optional', 'required'] as const;
export type Disclosure = (typeof DISCLOSURES)[number];

/** The policy after reading and merging `extends`: plain data, so that it can be cached. */
export interface Policy {
  version: 1;
  /** ">=1.2": an older tool must not judge by this policy; absent when any may. */
  requires?: string;
  mode: Record<Gate, Mode>;
  levels: Record<Severity, Action>;
  /** The least confidence that acts; possible findings never do more than warn unless their rule's own `from` says so. */
  from: Confidence;
  /** Category or rule id → what it says of its own; a rule goes before its category. */
  rules: Record<string, RuleLevel>;
  /** gitignore words: paths in which code is not judged, secrets are. */
  ignore: string[];
  /** gitignore words: paths in which secrets are not judged either. */
  ignoreSecrets: string[];
  paths: PathPolicy[];
  /** By the names that `paths` use. */
  tiers: Record<string, Tier>;
  override: {
    allow: Severity[];
    /** May a reason pass a certain secret? */
    certainSecrets: boolean;
    wildcard: boolean;
    reason: { min: number; pattern: string | null };
    /** Whose approval an override needs, of one of them, and not of the author; empty: nobody's. */
    approvers: string[];
    /** The most overrides that one commit may carry; null: any number. */
    maximum: number | null;
    /** How long an override counts after its commit, in days; null: for ever. */
    days: number | null;
    /** Whose overrides need an approval in CI. */
    approval: Origin[];
  };
  /** The path of the baseline, from the repository's top; the file may be absent. */
  baseline: string;
  /** `approved`: tools that may write code here; null: any. */
  ai: { approved: string[] | null; disclosure: Disclosure };
  /** The largest file in bytes, the longest time in milliseconds. */
  limits: { file: number; time: number };
  /** The rules it brings besides the built-in ones, in the order of their files; absent when there are none. */
  custom?: OwnRule[];
}

/** Where a commit comes from, as far as overrides care. */
export const ORIGINS = ['ai', 'fork'] as const;
export type Origin = (typeof ORIGINS)[number];

/** What an entry of `paths` that names the tier says too, unless it says otherwise itself. */
export interface Tier { ai?: AiAccess; levels?: Partial<Record<Severity, Action>>; rules?: Record<string, RuleLevel> }

/** What a policy says about one rule or category; at least one of them. */
export interface RuleLevel { level?: Action; from?: Confidence }

/** Later entries win. */
export interface PathPolicy {
  /** Globs from the repository's top. */
  match: string[];
  /** What these paths are, in words: "test code"; built-in entries have one. */
  label?: string;
  /** The name of the tier that these paths are in; what it says stands in this entry. */
  tier?: string;
  /** What AI tools may do here; of several entries that say it, the last one counts. */
  ai?: AiAccess;
  levels?: Partial<Record<Severity, Action>>;
  rules?: Record<string, RuleLevel>;
  /** Only these categories act here: `secret` in vendored and generated code. */
  only?: Category[];
  /** The least confidence that acts here: `certain` in fixtures. */
  from?: Confidence;
}
