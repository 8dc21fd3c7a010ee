/** What a command of the shell prints where it stands as a value: `$(echo "$1" | cut -d= -f2)`. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import type { Span } from '../text/expression.ts';
import { plain, worst, type Resolution } from './resolution.ts';

const SUBSTITUTES: ReadonlySet<string> = new Set(['$(', '`', '${']);

export function isSubstitute(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && SUBSTITUTES.has(tokenText(tokens, index));
}

/**
 * What a command prints is as foreign as what it is given, unless `tr -cd` leaves only listed characters, or `${name//[^a-z]/}`.
 *
 * @param named what the name at a token holds
 */
export function outputOf(tokens: Tokens, { from, to }: Span, named: (index: number) => Resolution): Resolution {
  if (/\btr\s+-\w*c\w*d|\bprintf\s+['"]?%q|\bbasename\b|\$\{#|^\$\{\w{1,60}\/\/?\[[\^!]/.test(tokens.text.slice(tokens.start[from], tokens.end[to]))) return plain('clean');
  const names: Resolution[] = [];
  for (let index = from + 1; index < to; index++) if (tokens.kind[index] === WORD && tokenText(tokens, index).startsWith('$')) names.push(named(index));
  // `${name:-main}`, `${1#prefix}`
  if (tokenText(tokens, from) === '${') names.push(named(from + 1));
  const given = worst(names);
  return given.state === 'tainted' ? given : plain('unknown');
}
