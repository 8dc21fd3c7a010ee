/** What may be written instead, where that is plain: runs of tokens of a match that become others. Never applied by itself. */
import type { Span } from '../text/expression.ts';
import { isText, type Tokens } from '../text/tokens.ts';

/** Half-open byte offsets and what goes there. */
export interface Edit { start: number; end: number; text: string }

export interface Edits { edits: Edit[]; /** "verify=True in place of verify=False". */ description: string }

/** Of the alternatives the first that stands in the match; null when none does. See `suggest` in lib/types.ts. */
export function editsOf(alternatives: readonly Record<string, string>[], tokens: Tokens, span: Span): Edits | null {
  for (const alternative of alternatives) {
    const runs = Object.entries(alternative).map(([from, to]) => ({ from, to, edits: runEdits(wordsOf(from), wordsOf(to), tokens, span) }));
    const used = runs.filter(({ edits }) => edits.length > 0);
    if (used.length === 0) continue;
    const edits = used.flatMap((run) => run.edits).sort((a, b) => a.start - b.start);
    return { edits, description: used.map(({ from, to }) => `${to} in place of ${from}`).join(', ') };
  }
  return null;
}

/** One edit for each token that differs, in every place where the run stands. */
function runEdits(from: string[], to: string[], tokens: Tokens, span: Span): Edit[] {
  const edits: Edit[] = [];
  for (let at = span.from; at + from.length - 1 <= span.to; at++) {
    if (from.some((word, index) => !isText(tokens, at + index, word))) continue;
    from.forEach((word, index) => {
      if (word !== to[index]) edits.push({ start: tokens.start[at + index], end: tokens.end[at + index], text: to[index] });
    });
  }
  return edits;
}

/** `"a"` in a run stands for itself. */
function wordsOf(run: string): string[] {
  return run.match(/"[^"]*"|'[^']*'|[\w$]+|::|=>|[^\s\w]/g) ?? [];
}
