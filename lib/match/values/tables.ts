/** Tables of constants that nothing is written to: what they are asked for is one of the values meant, or nothing. */
import { isOp, type Span } from '../../text/expression.ts';
import { literalText, withoutBrackets } from '../../text/joins.ts';
import { onceFor } from '../../text/once.ts';
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Resolution } from './resolution.ts';

/** Calls that give a table back as it is: `Object.freeze({…})`, `new Map([…])`, `frozenset((…))`. */
const KEEPS_TABLE: ReadonlySet<string> = new Set(['freeze', 'Map', 'Set', 'frozenset', 'dict', 'OrderedDict', 'MappingProxyType', 'fromEntries']);

export function keepsTable(name: string): boolean {
  return KEEPS_TABLE.has(name);
}

/** Calls that ask a table for one of its values; what stands behind the key is given where there is none. */
export function asksTable(name: string): boolean {
  return /^(?:get|fetch|pop|at|getValue|getOrDefault|getOrElse)$/.test(name);
}

/** Does the text give the table `name` values only where it is made, and at least one? */
export const isFixedTable = onceFor((tokens, name: string) => !writes(name, tokens.grammar.family === 'c').test(tokens.text));

/** `cache[key] = x`, `cache.a = x`, `names.push(x)`, and `cache = {}`, which waits to be filled; C's `names[] = { "a" }` makes it. */
function writes(name: string, isC: boolean): RegExp {
  const own = name.replace(/\$/g, '\\$&');
  const value = isC ? '(?![=>]|\\s?\\{)' : '(?![=>])';
  return new RegExp(`(?<![\\w$])${own}(?:(?:\\[[^\\]\\n]{0,80}\\]|\\.\\w{1,40})\\s{0,4}(?:[-+*/|?]{0,2}=${value}|\\+\\+)|\\.(?:push|unshift|append|extend|insert|add|set|update|setdefault)\\(|(?::[^=\\n]{0,80})?\\s{0,4}=\\s{0,4}(?:new )?\\w{0,20}\\(?[\\[{]?\\s{0,4}[\\]})](?![\\w*])|\\s{0,4}=\\s{0,4}(?:new )?(?:Map|Set|dict|Dictionary)\\(\\))`);
}

/** Is it a table written out where it is asked, or a name that is given values only where it is made? */
export function holdsFixedTable(tokens: Tokens, { from, to }: Span): boolean {
  return tokens.kind[to] !== WORD || isFixedTable(tokens, tokenText(tokens, from));
}

/** Is what a call is asked of a literal, or a name that was given one? Of another constant nothing is known, but of what was made of each item of a fixed list: `ROLES.map((role) => `'${role}'`).join()`. */
export function isTextOf(tokens: Tokens, receiver: Span, value: Resolution): boolean {
  if (value.list && tokens.grammar.name === 'kotlin') return true;
  if (value.list && isOp(tokens, receiver.to, ')')) return isText(tokens, tokens.pair[receiver.to] - 1, 'map') && isFixedTable(tokens, tokenText(tokens, receiver.from));
  return literalText(tokens, withoutBrackets(tokens, receiver)) !== null || (!value.list && value.evidence.length > 0);
}
