/** The reasons of a range: from the messages of its commits and from the description of the change request; and which of them would not last. */
import type { Commit } from '../git/range.ts';
import type { Origin, Override, Verdict } from '../types.ts';
import { saidOfAi } from '../verdict/ai-trailers.ts';
import { blocks } from '../verdict/decide.ts';
import { parseMessage } from '../verdict/message.ts';
import { overridesFrom, targetText } from '../verdict/overrides.ts';

export interface Reasons { overrides: Override[]; notes: string[] }

const AS_COMMITTED = { editorRan: false, commentChar: null, cleanup: null };

/** `description`: of the change request, null when there is none; reasons in it count for all commits. */
export function reasonsOf(commits: Commit[], description: string | null): Reasons {
  const overrides: Override[] = [];
  const notes: string[] = [];
  for (const { id, author, date, message } of commits) {
    const parsed = parseMessage(message, AS_COMMITTED);
    const said = overridesFrom(parsed);
    const origins: Origin[] = saidOfAi(parsed.body, author).tools.length > 0 ? ['ai'] : [];
    overrides.push(...said.overrides.map((override) => ({ ...override, commit: id, author, date, origins })));
    notes.push(...said.notes.map((note) => `in the message of ${id.slice(0, 10)}, ${note}`));
  }
  if (description === null) return { overrides, notes };
  // the title is asked for nowhere: what stands first in a description is no subject
  const said = overridesFrom(parseMessage(`Description\n\n${description}`, AS_COMMITTED));
  return {
    overrides: [...said.overrides.map((override) => ({ ...override, from: 'description' as const })), ...overrides],
    notes: [...notes, ...said.notes.map((note) => `in the description, ${note}`)],
  };
}

/** Sentences about reasons that stand in messages alone, which a squash merge or a merge queue may drop. */
export function fleetingReasons({ findings }: Verdict): string[] {
  const used = new Set(findings.flatMap(({ override }) => (override?.from === 'trailer' ? [override] : [])));
  return [...used].map((override) =>
    `the reason for ${targetText(override)} stands only in the message of ${(override.commit ?? '').slice(0, 10)}: a squash merge or a merge queue may drop it, so put the line into the description too, or an aisec-ignore comment beside the code`);
}

/** A sentence for those who would mend a leak with one more commit. */
export function leakNotes({ findings, mode }: Verdict): string[] {
  const leaked = findings.filter((finding) => mode === 'block' && finding.category === 'secret' && finding.commit !== undefined && blocks(finding));
  if (leaked.length === 0) return [];
  const [{ rule, commit = '' }] = leaked;
  const more = leaked.length > 1 ? ` and ${leaked.length - 1} more` : '';
  return [`${rule} in commit ${commit.slice(0, 10)}${more}: one more commit does not take it out of the history; change that commit (git commit --amend, git rebase -i ${commit.slice(0, 10)}^), and revoke the value if it has ever left this machine`];
}

/** How many commits a range has that nobody was asked to judge. */
export function earlierNotes(before: number): string[] {
  return before === 0 ? [] : [`${before} earlier commit${before === 1 ? '' : 's'} from before the policy came in ${before === 1 ? 'was' : 'were'} not judged`];
}
