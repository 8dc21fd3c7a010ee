/** The page around the holes of a template file. */
import type { Grammar } from '../grammar.ts';
import { grammarNamed } from '../languages.ts';
import { HEAD, literal, MIDDLE, TAIL, TEXT, tokenize } from '../tokens.ts';

/** Is there anything to look for in the literal text? */
export const OUTSIDE = /<(?:script|style)\b|\son[a-z]+\s*=|javascript:/i;

/** The same text with every hole, its marks included, as underscores; lines and offsets stay. */
export function withoutHoles(text: string, grammar: Grammar): { text: string; grammar: Grammar } {
  const tokens = tokenize(text, grammar);
  const parts: string[] = [];
  let at = 0;
  for (let piece = firstPiece(tokens.kind, tokens.count, tokens.start); piece >= 0; piece = tokens.pair[piece]) {
    const { start, end } = literal(tokens, piece);
    parts.push(blank(text.slice(at, start)), text.slice(start, end));
    at = end;
    if (tokens.pair[piece] <= piece) break;
  }
  parts.push(blank(text.slice(at)));
  return { text: parts.join(''), grammar: grammarNamed('html')! };
}

/** The outer text is the first token, when the file starts with it. */
function firstPiece(kinds: Uint8Array, count: number, starts: Int32Array): number {
  const first = count > 0 ? kinds[0] : 0;
  return starts[0] <= 3 && (first === HEAD || first === TEXT || first === MIDDLE || first === TAIL) ? 0 : -1;
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, '_');
}
