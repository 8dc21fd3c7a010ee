/** One text that is being judged, with what it may cost. */
import type { Grammar } from '../text/grammar.ts';
import type { LineRange, Source } from '../types.ts';
import { touches, type LineIndex } from './lines.ts';
import type { RuleSet } from './ruleset.ts';

/** Time or steps for this text ran out; the caller names the file as not judged, with this message. */
export class OutOfTime extends Error {}

export interface Scene {
  rules: RuleSet;
  source: Source;
  lines: LineIndex;
  grammar: Grammar | null;
  outOfTime: () => boolean;
  spend: (steps: number) => void;
}

/** Steps that engines which count them may take over one text, of 1 to 7 ns each: seconds at worst. */
export const STEPS = 400_000_000;

export function purse(steps: number): (spent: number) => void {
  let left = steps;
  return (spent) => {
    left -= spent;
    if (left < 0) throw new OutOfTime('its custom rules took more steps than one file may');
  };
}

export function checkTime(scene: Scene): void {
  if (scene.outOfTime()) throw new OutOfTime("the policy's time limit ran out before it was read");
}

/** Does one of the spans (half-open offsets) touch a line in question? */
export function touchesSource(source: Source, lines: LineIndex, spans: [number, number][]): boolean {
  if (source.lines === null) return true;
  return spans.some(([start, end]) => touches(source.lines as LineRange[], lines.lineAt(start), lines.lineAt(Math.max(start, end - 1))));
}
