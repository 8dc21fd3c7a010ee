/** Code inside files of another kind: scripts in pages, fences in Markdown, cells of notebooks, commands in workflows, heredocs in scripts. */
import type { Grammar } from './grammar.ts';
import { heredocs } from './embedded/heredocs.ts';
import { grammarNamed } from './languages.ts';
import { notebookCells } from './embedded/notebook.ts';
import { pageParts } from './embedded/pages.ts';
import { fences, workflowCommands } from './embedded/texts.ts';
import { OUTSIDE, withoutHoles } from './embedded/templates.ts';

/** A stretch of a file in one language. Offsets are half-open and count in the file. */
export interface Segment {
  grammar: Grammar;
  start: number;
  end: number;
  /** What to read instead, when the code stands encoded in the file or has foreign holes. */
  text?: string;
  /** Offset in `text` → offset in the file. */
  toFile?: (offset: number) => number;
}

/** Components, of whose script a hunk may show a part without any element around it. */
const BY_SCRIPT: ReadonlySet<string> = new Set(['vue', 'svelte', 'astro']);

/**
 * The parts of a file to be read as code. The first is the whole file in its own language, in which embedded code is literal
 * text; the others lie inside it. A notebook has only its cells.
 */
export function segments(text: string, grammar: Grammar): Segment[] {
  if (grammar.name === 'ipynb') return notebookCells(text);
  const whole: Segment = { grammar, start: 0, end: text.length };
  if (grammar.page) return BY_SCRIPT.has(grammar.name) && !/<[a-zA-Z/!]/.test(text) ? [{ ...whole, grammar: grammarNamed('ts')! }] : [whole, ...pageParts(text, grammar)];
  if (grammar.name === 'markdown') return [whole, ...fences(text)];
  if (grammar.name === 'yaml') return [whole, ...workflowCommands(text, grammar).flatMap((script) => [script, ...heredocs(text, script.start, script.end)])];
  if (grammar.name === 'shell') return [whole, ...heredocs(text, 0, text.length)];
  if (grammar.outer && OUTSIDE.test(text)) return [whole, ...scriptsOfTemplate(text, grammar)];
  return [whole];
}

/** Scripts in the literal text of a template, its holes taken for names. */
function scriptsOfTemplate(text: string, grammar: Grammar): Segment[] {
  const page = withoutHoles(text, grammar);
  return pageParts(page.text, page.grammar).map(({ grammar: own, start, end }) => ({
    grammar: own, start, end, text: page.text.slice(start, end), toFile: (offset) => start + offset,
  }));
}
