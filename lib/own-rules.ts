/** Findings that no pattern makes: what could not be judged, what the change loosens, what AI tools did, packages that the repository does not know. */
import type { RuleName, RuleSet } from './match/ruleset.ts';
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
    ...policy,
    id: 'baseline-loosened',
    severity: 'high',
    title: 'Baseline holds more',
    why: 'What stands in the baseline no longer stops anybody.',
    fix: 'Mend the findings instead, or say in the message why they may stay.',
  },
  {
    ...policy,
    id: 'hooks-loosened',
    severity: 'high',
    title: 'Git hook taken out or passed by',
    why: 'The next commit of whoever pulls this will not be judged.',
    fix: 'Undo it, run aisec-hooks install again, or say in the message why the repository goes without.',
  },
  {
    ...policy,
    id: 'attributes-loosened',
    severity: 'high',
    title: 'Text hidden from diffs',
    why: 'Reviewers will not see these files change. They are judged here all the same.',
    fix: 'Name the binary files alone, by their endings, or say in the message why nobody needs to see them.',
  },
  {
    ...policy,
    id: 'agents-loosened',
    severity: 'high',
    title: 'Agent hook taken out',
    why: 'What an AI agent writes will not be judged before it is written.',
    fix: 'Undo it, or say in the message why agents may write unjudged.',
  },
  {
    ...policy,
    id: 'gate-loosened',
    severity: 'high',
    title: 'Gate in CI taken out or made toothless',
    why: 'What gets past the local hooks will reach the repository.',
    fix: 'Undo it, or say in the message what stands in its place.',
  },
  {
    ...policy,
    id: 'ai-unapproved-tool',
    severity: 'high',
    title: 'AI tool that is not approved',
    why: 'The policy names the tools whose terms and settings somebody has looked at.',
    fix: 'Write the change by hand or with an approved tool, or have this one approved: ai.approved in the policy.',
  },
  {
    ...policy,
    id: 'ai-undisclosed',
    severity: 'medium',
    title: 'AI-written code that nobody says so of',
    why: 'Reviewers look otherwise at code that nobody wrote.',
    fix: 'Add a line to the message: Assisted-by: TOOL.',
  },
  {
    ...policy,
    id: 'ai-forbidden-path',
    severity: 'high',
    title: 'AI-written code where none is allowed',
    why: 'The policy keeps these files for people.',
    fix: 'Write this part by hand, or leave it out of the commit.',
  },
  {
    ...policy,
    id: 'ai-review-needed',
    severity: 'high',
    title: 'AI-written code that nobody has reviewed',
    why: 'The policy asks for a second pair of eyes here.',
    fix: 'Have somebody else review it, who is then named in the message: Reviewed-by: NAME <ADDRESS>.',
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
export function knownRules(rules: RuleSet): RuleName[] {
  return [...rules.names(), ...OWN_RULES.map(({ id, category, severity }) => ({ id, aliases: [], category, severity }))];
}
