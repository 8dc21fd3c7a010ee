/** Bad examples of all rules about code, written in another way: which rules do not find them any more. */
import { matchSource } from '../lib/match/match.ts';
import { examplesOf, levelOf } from '../lib/match/rule-check.ts';
import { liveRules, rowOf, tableOf } from '../lib/match/ruleset.ts';
import { RULES } from '../patterns/index.ts';

/** @param otherWay the text in the other way; as it is, or null, where it cannot be written so */
export function rulesLostBy(otherWay: (name: string, text: string) => string | null): { lost: string[]; tried: number } {
  const lost = new Set<string>();
  let tried = 0;
  for (const rule of RULES) {
    if (rule.guard !== undefined || rule.category === 'secret') continue;
    const rules = liveRules(tableOf([rule]));
    const level = levelOf(rowOf(rule));
    for (const example of examplesOf(rule, 'bad')) {
      const text = otherWay(example.name, example.text);
      if (text === null || text === example.text) continue;
      tried++;
      if (!matchSource(rules, { path: example.name, text, lines: null }, () => false).some(({ confidence }) => level === 'possible' || confidence !== 'possible')) lost.add(rule.id);
    }
  }
  return { lost: [...lost].sort(), tried };
}
