/** `@ai-generated [TOOL]` … `@end` in comments of any language → the lines between. */
import { toolNamed } from './ai-tools.ts';
import type { AiSignal } from './provenance.ts';

const MARK = /@(?:ai-generated(?![\w-])(?:[ \t]*:)?(?:[ \t]+(?:by[ \t]+)?([A-Za-z][\w.-]*(?:[ \t]+[A-Za-z][\w.-]*)?))?|end(?![\w-]))/gi;

/**
 * @param text byte string
 * @param comments half-open offsets into it, ascending
 * @returns one signal for each marker; what no `@end` closes goes on to the end of the file, or to the next marker
 */
export function markerSignals(path: string, text: string, comments: { start: number; end: number }[]): AiSignal[] {
  const signals: AiSignal[] = [];
  const lines = lineCounter(text);
  let open: { tool: string | null; start: number } | null = null;
  const close = (end: number): void => {
    if (open !== null && end >= open.start) signals.push({ kind: 'marker', tool: open.tool, how: '@ai-generated marker', at: { path, lines: [{ start: open.start, end }] } });
    open = null;
  };
  for (const { start, end } of comments) {
    for (const { index, 0: mark, 1: words = '' } of text.slice(start, end).matchAll(MARK)) {
      const line = lines(start + index);
      const opens = mark[1] === 'a' || mark[1] === 'A';
      close(opens ? line - 1 : line);
      if (opens) open = { tool: toolNamed(words) ?? toolNamed(words.split(/\s/, 1)[0]), start: line };
    }
  }
  close(lines(text.length) - (text.endsWith('\n') ? 1 : 0));
  return signals;
}

/** Offset → line, 1-based; offsets must not go back. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
