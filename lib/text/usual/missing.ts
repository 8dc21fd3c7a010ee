/**
 * Blanks that most people write and some leave out: around `=`, `=>` and comparisons, behind `if`, before a brace and behind the colon of a field;
 * and a dot where `x['a']` stands for `x.a`.
 */
import type { Grammar } from '../grammar.ts';
import { BLANK, CLOSE, CLOSE_BRACE, CLOSE_SQUARE, COLON, COMMA, DOT, MORE, NO, OPEN, OPEN_BRACE, OPEN_SQUARE, QUESTION, SEMICOLON, beforeBlanks, beforeWord, isBlank, isLineEnd, isQuote, isWord, lineBefore, lineBehind, placesOf, standsInText } from './bytes.ts';
import type { Edit } from './edits.ts';

/** Languages in which code may be spaced so; in Python `f(a=b)` is as usual as `a = b`. */
const SPACED: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'php', 'java', 'csharp', 'c', 'cpp', 'dart', 'kotlin', 'scala', 'swift', 'rust', 'go', 'py', 'ruby']);
const BRACELESS: ReadonlySet<string> = new Set(['py', 'ruby']);
/** Languages in which `a: b` is written in calls and records. */
const COLONS: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'py']);

export function putIn(text: string, start: number, end: number, grammar: Grammar, edit: Edit): void {
  if (!SPACED.has(grammar.name)) return;
  aroundOperators(text, start, end, grammar, edit);
  if (!BRACELESS.has(grammar.name)) aroundHeads(text, start, end, edit);
  if (COLONS.has(grammar.name)) behindColons(text, start, end, grammar.family === 'js', edit);
  if (grammar.family === 'js') asFields(text, start, end, edit);
}

const OPERATORS: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<=', '>=', '=>', '=~', '+=', '-=', '.=', ':=', '??=', '||=', '&&=']);

/** `a=b` of a statement, `a==b` anywhere. */
function aroundOperators(text: string, start: number, end: number, grammar: Grammar, edit: Edit): void {
  // see equivalents.ts of its `=>`
  const isRuby = grammar.name === 'ruby';
  let to = start;
  for (let at = text.indexOf('=', start); at >= 0 && at < end; at = text.indexOf('=', to)) {
    to = at + 1;
    if (text.charCodeAt(at - 1) === BLANK && text.charCodeAt(to) === BLANK) continue;
    let from = at;
    while (from > start && '!<>+-.:?|&'.includes(text[from - 1])) from--;
    while (to < end && '=>~'.includes(text[to])) to++;
    if (text[from] === '>' && isTypesEnd(text, from)) from = at;
    if (to - from === 1 ? !isAssignment(text, at, grammar) : !OPERATORS.has(text.slice(from, to)) || (isRuby && text[to - 1] === '>') || standsInText(text, from)) continue;
    if (isSolid(text.charCodeAt(from - 1))) edit(from, from, ' ');
    if (isSolid(text.charCodeAt(to))) edit(to, to, ' ');
  }
}

/** `Vec<u8>=` */
function isTypesEnd(text: string, at: number): boolean {
  return text[beforeWord(text, at) - 1] === '<';
}

/** Neither white space nor the end of the text. */
function isSolid(byte: number): boolean {
  return byte > BLANK;
}

/** Words before what a statement gives a value to. */
const DECLARES = /^\s*(?:export |static |private |public |protected |readonly |final )*(?:const|let|var|this|self|static|private|public|protected)\b/;
const MARKUP = /<[a-zA-Z/]|<\?(?!php)|[?/]>/;
/** `a=b,` in a line of its own is an argument. */
const ENTRY = /^[^([{]*,$/;
/** What a line ends with when the next one is part of it. */
const GOES_ON = new Set('([,=+&|?\\<'.split('').map((sign) => sign.charCodeAt(0)));

/** Does the `=` at `at` give a value to what stands before it, as a statement of its own? Not so in `f(a=1)`, `<a b="c">`. */
function isAssignment(text: string, at: number, { name, family }: Grammar): boolean {
  const from = statementStart(text, at);
  if (from < 0) return false;
  const before = text.charCodeAt(from - 1);
  const isFirst = !(before === SEMICOLON || before === OPEN_BRACE || before === CLOSE_BRACE);
  if (!isFirst && standsInText(text, at)) return false;
  const given = text.slice(from, at);
  const declares = DECLARES.test(given);
  if (name === 'php') return (declares || given.includes('$')) && !MARKUP.test(given);
  if (family === 'js') return declares || isStatement(text, from, at);
  return !isFirst || !(GOES_ON.has(text.charCodeAt(beforeWhite(text, from) - 1)) || ENTRY.test(lineBehind(text, at)));
}

/** In JavaScript, where attributes of markup stand in lines of their own, too. */
function isStatement(text: string, from: number, at: number): boolean {
  const before = text.charCodeAt(from - 1);
  const behind = lineBehind(text, at);
  if (MARKUP.test((lineBefore(text, at) ?? '') + behind)) return false;
  if (before === OPEN_BRACE) return isBody(text, from - 1);
  return before === SEMICOLON || behind.endsWith(';');
}

/** Bytes of what a statement gives a value to. */
const LONGEST = 400;

/** Behind the line break, `;` or brace before `at`; -1 where no names, fields and calls alone stand between. */
function statementStart(text: string, at: number): number {
  let depth = 0;
  for (let from = at; at - from < LONGEST; from--) {
    const byte = text.charCodeAt(from - 1);
    if (Number.isNaN(byte) || isLineEnd(byte)) return depth === 0 ? from : -1;
    if (byte === CLOSE || byte === CLOSE_SQUARE) depth++;
    else if (byte === OPEN || byte === OPEN_SQUARE) depth--;
    else if (depth === 0 && (byte === SEMICOLON || byte === OPEN_BRACE || byte === CLOSE_BRACE)) return from;
    else if (depth === 0 && !isWord(byte) && !isBlank(byte) && !'.->:<>?*&@!'.includes(text[from - 1])) return -1;
    if (depth < 0) return -1;
  }
  return -1;
}

/** Is the brace at `at` that of a function or a branch? */
function isBody(text: string, at: number): boolean {
  const before = beforeBlanks(text, at);
  const byte = text.charCodeAt(before - 1);
  return byte === CLOSE || text.startsWith('=>', before - 2) || ['else', 'try', 'do', 'finally'].includes(text.slice(beforeWord(text, before), before));
}

function beforeWhite(text: string, at: number): number {
  while (text.charCodeAt(at - 1) <= BLANK) at--;
  return at;
}

const HEADS = ['if(', 'for(', 'while(', 'switch(', 'catch(', 'foreach('];
const BODIES = ['){', 'else{', 'try{', 'finally{', 'do{'];

/** `if(a){`; who never writes so writes none of the others either. */
function aroundHeads(text: string, start: number, end: number, edit: Edit): void {
  const part = text.slice(start, end);
  if (!['if(', '){', 'else{'].some((mark) => part.includes(mark))) return;
  for (const head of HEADS) {
    for (const at of placesOf(text, head, start, end)) {
      const before = text.charCodeAt(at - 1);
      if (!isWord(before) && before !== DOT && before !== MORE && before !== COLON) edit(at + head.length - 1, at + head.length - 1, ' ');
    }
  }
  for (const body of BODIES) {
    for (const at of placesOf(text, body, start, end)) {
      const brace = at + body.length - 1;
      // `(a){2}` is a part of an expression
      if ((body[0] === ')' || !isWord(text.charCodeAt(at - 1))) && !(text.charCodeAt(brace + 1) > BLANK)) edit(brace, brace, ' ');
    }
  }
}

/** `{ a:1 }`, `f(a:b)`, but not `x[1:2]`, `a ? b:c`; `bare`: `{ 'a': b }` has no quotes. */
function behindColons(text: string, start: number, end: number, bare: boolean, edit: Edit): void {
  for (const at of placesOf(text, ':', start, end)) {
    const behind = text.charCodeAt(at + 1);
    const isQuoted = bare && isQuote(text.charCodeAt(at - 1));
    const isTight = behind > BLANK && (isWord(behind) || isQuote(behind) || behind === OPEN_BRACE || behind === OPEN_SQUARE || behind === NO);
    if (!isQuoted && !isTight) continue;
    const key = beforeKey(text, at);
    if (key === at || standsInText(text, key)) continue;
    const before = text.charCodeAt(beforeWhite(text, key) - 1);
    const isEntry = before === OPEN_BRACE || before === COMMA;
    if (isQuoted && isEntry && KEY.test(text.slice(key + 1, at - 1))) {
      edit(key, key + 1);
      edit(at - 1, at);
    }
    if (isTight && (isEntry || before === OPEN || isLineEnd(text.charCodeAt(beforeBlanks(text, key) - 1)))) edit(at + 1, at + 1, ' ');
  }
}

const KEY = /^[A-Za-z_$][\w$]*$/;

/** Where the name or the text before `at` begins. */
function beforeKey(text: string, at: number): number {
  const last = text.charCodeAt(at - 1);
  if (last === QUESTION) return isWord(text.charCodeAt(at - 2)) ? beforeWord(text, at - 1) : at;
  if (!isQuote(last)) return beforeWord(text, at);
  const from = text.lastIndexOf(text[at - 1], at - 2);
  return from < 0 || text.slice(from, at).includes('\n') ? at : from;
}

const FIELD = /['"]([A-Za-z_$][\w$]*)['"]\]/y;

/** `x['a']` */
function asFields(text: string, start: number, end: number, edit: Edit): void {
  for (const open of ["['", '["']) {
    for (const at of placesOf(text, open, start, end)) {
      const before = text.charCodeAt(at - 1);
      if (!isWord(before) && before !== CLOSE && before !== CLOSE_SQUARE && before !== DOT) continue;
      FIELD.lastIndex = at + 1;
      const name = FIELD.exec(text)?.[1];
      if (name === undefined) continue;
      edit(at, at + 2, before === DOT ? '' : '.');
      edit(at + 2 + name.length, at + 4 + name.length);
    }
  }
}
