/** The imports of a text, from its tokens: comments and texts hold none. */
import { ACCESSORS } from '../text/expression.ts';
import { STRING, WORD, literal, tokenText, type Tokens } from '../text/tokens.ts';

export interface Import {
  /** As it is written: "lodash/fp", "google.cloud.storage", "github.com/a/b". */
  name: string;
  /** Half-open offsets of the name. */
  start: number;
  end: number;
  /** In a function of Python: mostly what only some users need. */
  late?: boolean;
}

type Reader = (tokens: Tokens) => Import[];

/** `from 'x'`, `import 'x'`, `import('x')`, `require('x')`; what stands in a try block may be missing. */
export const javascriptImports: Reader = (tokens) => each(tokens, (index) => {
  if (tokens.kind[index] !== STRING) return [];
  const before = wordAt(tokens, index - 1);
  const isCall = textAt(tokens, index - 1) === '(' && ['require', 'import'].includes(wordAt(tokens, index - 2)) && !isMember(tokens, index - 2);
  if (!isCall && ((before !== 'from' && before !== 'import') || isMember(tokens, index - 1))) return [];
  return isInTry(tokens, index) || isForLoader(tokens, index) ? [] : [stringAt(tokens, index)];
});

/** `import a.b as c, d`, `from a.b import c`; not what a condition or a try block guards. */
export const pythonImports: Reader = (tokens) => each(tokens, (index) => pythonImport(tokens, index).map((one) => ({ ...one, late: isGuardedBy(tokens, index, '(?:async\\s+)?def\\b.*') })));

function pythonImport(tokens: Tokens, index: number): Import[] {
  const word = wordAt(tokens, index);
  if ((word !== 'import' && word !== 'from') || !startsLine(tokens, index) || isGuarded(tokens, index)) return [];
  if (word === 'from') return wordAt(tokens, index + 1) === '' ? [] : [dottedAt(tokens, index + 1)];
  const found: Import[] = [];
  for (let at = index + 1; at < tokens.count && (at === index + 1 || tokens.lineBreak[at] === 0); at++) {
    if (tokens.kind[at] === WORD && (at === index + 1 || textAt(tokens, at - 1) === ',')) found.push(dottedAt(tokens, at));
  }
  return found;
}

export const goImports: Reader = (tokens) => each(tokens, (index) => {
  if (wordAt(tokens, index) !== 'import' || !startsLine(tokens, index)) return [];
  const end = textAt(tokens, index + 1) === '(' ? tokens.pair[index + 1] : index + 3;
  const found: Import[] = [];
  for (let at = index + 1; at < Math.min(end < 0 ? tokens.count : end, tokens.count); at++) if (tokens.kind[at] === STRING) found.push(stringAt(tokens, at));
  return found;
});

/** `use serde::Serialize;`, `extern crate serde;`; not what the file itself declares or brings in. */
export const rustImports: Reader = (tokens) => {
  const local = new Set<string>();
  const found = each(tokens, (index) => {
    const word = wordAt(tokens, index);
    if (word === 'mod') local.add(wordAt(tokens, index + 1));
    if (word === 'crate' && wordAt(tokens, index - 1) === 'extern') return [dottedAt(tokens, index + 1, '')];
    if (word !== 'use' || isMember(tokens, index)) return [];
    for (let at = index + 1; at < tokens.count && textAt(tokens, at) !== ';'; at++) if (tokens.kind[at] === WORD && textAt(tokens, at + 1) !== '::') local.add(wordAt(tokens, at));
    return tokens.kind[index + 1] === WORD && textAt(tokens, index + 2) === '::' ? [dottedAt(tokens, index + 1, '')] : [];
  });
  return found.filter(({ name }) => !local.has(name));
};

export const jvmImports: Reader = (tokens) => each(tokens, (index) => {
  if (wordAt(tokens, index) !== 'import' || !startsLine(tokens, index)) return [];
  const from = wordAt(tokens, index + 1) === 'static' ? index + 2 : index + 1;
  return tokens.kind[from] === WORD ? [dottedAt(tokens, from)] : [];
});

export const rubyImports: Reader = (tokens) => each(tokens, (index) => {
  if (wordAt(tokens, index) !== 'require' || isMember(tokens, index) || !startsLine(tokens, index) || isGuardedBy(tokens, index, 'begin')) return [];
  const at = textAt(tokens, index + 1) === '(' ? index + 2 : index + 1;
  return tokens.kind[at] === STRING ? [stringAt(tokens, at)] : [];
});

function each(tokens: Tokens, at: (index: number) => Import[]): Import[] {
  const found: Import[] = [];
  for (let index = 0; index < tokens.count; index++) found.push(...at(index));
  return found;
}

function wordAt(tokens: Tokens, index: number): string {
  return index >= 0 && index < tokens.count && tokens.kind[index] === WORD ? tokenText(tokens, index) : '';
}

function textAt(tokens: Tokens, index: number): string {
  return index >= 0 && index < tokens.count ? tokenText(tokens, index) : '';
}

function isMember(tokens: Tokens, index: number): boolean {
  return ACCESSORS.has(textAt(tokens, index - 1));
}

function startsLine(tokens: Tokens, index: number): boolean {
  return index === 0 || tokens.lineBreak[index] === 1 || textAt(tokens, index - 1) === ';';
}

function stringAt(tokens: Tokens, index: number): Import {
  const { start, end } = literal(tokens, index);
  return { name: tokens.text.slice(start, end), start, end };
}

/** `a.b.c` from a word on; with '' for the separator only the word. */
function dottedAt(tokens: Tokens, index: number, separator = '.'): Import {
  let last = index;
  while (separator !== '' && textAt(tokens, last + 1) === separator && tokens.kind[last + 2] === WORD && tokens.lineBreak[last + 2] === 0) last += 2;
  const [start, end] = [tokens.start[index], tokens.end[last]];
  return { name: tokens.text.slice(start, end), start, end };
}

/** Brackets looked through before it is taken for unguarded. */
const MOST_STEPS = 4000;

function isInTry(tokens: Tokens, index: number): boolean {
  for (let at = index - 1, steps = 0; at >= 0 && steps < MOST_STEPS; at--, steps++) {
    const text = tokenText(tokens, at);
    if (text === '{' && wordAt(tokens, at - 1) === 'try') return true;
    if ((text === '}' || text === ')' || text === ']') && tokens.pair[at] >= 0 && tokens.pair[at] < at) at = tokens.pair[at];
  }
  return false;
}

/** Bytes before a call in which the head of a wrapper that serves several loaders ends. */
const WRAPPER = 160;

/** `typeof exports === 'object' ? module.exports = factory(require('a')) : …`: what a copied library asks of the loader it has. */
function isForLoader(tokens: Tokens, index: number): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[index] - WRAPPER), tokens.start[index]);
  return /\btypeof\s+(?:exports|module|require|define)\b[^;]*\bfactory\s*\([^;]*$/.test(before) || /\bmodule\.exports\s*=\s*factory\s*\([^;]*$/.test(before);
}

/** Does a line above, indented less, say that what follows may not be there: `try:`, `except ImportError:`, `if TYPE_CHECKING:`? */
function isGuarded(tokens: Tokens, index: number): boolean {
  return isGuardedBy(tokens, index, 'try|except\\b.*|finally|else|elif\\b.*|if\\b.*|with\\b.*');
}

function isGuardedBy(tokens: Tokens, index: number, heads: string): boolean {
  const lines = tokens.text.slice(0, tokens.start[index]).split('\n');
  const guard = new RegExp(`^(?:${heads})\\s*:?\\s*(?:#.*)?$`);
  let indent = lines.pop()!.length;
  for (let line = lines.pop(); line !== undefined && indent > 0; line = lines.pop()) {
    const text = line.trim();
    const own = line.length - line.trimStart().length;
    if (text === '' || text.startsWith('#') || own >= indent) continue;
    if (guard.test(text)) return true;
    indent = own;
  }
  return false;
}
