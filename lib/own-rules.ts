/** Findings that no pattern makes: what could not be judged, what the change loosens, what AI tools did. Their category is always `policy`. */
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
  {
    id: 'baseline-loosened',
    severity: 'high',
    title: 'Baseline holds more',
    why: 'What stands in the baseline no longer stops anybody.',
    fix: 'Mend the findings instead, or say in the message why they may stay.',
  },
  {
    id: 'hooks-loosened',
    severity: 'high',
    title: 'Git hook taken out or passed by',
    why: 'The next commit of whoever pulls this will not be judged.',
    fix: 'Undo it, run aisec-hooks install again, or say in the message why the repository goes without.',
  },
  {
    id: 'attributes-loosened',
    severity: 'high',
    title: 'Text hidden from diffs',
    why: 'Reviewers will not see these files change. They are judged here all the same.',
    fix: 'Name the binary files alone, by their endings, or say in the message why nobody needs to see them.',
  },
  {
    id: 'agents-loosened',
    severity: 'high',
    title: 'Agent hook taken out',
    why: 'What an AI agent writes will not be judged before it is written.',
    fix: 'Undo it, or say in the message why agents may write unjudged.',
  },
  {
    id: 'gate-loosened',
    severity: 'high',
    title: 'Gate in CI taken out or made toothless',
    why: 'What gets past the local hooks will reach the repository.',
    fix: 'Undo it, or say in the message what stands in its place.',
  },
  {
    id: 'ai-unapproved-tool',
    severity: 'high',
    title: 'AI tool that is not approved',
    why: 'The policy names the tools whose terms and settings somebody has looked at.',
    fix: 'Write the change by hand or with an approved tool, or have this one approved: ai.approved in the policy.',
  },
  {
    id: 'ai-undisclosed',
    severity: 'medium',
    title: 'AI-written code that nobody says so of',
    why: 'Reviewers look otherwise at code that nobody wrote.',
    fix: 'Add a line to the message: Assisted-by: TOOL.',
  },
  {
    id: 'ai-forbidden-path',
    severity: 'high',
    title: 'AI-written code where none is allowed',
    why: 'The policy keeps these files for people.',
    fix: 'Write this part by hand, or leave it out of the commit.',
  },
  {
    id: 'ai-review-needed',
    severity: 'high',
    title: 'AI-written code that nobody has reviewed',
    why: 'The policy asks for a second pair of eyes here.',
    fix: 'Have somebody else review it, who is then named in the message: Reviewed-by: NAME <ADDRESS>.',
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
