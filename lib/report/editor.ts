/** The findings as comments in the editor of the commit message, with override lines that need only their comment mark taken away. */
import type { JudgedFinding, Verdict } from '../types.ts';
import { commentCharOf, dropsComments, scissorsAt, splitLines } from '../verdict/message.ts';
import type { MessageOptions } from '../verdict/message.ts';
import { drawExcerpt } from './excerpt.ts';
import { neutral } from './neutral.ts';
import { namePlace, sortFindings, trailerLines } from './words.ts';

const MOST = 6;
const CODE_WIDTH = 66;

/**
 * @param commentChar what git takes for a comment in this message: `commentCharOf`
 * @returns lines that end with a newline, or '' when nothing blocks or warns
 */
export function editorComments(verdict: Verdict, commentChar: string): string {
  const { blocking, warnings } = sortFindings(verdict.findings);
  const shown = [...blocking, ...warnings];
  if (shown.length === 0) return '';
  const trailers = verdict.mode === 'block' ? trailerLines(verdict) : [];
  const lines = [
    headline(verdict, blocking, shown),
    ...shown.slice(0, MOST).flatMap(findingLines),
    ...(shown.length > MOST ? [`and ${shown.length - MOST} more: run npx aisec-hooks scan --staged`] : []),
    ...verdict.notes.map((note) => `note  ${neutral(note)}`),
    ...(trailers.length > 0 ? ['', `to commit anyway, take the "${commentChar} " away and write the reason:`, ...trailers] : []),
    '',
  ];
  return lines.map((line) => `${commentChar} ${line}`.trimEnd()).join('\n') + '\n';
}

/**
 * Puts comments above git's own comment block, or below the scissors line where that comes first. The message comes back unchanged when no
 * editor opens, when git would keep comments in the commit, or when there is no comment block: there they would stay for ever.
 */
export function placeComments(message: string, comments: string, options: MessageOptions): string {
  if (comments === '' || !options.editorRan) return message;
  const lines = splitLines(message);
  const comment = commentCharOf(message, options.commentChar);
  const cut = scissorsAt(lines);
  const block = commentBlock(lines, cut < 0 ? lines.length : cut, comment);
  if (dropsComments(options) && block >= 0) return insertAt(message, block, comments);
  const cutsThere = cut >= 0 && (dropsComments(options) || options.cleanup === 'scissors');
  return cutsThere ? insertAt(message, belowScissors(lines, cut, comment), comments) : message;
}

/** The first line of the last run of comment lines above `end`, -1 when there is none. */
function commentBlock(lines: { text: string }[], end: number, comment: string): number {
  let last = end;
  while (last > 0 && lines[last - 1].text.trim() === '') last -= 1;
  let first = last;
  while (first > 0 && lines[first - 1].text.startsWith(comment)) first -= 1;
  return first < last ? first : -1;
}

/** Under git's two lines that explain the scissors, which end at an empty comment. */
function belowScissors(lines: { text: string }[], cut: number, comment: string): number {
  for (let index = cut + 1; index < lines.length && lines[index].text.startsWith(comment); index++) {
    if (lines[index].text.trimEnd() === comment) return index;
  }
  return cut + 1;
}

function insertAt(message: string, line: number, comments: string): string {
  const lines = message.split('\n');
  return [...lines.slice(0, line), ...comments.replace(/\n$/, '').split('\n'), ...lines.slice(line)].join('\n');
}

function headline(verdict: Verdict, blocking: JudgedFinding[], shown: JudgedFinding[]): string {
  const more = (findings: JudgedFinding[]) => (findings.length > 1 ? ` and ${findings.length - 1} more` : '');
  if (blocking.length === 0) return `aisec-hooks warns of ${namePlace(shown[0])}${more(shown)}`;
  const verb = verdict.mode === 'block' ? 'will stop this commit for' : `(mode ${verdict.mode}) warns of`;
  return `aisec-hooks ${verb} ${namePlace(blocking[0])}${more(blocking)}`;
}

function findingLines(finding: JudgedFinding): string[] {
  const { text } = drawExcerpt(finding, CODE_WIDTH);
  return [
    '',
    `${neutral(finding.path)}:${finding.line}:${finding.column}  ${neutral(finding.rule)}  ${finding.severity} · ${finding.confidence}`,
    `   ${text.trim()}`,
    `   fix  ${neutral(finding.fix)}`,
  ];
}
