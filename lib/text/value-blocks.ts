/** Blocks in braces that are part of a value. */
import { isText, tokenText, type Tokens } from './tokens.ts';

/** Languages in which `if` is a value. */
export const IF_GIVES: ReadonlySet<string> = new Set(['kotlin', 'scala', 'rust', 'swift']);

/** `x switch {` of C#, `x match {` of Scala, `match x {` of Rust, `when (x) {` of Kotlin, `switch (x) {` of Java, `if (a) {` where it is a value. */
export function opensCases(tokens: Tokens, start: number, brace: number): boolean {
  if (/^(?:switch|match)$/.test(tokenText(tokens, brace - 1)) || (tokens.grammar.name === 'rust' && isText(tokens, start, 'match'))) return true;
  // Rust's `Query { name, page: 1 }`
  if (tokens.grammar.name === 'rust' && brace === start + 1 && /^[A-Z]\w*[a-z]/.test(tokenText(tokens, start)) && !isText(tokens, start - 1, 'in')) return true;
  if (IF_GIVES.has(tokens.grammar.name) && isText(tokens, start, 'if')) return true;
  return tokenText(tokens, brace - 1) === ')' && tokens.pair[brace - 1] === start + 1 && /^(?:when|switch|match)$/.test(tokenText(tokens, start));
}
