/** A read policy as text and back, so that a hook need not load a YAML parser again. Pure: where the text is kept is the caller's affair. */
import type { Policy } from '../types.ts';

/** Counted up when a policy gets another shape: builds between two versions share a number. */
export const SHAPE = 2;

interface Packed { shape: number; tool: string; reads: Record<string, string>; policy: Policy }

/**
 * @param tool the version that read the policy: another one may know other rules
 * @param reads path → blob id of each file that `extends` led to; without them the policy file's own id would not tell a change
 * @returns one line of JSON
 */
export function packPolicy(policy: Policy, tool: string, reads: Record<string, string>): string {
  const packed: Packed = { shape: SHAPE, tool, reads, policy };
  return `${JSON.stringify(packed)}\n`;
}

/**
 * @param idOf the blob id of a path in the tree being judged, null when it is not there
 * @returns the policy, or null when it has to be read again: written by another version, cut short, or a file it extends has changed
 */
export function unpackPolicy(text: string, tool: string, idOf: (path: string) => string | null): Policy | null {
  if (!text.startsWith('{') || !text.endsWith('}\n')) return null;
  const packed: Packed = JSON.parse(text);
  if (packed.shape !== SHAPE || packed.tool !== tool) return null;
  return Object.entries(packed.reads).every(([path, id]) => idOf(path) === id) ? packed.policy : null;
}
