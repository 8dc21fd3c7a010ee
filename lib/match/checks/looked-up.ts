/** `label = KINDS[kind]; if (!label) return`: a name that a table of constants was asked for, and that is used where it was among them. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { breaksBefore, isAccessor, isOp } from '../../text/expression.ts';
import { onceFor } from '../../text/once.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';

/** Tokens before a lookup in which the name that takes its result stands. */
const BEFORE = 24;
const GETS: ReadonlySet<string> = new Set(['get', 'Get', 'fetch', 'getOrNull', 'TryGetValue']);
/** How a table that the file itself writes out begins. */
const TABLE = /^\s{0,4}(?:[:\w<>[\],. ]{0,60}=)\s{0,4}(?:\{|\[|new Map\(|Map\.of\(|map\[|dict\(|mapOf\(|ImmutableMap|Object\.freeze\(|new (?:Dictionary|HashMap|FrozenDictionary)|array\()/;

/** The names whose being empty says that the one at `index` is not in the table: `label`, Go's `ok`; none where it is looked up in no table. */
export function resultsOfLookup(tokens: Tokens, index: number): string[] {
  const open = index - 1;
  const isSole = tokens.pair[open] === index + 1;
  const table = isOp(tokens, open, '[') && isSole ? open - 1 : isOp(tokens, open, '(') && GETS.has(tokenText(tokens, open - 1)) && isAccessor(tokens, open - 2) ? open - 3 : -1;
  if (table < 0 || tokens.kind[table] !== WORD || !isConstantTable(tokens, tokenText(tokens, table))) return [];
  for (let back = table - 1; back > Math.max(0, table - BEFORE) && !isOp(tokens, back, ';') && !isOp(tokens, back, '{'); back--) {
    if (isOp(tokens, back, ':=') || isOp(tokens, back, '=')) return namesBefore(tokens, back);
    if (breaksBefore(tokens, back)) return [];
  }
  return [];
}

function namesBefore(tokens: Tokens, equals: number): string[] {
  const names: string[] = [];
  for (let index = equals - 1; tokens.kind[index] === WORD; index -= 2) {
    names.push(tokenText(tokens, index));
    if (!isOp(tokens, index - 1, ',')) break;
  }
  return names;
}

const isConstantTable = onceFor((tokens, name: string): boolean => {
  if (/^\$?[A-Z][A-Z0-9_]{2,}$/.test(name)) return true;
  return placesOf(tokens, name).some((index) => enclosingFunction(tokens, index) === null && TABLE.test(tokens.text.slice(tokens.end[index], tokens.end[index] + 120)));
});

/** Does a condition ask whether one of `names` is there at all: `!label`, `label == null`, `label is None`, `!ok`? */
export function asksWhetherEmpty(condition: string, names: string[]): boolean {
  return names.some((name) => {
    const word = name.replace(/[^\w]/g, '\\$&');
    return new RegExp(`(?:!\\s{0,2}|\\bnot\\s{1,4}|\\bunless\\s{1,4})${word}(?![\\w.([])|(?<![\\w.])${word}(?:\\s{0,4}===?\\s{0,4}(?:null|undefined|nil|''|"")|\\s{1,4}is\\s{1,4}(?:None|null)|\\.nil\\?)`).test(condition);
  });
}
