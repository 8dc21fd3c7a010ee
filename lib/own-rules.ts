/** Findings that no pattern makes: what could not be judged, and what the change loosens. Their category is always `policy`. */
import { rowsOf, type RuleSet } from './match/ruleset.ts';
import type { Category, Finding, Severity } from './types.ts';

interface OwnRule { id: string; severity: Severity; title: string; why: string; fix: string }

export const OWN_RULES: readonly OwnRule[] = [
  {
    id: 'not-judged',
    severity: 'high',
    title: 'Change too large or too slow to judge',
    why: 'What is not read could hold anything.',
    fix: 'Split the change, raise limits in the policy in a commit of its own, or say why it is safe.',
  },
  {
    id: 'policy-loosened',
    severity: 'high',
    title: 'Policy loosened',
    why: 'The next commit will be judged less strictly.',
    fix: 'Undo it, or say in the message why the repository may accept more.',
  },
  {
    id: 'policy-introduced',
    severity: 'medium',
    title: 'First policy, looser than the recommended one',
    why: 'The next commit will be judged less strictly than without a policy.',
    fix: 'Nothing, if it is what the team wants.',
  },
  {
    id: 'policy-unreadable',
    // low, because strict judges then, which blocks from medium up: whoever mends it must get through
    severity: 'low',
    title: 'Policy in HEAD cannot be read',
    why: 'This commit is judged by the strict policy instead.',
    fix: 'Mend the policy file: aisec-hooks policy check names the mistake.',
  },
];

/** @param says what was seen; also what the fingerprint is made of, with the path. `fingerprint` hashes a text into 12 hex digits. */
export function ownFinding(id: string, path: string, says: string, fingerprint: (text: string) => string): Finding {
  const rule = OWN_RULES.find((one) => one.id === id)!;
  const place = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { severity, title, why, fix } = rule;
  return { rule: id, category: 'policy', cwe: [], severity, confidence: 'certain', ...place, title, message: says, why, fix, excerpt: '', fingerprint: fingerprint(`${id}\0${path}\0${says}`), status: 'new' };
}

/** Every rule a policy may name. */
export function knownRules(rules: RuleSet): { id: string; aliases: string[]; category: Category; severity: Severity }[] {
  const own = OWN_RULES.map(({ id, severity }) => ({ id, aliases: [], category: 'policy' as const, severity }));
  return [...rowsOf(rules).map(({ id, aliases, category, severity }) => ({ id, aliases, category, severity })), ...own];
}
