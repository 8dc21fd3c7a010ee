/** Runs the text rules for secrets over a text without the engine's prefilter: every occurrence of every keyword. */
import { textHits, textRule } from '../lib/match/text-rules/text-rules.ts';
import type { TextHit } from '../lib/match/text-rules/text-rules.ts';
import type { Rule } from '../lib/types.ts';
import { RULES } from '../patterns/index.ts';

export const secretRules: readonly Rule[] = RULES.filter(({ category, find }) => category === 'secret' && find.every((one) => one instanceof RegExp));

export interface SecretHit extends TextHit {
  rule: string;
  text: string;
}

/** All hits of a rule, one per place of the value, in order. */
export function hitsOf(rule: Rule, text: string, path: string): SecretHit[] {
  const compiled = textRule(rule);
  const lower = text.toLowerCase();
  const found = new Map<number, SecretHit>();
  for (const word of rule.near) {
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
      for (const hit of textHits(compiled, text, at, { path, grammar: null })) {
        found.set(hit.value.start, { ...hit, rule: rule.id, text: text.slice(hit.value.start, hit.value.end) });
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
