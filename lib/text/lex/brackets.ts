/** Opens and closes brackets; a closer without its opener costs nothing and breaks nothing. */
import { BRACE, HOLE, OP, PAREN, SQUARE, TAG, ELEMENT, emit, popTo, push, standsAt, topType, type Lex } from './state.ts';
import { endOuter } from './outer.ts';
import { endHole } from './pieces.ts';

/** How far a closer looks for its opener past brackets left open. */
const REACH = 24;

export function openBracket(lex: Lex, code: number): void {
  const type = code === 40 ? PAREN : code === 91 ? SQUARE : BRACE;
  push(lex, type, emit(lex, OP, lex.pos, lex.pos + 1), lex.mode);
}

export function closeBracket(lex: Lex, code: number): void {
  if (lex.outerHole !== null && endOuterAt(lex, code)) return;
  const wanted = code === 41 ? PAREN : code === 93 ? SQUARE : BRACE;
  const at = topType(lex) === wanted ? lex.types.length - 1 : findOpen(lex, wanted, code);
  if (at >= 0 && lex.types[at] === HOLE) {
    popTo(lex, at + 1);
    if (endHole(lex)) return;
  }
  const index = emit(lex, OP, lex.pos, lex.pos + 1);
  if (at < 0 || lex.types[at] === HOLE) return;
  const opener = lex.openers[at];
  lex.pair[index] = opener;
  lex.pair[opener] = index;
  lex.mode = lex.backs[at];
  popTo(lex, at);
}

/** `}}` of a template file. */
function endOuterAt(lex: Lex, code: number): boolean {
  const openers = lex.tables.openers[code];
  return openers !== undefined && openers.some((opener) => standsAt(lex, opener.text, lex.pos) && endOuter(lex, opener));
}

/** The nearest open bracket of this kind: braces close over parentheses, never the other way round, and none leaves its string. */
function findOpen(lex: Lex, wanted: number, code: number): number {
  const lowest = Math.max(0, lex.types.length - REACH);
  for (let at = lex.types.length - 1; at >= lowest; at--) {
    const type = lex.types[at];
    if (type === wanted) return at;
    if (type === HOLE) return lex.strings[lex.strings.length - 1].holeClose.charCodeAt(0) === code ? at : -1;
    if (type === TAG || type === ELEMENT) return -1;
    if (type === BRACE) return -1;
  }
  return -1;
}
