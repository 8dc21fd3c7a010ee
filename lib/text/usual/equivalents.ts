/** What is written in one of two ways that mean the same, as most write it: lines that go on behind `\`, `new()` of C#; and what chains.ts, php.ts, qualified.ts, ruby.ts and texts.ts say. */
import type { Grammar } from '../grammar.ts';
import { BLANK, HASH, beforeBlanks, isBlank, isWord, lineBefore, placesOf } from './bytes.ts';
import { writeChains } from './chains.ts';
import type { Edit } from './edits.ts';
import { writePhp } from './php.ts';
import { leaveOutPackages } from './qualified.ts';
import { writeRuby } from './ruby.ts';
import { writeTexts } from './texts.ts';

/** What a line ends with that goes on in the next one. */
const GOES_ON: ReadonlyMap<string, string> = new Map([['shell', '\\'], ['dockerfile', '\\'], ['yaml', '\\'], ['powershell', '`']]);

export function writeAsUsual(text: string, start: number, end: number, grammar: Grammar, edit: Edit): void {
  const { name } = grammar;
  const mark = GOES_ON.get(name);
  if (mark !== undefined) joinLines(text, start, end, mark, name === 'yaml', edit);
  else if (name === 'ruby') writeRuby(text, start, end, edit);
  else if (name === 'csharp') nameTypes(text, start, end, edit);
  else if (name === 'php') writePhp(text, start, end, edit);
  else if (name === 'java') leaveOutFinal(text, start, end, edit);
  else if (name === 'hcl') writeWords(text, start, end, edit);
  leaveOutPackages(text, start, end, grammar, edit);
  writeChains(text, start, end, grammar, edit);
  writeTexts(text, start, end, grammar, edit);
}

/** Behind it nothing of a line is code. */
const COMMENT = /(?:^|\s)#/;
/** `name: value` and `- item` of YAML, which a line before that ends with `C:\` has nothing to do with. */
const ENTRY = /(?:- |[\w."'-]{1,60}:(?:\s|$))/y;

/** `curl a \`, `  | sh`; a comment does not go on, and stands between the lines of a Dockerfile. */
function joinLines(text: string, start: number, end: number, mark: string, isYaml: boolean, edit: Edit): void {
  for (const lineEnd of ['\n', '\r\n']) {
    for (const at of placesOf(text, mark + lineEnd, start, end)) {
      const line = at + mark.length + lineEnd.length;
      let to = line;
      while (isBlank(text.charCodeAt(to))) to++;
      ENTRY.lastIndex = to;
      const before = lineBefore(text, at);
      if (before === null || COMMENT.test(before) || before.endsWith('\\') || text.charCodeAt(to) === HASH || (isYaml && ENTRY.test(text))) continue;
      const from = beforeBlanks(text, at);
      edit(from, to, from < at || line < to ? ' ' : '');
    }
  }
}

/** `f(final String a)` of Java */
function leaveOutFinal(text: string, start: number, end: number, edit: Edit): void {
  for (const before of ['(', ', ', ') ']) for (const at of placesOf(text, `${before}final `, start, end)) edit(at + before.length, at + before.length + 6);
}

/** `enabled = "false"` of Terraform */
function writeWords(text: string, start: number, end: number, edit: Edit): void {
  for (const word of ['true', 'false']) {
    for (const at of placesOf(text, `= "${word}"`, start, end)) {
      edit(at + 2, at + 3);
      edit(at + 3 + word.length, at + 4 + word.length);
    }
  }
}

/** `Random dice = `, `public Random Dice { get; } = ` */
const TYPED = /(?<![\w.])([A-Z][\w.]{0,80}(?:<[^;={}\n]{1,80}>)?)\??\s{1,9}[@\w]{1,60}\s{0,9}(?:\{\s?get;[^{}\n]{0,40}\}\s{0,9})?=\s{0,9}$/;

/** `Random dice = new()` as `new Random()` */
function nameTypes(text: string, start: number, end: number, edit: Edit): void {
  for (const at of placesOf(text, 'new', start, end)) {
    const open = text.charCodeAt(at + 3) === BLANK ? at + 4 : at + 3;
    if (text[open] !== '(' || isWord(text.charCodeAt(at - 1))) continue;
    const type = TYPED.exec(lineBefore(text, at) ?? '')?.[1];
    if (type !== undefined) edit(at + 3, open, ` ${type}`);
  }
}
