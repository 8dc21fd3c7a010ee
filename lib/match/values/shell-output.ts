/** What a command of the shell prints where it stands as a value: `$(echo "$1" | cut -d= -f2)`. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { plain, worst, type Resolution } from './resolution.ts';

const SUBSTITUTES: ReadonlySet<string> = new Set(['$(', '`', '${']);

export function isSubstitute(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && SUBSTITUTES.has(tokenText(tokens, index));
}

/** Does a name stand there behind `${`, in a text or alone: `${1:-main}`? */
export function isBraced(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && index >= 0 && tokens.start[index] > 1 && tokens.text.startsWith('${', tokens.start[index] - 2) && /^\w/.test(tokenText(tokens, index));
}

// `${name//[^a-z]/}` leaves only listed characters, `${path##*/}` the last part
export function keepsListed(tokens: Tokens, index: number): boolean {
  return /^\w{1,60}(?:\/\/?\[[\^!]|##\*\/)/.test(tokens.text.slice(tokens.start[index], tokens.start[index] + 80));
}

/**
 * What a command prints is as foreign as what it is given, unless `tr -cd` leaves only listed characters.
 *
 * @param named what the name at a token holds
 */
export function outputOf(tokens: Tokens, { from, to }: Span, named: (index: number) => Resolution): Resolution {
  if (/\btr\s+-\w*c\w*d|\bprintf\s+['"]?%q|\bbasename\b|\$\{#/.test(tokens.text.slice(tokens.start[from], tokens.end[to]))) return plain('clean');
  const names: Resolution[] = [];
  for (let index = from + 1; index < to; index++) if (tokens.kind[index] === WORD && tokenText(tokens, index).startsWith('$')) names.push(named(index));
  // `${name:-main}`, `${1#prefix}`
  if (tokenText(tokens, from) === '${') names.push(named(from + 1));
  const given = worst(names);
  return given.state === 'tainted' ? given : plain('unknown');
}
