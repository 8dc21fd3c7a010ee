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
import { surfaceAt, type Surface } from './surfaces.ts';

/** One side of a file: its bytes as a string, '' where it does not stand. */
export interface FileChange { path: string; before: string; after: string; /** Could git run it, before and after? */ ran: boolean; runs: boolean }

/** The sides of a merge, or the one of any other commit → what is loosened against every one of them. */
type Compare = (sides: FileChange[]) => string[];

const COMPARE: Record<Surface, [rule: string, compare: Compare]> = {
  hooks: ['hooks-loosened', onEach(hooksChange)],
  package: ['hooks-loosened', onEach(packageChange)],
  attributes: ['attributes-loosened', onEach(attributesChange)],
  agents: ['agents-loosened', onEach(agentsChange)],
  gate: ['gate-loosened', onEach(gateChange)],
  baseline: ['baseline-loosened', baselineChange],
};

function onEach(compare: (side: FileChange) => string[]): Compare {
  return (sides) => {
    const seen = sides.map(compare);
    return seen.some((said) => said.length === 0) ? [] : seen[0];
  };
}

/** Bytes; what is larger is named as not judged anyway. */
const LARGEST = 64 * 1024 * 1024;

/**
 * @param touched see surfaceOf. A merge loosens only what it loosens against every one of its sides. Where git holds no text for a side, as for
 * a diff from elsewhere, nothing can be said.
 */
export async function loosenedFiles(touched: [Surface, Change][], baselines: readonly string[], blobs: ReadBlobs): Promise<OwnClaim[]> {
  const ids = touched.flatMap(([, change]) => (change.against ?? [change]).flatMap(({ oldId, newId }) => [oldId, newId])).filter((id) => !isNone(id));
  const texts = await blobs([...new Set(ids)], LARGEST);
  return touched.flatMap(([surface, change]) => {
    const [rule, compare] = COMPARE[surface];
    const stands = (path: string): boolean => surfaceAt(path, baselines) === surface;
    const sides = (change.against ?? [change]).map((side) => sideChange(side, texts, stands));
    const said = sides.some((side) => side === null) ? [] : compare(sides.filter((side) => side !== null));
    return said.map((says) => ({ rule, path: change.oldPath ?? change.path, says }));
  });
}

/** null when a side could not be read. A file that is moved away is gone from where it counted. */
function sideChange({ path, oldPath, oldId, newId, oldMode, mode }: Change, texts: Map<string, Buffer>, stands: (path: string) => boolean): FileChange | null {
  const textAt = (id: string, name: string): string | undefined => (isNone(id) || !stands(name) ? '' : texts.get(id)?.toString('latin1'));
  const [before, after] = [textAt(oldId, oldPath ?? path), textAt(newId, path)];
  if (before === undefined || after === undefined) return null;
  return { path, before, after, ran: isRun(oldMode), runs: isRun(mode) };
}

function isNone(id: string): boolean {
  return /^0*$/.test(id);
}

function isRun(mode: string): boolean {
  return mode === '100755';
}
