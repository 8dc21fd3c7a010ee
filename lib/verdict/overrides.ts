/** What an override names, and whether its reason is one. */
import type { Origin, Override } from '../types.ts';
import type { Message } from './message.ts';
import { isFiller, repeatsTitle } from './filler.ts';

export interface Target { rule: string | null; fingerprint: string | null; glob: string | null }

/** What we print where a reason belongs; a reason that still holds it is none. */
export const PLACEHOLDER = '<your reason>';

/** Characters of a reason that are looked at. */
const MOST_READ = 2000;

const RULE = '[A-Za-z0-9][A-Za-z0-9._/-]*';
const FINGERPRINT = '[0-9a-fA-F]{12}';
const RULE_AND_FINGERPRINT = new RegExp(`^(${RULE})#(${FINGERPRINT})$`);
const BARE_FINGERPRINT = new RegExp(`^#?(${FINGERPRINT})$`);
const RULE_AND_GLOB = new RegExp(`^(${RULE})(?:[ \\t]+in[ \\t]+(\\S.*))?$`);

/**
 * `RULE#FINGERPRINT`, `FINGERPRINT`, `RULE`, `RULE in GLOB` or `*` → its parts, rules and fingerprints in lower case; null when it is none of
 * them. Twelve hex digits are a fingerprint, never a rule.
 */
export function parseTarget(target: string): Target | null {
  if (target === '*') return { rule: '*', fingerprint: null, glob: null };
  const exact = RULE_AND_FINGERPRINT.exec(target);
  if (exact) return { rule: exact[1].toLowerCase(), fingerprint: exact[2].toLowerCase(), glob: null };
  const bare = BARE_FINGERPRINT.exec(target);
  if (bare) return { rule: null, fingerprint: bare[1].toLowerCase(), glob: null };
  const rule = RULE_AND_GLOB.exec(target);
  return rule && { rule: rule[1].toLowerCase(), fingerprint: null, glob: rule[2] ?? null };
}

/** How a person would write the target again. */
export function targetText({ rule, fingerprint, glob }: Target): string {
  if (fingerprint) return rule ? `${rule}#${fingerprint}` : fingerprint;
  return glob ? `${rule} in ${glob}` : `${rule}`;
}

/** The message's overrides as `decide` takes them, and sentences about those that name nothing. */
export function overridesFrom(message: Message): { overrides: Override[]; notes: string[] } {
  const overrides: Override[] = [];
  const notes = [...message.notes];
  for (const { target, reason, line } of message.overrides) {
    const parts = parseTarget(target);
    if (parts) overrides.push({ ...parts, reason, from: 'trailer' });
    else notes.push(`the override in line ${line} names "${target}", which is no RULE#FINGERPRINT, RULE or RULE in GLOB`);
  }
  return { overrides, notes };
}

/** What the policies ask of overrides, taken together: the strictest of each. */
export interface OverrideTerms {
  /** Characters of a reason. */
  min: number;
  /** Regular expressions (RE2), each of which must occur in a reason. */
  patterns: string[];
  wildcard: boolean;
  /** One list for each policy that has one: an approval must be by somebody of each. */
  approvers: string[][];
  maximum: number | null;
  days: number | null;
  approval: Origin[];
}

/** What is asked of a reason. */
export interface ReasonPolicy {
  /** Characters. */
  min: number;
  /** The first regular expression that must occur and does not, for people to read; null: none. See `patternTest`. */
  lacks(text: string): string | null;
}

/**
 * Why a reason does not count, as a clause about it ("it gives no reason"), or null when it does.
 *
 * @param title of the finding: a reason that only repeats it says nothing
 */
export function reasonProblem(reason: string, policyReason: ReasonPolicy, title: string): string | null {
  const text = reason.slice(0, MOST_READ).trim();
  if (text === '') return 'it gives no reason';
  if (/<[^<>]{0,40}reason[^<>]{0,40}>/i.test(text)) return `it still holds the placeholder ${PLACEHOLDER}`;
  const length = [...text].length;
  if (length < policyReason.min) return `its ${length} characters are fewer than the ${policyReason.min} that the policy asks for`;
  if (repeatsTitle(text, title)) return 'it only repeats the finding: say why the code is safe all the same';
  if (isFiller(text)) return 'it says nothing about this code: say why it is safe';
  const lacks = policyReason.lacks(text);
  return lacks === null ? null : `it lacks what the policy asks for: ${lacks}`;
}
