/** A rule as `explain` shows it: what it finds, why it matters, what to write instead, what is stopped beside what is left alone. */
import { neutral } from './neutral.ts';

export interface Explained {
  id: string;
  category: string;
  severity: string;
  title: string;
  why: string;
  fix: string;
  cwe: readonly number[];
  /** By language or file name. */
  bad: Record<string, string[]>;
  good: Record<string, string[]>;
}

/** From this many cells on, bad and good stand side by side. */
const WIDE = 100;
/** Examples of one language and kind. */
const MOST = 4;
const GAP = 3;
/** No example holds what looks like a live secret. */
const LEGEND = '{{24}} stands for 24 random characters, {{crc32}} and the like for a checksum that holds.';

/** @param width cells of the terminal. Lines that end with a newline. */
export function explanation({ id, category, severity, title, why, fix, cwe, bad, good }: Explained, width: number): string {
  const links = cwe.map((number) => `see  https://cwe.mitre.org/data/definitions/${number}.html`);
  const languages = [...new Set([...Object.keys(bad), ...Object.keys(good)])];
  const examples = languages.flatMap((language) => ['', ...pairs(language, shown(bad[language]), shown(good[language]), width)]);
  const legend = /\{\{[\w:]+\}\}/.test(examples.join('\n')) ? ['', LEGEND] : [];
  return [`${id} (${category}, ${severity})`, `${title}.`, '', `why  ${why}`, `fix  ${fix}`, ...links, ...examples, ...legend].map((line) => `${neutral(line).trimEnd()}\n`).join('');
}

/** Lines of the first examples, an empty one between two that have several. */
function shown(examples: string[] = []): string[] {
  const chosen = examples.slice(0, MOST).map((text) => text.replaceAll('\t', '  ').split('\n'));
  const isLong = chosen.some((lines) => lines.length > 1);
  return chosen.flatMap((lines, index) => (isLong && index > 0 ? ['', ...lines] : lines));
}

function pairs(language: string, bad: string[], good: string[], width: number): string[] {
  if (width < WIDE) return [...under(`${language}: stopped`, bad), ...under(`${language}: left alone`, good)];
  const column = Math.floor((width - GAP) / 2);
  const [left, right] = [[`${language}: stopped`, ...indented(bad)], [`${language}: left alone`, ...indented(good)]].map((lines) => lines.flatMap((line) => wrapped(line, column)));
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) => `${(left[index] ?? '').padEnd(column + GAP)}${right[index] ?? ''}`);
}

function under(head: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [head, ...indented(lines)];
}

function indented(lines: string[]): string[] {
  return lines.map((line) => `   ${line}`);
}

/** Cut into pieces of a column's width, each further in than the first. */
function wrapped(line: string, width: number): string[] {
  const pieces = [line.slice(0, width)];
  for (let at = width; at < line.length; at += width - 6) pieces.push(`      ${line.slice(at, at + width - 6)}`);
  return pieces;
}
