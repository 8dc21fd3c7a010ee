/** Findings that no pattern makes: what could not be judged, what the change loosens, and packages that the repository does not know. */
import { rowsOf, type RuleSet } from './match/ruleset.ts';
import type { Category, Finding, Severity } from './types.ts';

export interface OwnRule { id: string; category: Category; cwe: readonly number[]; severity: Severity; title: string; why: string; fix: string }

const policy = { category: 'policy', cwe: [] } as const;

export const OWN_RULES: readonly OwnRule[] = [
  {
    ...policy,
    id: 'not-judged',
    severity: 'high',
    title: 'Change too large or too slow to judge',
    why: 'What is not read could hold anything.',
    fix: 'Split the change, raise limits in the policy in a commit of its own, or say why it is safe.',
  },
  {
    ...policy,
    id: 'policy-loosened',
    severity: 'high',
    title: 'Policy loosened',
    why: 'The next commit will be judged less strictly.',
    fix: 'Undo it, or say in the message why the repository may accept more.',
  },
  {
    ...policy,
    id: 'policy-introduced',
    severity: 'medium',
    title: 'First policy, looser than the recommended one',
    why: 'The next commit will be judged less strictly than without a policy.',
    fix: 'Nothing, if it is what the team wants.',
  },
  {
    ...policy,
    id: 'policy-unreadable',
    // low, because strict judges then, which blocks from medium up: whoever mends it must get through
    severity: 'low',
    title: 'Policy in HEAD cannot be read',
    why: 'This commit is judged by the strict policy instead.',
    fix: 'Mend the policy file: aisec-hooks policy check names the mistake.',
  },
  {
    id: 'unknown-import',
    category: 'unknown-dependency',
    cwe: [1357],
    severity: 'medium',
    title: 'Import of a package that nothing lists',
    why: 'Assistants invent names of packages, and strangers register them: whoever installs it later runs their code.',
    fix: 'Look the package up, then add it to the manifest; or correct the name.',
  },
  {
    id: 'look-alike-package',
    category: 'unknown-dependency',
    cwe: [1357, 506],
    severity: 'high',
    title: 'Package whose name is one slip away from a known one',
    why: 'Such names are registered to be installed by mistake.',
    fix: 'Correct the name, or say in the message that this package is meant.',
  },
];

export function ownRule(id: string): OwnRule {
  return OWN_RULES.find((one) => one.id === id)!;
}

/** @param says what was seen; also what the fingerprint is made of, with the path. `fingerprint` hashes a text into 12 hex digits. */
export function ownFinding(id: string, path: string, says: string, fingerprint: (text: string) => string): Finding {
  const place = { path, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const { category, severity, title, why, fix } = ownRule(id);
  return { rule: id, category, cwe: [], severity, confidence: 'certain', ...place, title, message: says, why, fix, excerpt: '', fingerprint: fingerprint(`${id}\0${path}\0${says}`), status: 'new' };
}

/** Every rule a policy may name. */
export function knownRules(rules: RuleSet): { id: string; aliases: string[]; category: Category; severity: Severity }[] {
  const own = OWN_RULES.map(({ id, category, severity }) => ({ id, aliases: [], category, severity }));
  return [...rowsOf(rules).map(({ id, aliases, category, severity }) => ({ id, aliases, category, severity })), ...own];
}
