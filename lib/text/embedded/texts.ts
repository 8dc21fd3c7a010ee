/** Code in texts of lines: fences of Markdown, commands of workflows. */
import type { Segment } from '../embedded.ts';
import type { Grammar } from '../grammar.ts';
import { grammarCalled, grammarNamed } from '../languages.ts';
import { is, isWord, textOf } from '../scopes/walk.ts';
import { HEAD, literal, TEXT, tokenize } from '../tokens.ts';

/** ```js … ``` and ~~~ … ~~~, by the first word of the info line. */
export function fences(text: string): Segment[] {
  const found: Segment[] = [];
  for (let at = nextMarks(text, 0); at >= 0; ) {
    const marks = /^(?:`+|~+)/.exec(text.slice(at, at + 99))![0];
    const line = lineAt(text, at);
    if (!/^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/.test(text.slice(line.start, at))) {
      at = nextMarks(text, line.behind);
      continue;
    }
    const end = fenceEnd(text, line.behind, marks);
    const info = /^[`~]+[ \t]*\{?\.?([\w#+.-]*)/.exec(text.slice(at, line.behind));
    const grammar = info?.[1] ? grammarCalled(info[1]) : null;
    if (grammar && end.content > line.behind) found.push({ grammar, start: line.behind, end: end.content });
    at = nextMarks(text, end.behind);
  }
  return found;
}

function nextMarks(text: string, from: number): number {
  const marks = /```|~~~/g;
  marks.lastIndex = from;
  return marks.exec(text)?.index ?? -1;
}

/** Where the line around `at` starts, and where the next one does. */
function lineAt(text: string, at: number): { start: number; behind: number } {
  const newline = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at) + 1, behind: newline < 0 ? text.length : newline + 1 };
}

/** A line of nothing but marks ends a fence; without one it goes to the end. */
function fenceEnd(text: string, start: number, marks: string): { content: number; behind: number } {
  for (let at = text.indexOf(marks, start); at >= 0; ) {
    const line = lineAt(text, at);
    if (/^[ \t>]*[`~]+\s*$/.test(text.slice(line.start, line.behind))) return { content: line.start, behind: line.behind };
    at = text.indexOf(marks, line.behind);
  }
  return { content: text.length, behind: text.length };
}

const COMMANDS = new Set(['run', 'script', 'before_script', 'after_script', 'bash', 'inlineScript']);

/** `run: |` and its kin: the text is shell. */
export function workflowCommands(text: string, grammar: Grammar): Segment[] {
  if (!/\b(?:run|script|bash|inlineScript)["']?[ \t]*:[ \t]*[|>]/.test(text)) return [];
  const found: Segment[] = [];
  const tokens = tokenize(text, grammar);
  for (let at = 0; at + 3 < tokens.count; at++) {
    if (!isWord(tokens, at) || !is(tokens, at + 1, ':') || !/^[|>]/.test(textOf(tokens, at + 2)) || !COMMANDS.has(textOf(tokens, at))) continue;
    let last = at + 3;
    if (tokens.kind[last] !== TEXT && tokens.kind[last] !== HEAD && !isWord(tokens, last)) continue;
    while (tokens.pair[last] > last) last = tokens.pair[last];
    found.push({ grammar: grammarNamed('shell')!, start: tokens.start[at + 3], end: literal(tokens, last).end });
  }
  return found;
}
