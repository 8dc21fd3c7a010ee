/** What a change does in another way, where it takes a guard away: by the weakness that the guard kept off. */
import type { Lost } from './compared.ts';
import { constrained } from './constraints.ts';
import { keptApart } from './kept-apart.ts';
import { saidByNew } from './said-by-new.ts';
import type { Pair } from './side.ts';
import { escapedInTemplates } from './template-escapes.ts';

/** `whole`: all that the change writes to. */
type Otherwise = (lost: Lost, whole: Pair[]) => boolean;

const BY_WEAKNESS: readonly (readonly [cwe: number, does: Otherwise])[] = [
  [20, constrained],
  [79, escapedInTemplates],
  [362, keptApart],
  [639, saidByNew],
];

export function doneOtherwise(lost: Lost, whole: () => Pair[]): boolean {
  return BY_WEAKNESS.some(([cwe, does]) => lost.use.rule.row.cwe.includes(cwe) && does(lost, whole()));
}
