/** `foreach (var c in Path.GetInvalidFileNameChars()) name = name.Replace(c, '_');` of .NET: a name that is cleaned character by character. */
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';

const CHARACTERS = /^foreach\s?\((?:var|char)\s(\w{1,40})\sin\s(?:System\.IO\.)?Path\.GetInvalid(?:FileName|Path)Chars\(\)\)$/;

/** @param loop the word `foreach` */
export function cleanedInLoop(tokens: Tokens, loop: number, use: number, names: readonly string[]): Span | null {
  const close = isOp(tokens, loop + 1, '(') ? tokens.pair[loop + 1] : -1;
  if (close < loop || close >= use || tokens.grammar.name !== 'csharp') return null;
  const at = isOp(tokens, close + 1, '{') ? close + 2 : close + 1;
  const [, character] = CHARACTERS.exec(tokens.text.slice(tokens.start[loop], tokens.end[close])) ?? [];
  const name = tokenText(tokens, at);
  const replaces = character !== undefined && names.includes(name) && tokens.text.slice(tokens.end[at], tokens.end[at] + 80).replaceAll(' ', '').startsWith(`=${name}.Replace(${character},`);
  return replaces ? { from: loop, to: at } : null;
}
