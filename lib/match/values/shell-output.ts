/** What a command of the shell prints where it stands as a value: `$(echo "$1" | cut -d= -f2)`. */
import { HEAD, MIDDLE, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { plain, worst, type Resolution } from './resolution.ts';

const SUBSTITUTES: ReadonlySet<string> = new Set(['$(', '`', '${']);

export function isSubstitute(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && SUBSTITUTES.has(tokenText(tokens, index));
}

/** Does a command begin at `index` whose output is a part of a text: `"$(echo "$x")"`? */
export function isSubstituted(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && (tokens.kind[index - 1] === HEAD || tokens.kind[index - 1] === MIDDLE) && /(?:\$\(|`)$/.test(tokenText(tokens, index - 1));
}

/** Does a hole of a text begin at `index` with `#`: `${#name}`, how long it is? */
export function isLength(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && tokens.text.startsWith('${#', tokens.start[index] - 2);
}

/** Does a name stand there behind `${`, in a text or alone: `${1:-main}`? */
export function isBraced(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && index >= 0 && tokens.start[index] > 1 && tokens.text.startsWith('${', tokens.start[index] - 2) && /^\w/.test(tokenText(tokens, index));
}

// `${name//[^a-z]/}` leaves only listed characters, `${path##*/}` the last part, `${name@Q}` quotes, `${name:+yes}` is a text of its own
export function keepsListed(tokens: Tokens, index: number): boolean {
  return /^\w{1,60}(?:\/\/?\[[\^!]|##\*\/|@Q\}|:?\+[^$}]{0,40}\})/.test(tokens.text.slice(tokens.start[index], tokens.start[index] + 80));
}

/** Commands that hand on the text they are given; what others print is not known. */
const HANDS_ON = /^(?:\$\(|`)?\s{0,8}(?:command\s+)?(?:echo|printf|cat|tee|sed|g?awk|tr|cut|head|tail|sort|uniq|rev|tac|fold|paste|[ef]?grep|jq|yq|xargs|realpath|readlink|dirname|envsubst|base64|iconv|perl|python3?|eval|(?:ba)?sh)\b/;
/** What leaves only listed characters, quotes them for the shell, or counts. */
const MAKES_SAFE = /\btr\s+-\w*c\w*d|\bprintf\s+['"]?%[qd]|--(?:sq|sq-quote|parseopt)\b|\bbasename\b|\$\{#|\|\s*(?:wc|md5sum|sha\d+sum)\b|\bgrep\s+-\w*c/;

/**
 * What a command prints is as foreign as what it is given, if it hands that on and leaves more than what is listed.
 *
 * @param named what the name at a token holds
 */
export function outputOf(tokens: Tokens, { from, to }: Span, named: (index: number) => Resolution): Resolution {
  const text = tokens.text.slice(tokens.start[from], tokens.end[to]);
  if (/^(?:\$\()?\(/.test(text) || MAKES_SAFE.test(text)) return plain('clean');
  if (!text.startsWith('${') && !HANDS_ON.test(text)) return plain('unknown');
  const names: Resolution[] = [];
  for (let index = from + 1; index <= to; index++) if (tokens.kind[index] === WORD && (tokenText(tokens, index).startsWith('$') || isBraced(tokens, index))) names.push(named(index));
  // `${name:-main}`, `${1#prefix}`
  if (tokenText(tokens, from) === '${') names.push(named(from + 1));
  const given = worst(names);
  return given.state === 'tainted' ? given : plain('unknown');
}
