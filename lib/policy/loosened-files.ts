/** What a change of the files around the policy loosens: old and new text → what was seen, in words. When in doubt it counts. */
import type { ReadBlobs } from '../sources.ts';
import type { OwnClaim } from '../run.ts';
import type { Change } from '../types.ts';
import { agentsChange } from './loosened-agents.ts';
import { attributesChange } from './loosened-attributes.ts';
import { baselineChange } from './loosened-baseline.ts';
import { gateChange } from './loosened-gate.ts';
import { hooksChange } from './loosened-hooks.ts';
import { packageChange } from './loosened-package.ts';
import type { Surface } from './surfaces.ts';

/** One side of a file: its bytes as a string, '' where it does not stand. */
export interface FileChange { path: string; before: string; after: string; /** Could git run it, before and after? */ ran: boolean; runs: boolean }

type Compare = (change: FileChange) => string[];

const COMPARE: Record<Surface, [rule: string, compare: Compare]> = {
  hooks: ['hooks-loosened', hooksChange],
  package: ['hooks-loosened', packageChange],
  attributes: ['attributes-loosened', attributesChange],
  agents: ['agents-loosened', agentsChange],
  gate: ['gate-loosened', gateChange],
  baseline: ['baseline-loosened', baselineChange],
};

/** Bytes; a configuration has a hundredth of it, a baseline rarely half. */
const LARGEST = 4 * 1024 * 1024;

/**
 * @param touched see surfaceOf. A merge loosens only what it loosens against every one of its sides. Where git holds no text for a side, as for
 * a diff from elsewhere, nothing can be said.
 */
export async function loosenedFiles(touched: [Surface, Change][], blobs: ReadBlobs): Promise<OwnClaim[]> {
  const ids = touched.flatMap(([, change]) => (change.against ?? [change]).flatMap(({ oldId, newId }) => [oldId, newId])).filter((id) => !isNone(id));
  const texts = await blobs([...new Set(ids)], LARGEST);
  return touched.flatMap(([surface, change]) => {
    const [rule, compare] = COMPARE[surface];
    const seen = (change.against ?? [change]).map((side) => sideChange(side, texts)).map((side) => (side === null ? [] : compare(side)));
    return seen.some((said) => said.length === 0) ? [] : seen[0].map((says) => ({ rule, path: change.oldPath ?? change.path, says }));
  });
}

/** null when a side could not be read. */
function sideChange({ path, oldId, newId, oldMode, mode }: Change, texts: Map<string, Buffer>): FileChange | null {
  const [before, after] = [oldId, newId].map((id) => (isNone(id) ? '' : texts.get(id)?.toString('latin1')));
  if (before === undefined || after === undefined) return null;
  return { path, before, after, ran: isRun(oldMode), runs: isRun(mode) };
}

function isNone(id: string): boolean {
  return /^0*$/.test(id);
}

function isRun(mode: string): boolean {
  return mode === '100755';
}
