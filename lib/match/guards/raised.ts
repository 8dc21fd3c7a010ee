/** Limits so much higher than before that they limit nothing. */
import type { Gone } from './conditions.ts';
import type { Pair, Side } from './side.ts';

/** From here on it is another limit, not a wider one. */
const TIMES = 100;
const NUMBER = /\b\d[\d_]*(?:e\d+)?/g;

/** Lines that are the same but for their numbers, and hold the name of a guard. */
export function limitsRaised({ before, after }: Pair, shape: RegExp): Gone[] {
  const limits = changedLines(before).filter(({ text }) => /\d/.test(text) && namesIn(text).some((name) => shape.test(name)));
  if (limits.length === 0) return [];
  const now = changedLines(after);
  return limits.flatMap((old) => {
    const same = now.find(({ text }) => text !== old.text && withoutNumbers(text) === withoutNumbers(old.text));
    if (same === undefined || !numbersIn(same.text).some((number, index) => number >= TIMES * Math.max(1, numbersIn(old.text)[index]))) return [];
    return [{ at: same.at, evidence: same.text, says: `it was ${old.text.slice(0, 80)}` }];
  });
}

function changedLines({ text, lines, changed }: Side): { at: number; text: string }[] {
  return changed.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, index) => {
    const from = lines.startOf(start + index);
    const line = text.slice(from, lines.endOf(start + index));
    return { at: from + line.length - line.trimStart().length, text: line.trim() };
  }));
}

function namesIn(text: string): string[] {
  return text.match(/[\w.]{3,60}/g) ?? [];
}

function withoutNumbers(text: string): string {
  return text.replace(NUMBER, '#');
}

function numbersIn(text: string): number[] {
  return (text.match(NUMBER) ?? []).map((number) => Number(number.replaceAll('_', '')));
}
