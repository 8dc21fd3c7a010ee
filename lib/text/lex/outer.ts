/** Template files: literal text with code in holes. The text is the string's pieces: HEAD … MIDDLE … TAIL. */
import type { Hole } from '../grammar.ts';
import { BRACE, CODE, HEAD, MIDDLE, OUTER, TAIL, TEXT, comment, emit, find, standsAt, type Lex } from './state.ts';
import type { Opener } from './tables.ts';

/** Decides whether the text starts inside or outside of a hole: by the nearest mark before it, else by the first one in it. */
export function startOuter(lex: Lex): void {
  const holes = lex.grammar.outer!;
  lex.mode = OUTER;
  const before = lastMark(lex, holes);
  if (before !== null) {
    if (before.opens) enter(lex, before.hole);
    return;
  }
  const first = firstMark(lex, holes);
  if (first === null && lex.grammar.outerOptional && !startsMarkup(lex)) enter(lex, holes[0]);
  if (first !== null && !first.opens) enter(lex, first.hole);
}

interface Mark { hole: Hole; at: number; opens: boolean }

function lastMark(lex: Lex, holes: readonly Hole[]): Mark | null {
  if (lex.start === lex.first) return null;
  let last: Mark | null = null;
  for (const hole of holes) {
    const open = lex.text.lastIndexOf(hole.open, lex.start - 1);
    const close = lex.text.lastIndexOf(hole.close, lex.start - 1);
    if (open >= lex.first && (last === null || open > last.at)) last = { hole, at: open, opens: true };
    if (close >= lex.first && (last === null || close > last.at)) last = { hole, at: close, opens: false };
  }
  return last;
}

function firstMark(lex: Lex, holes: readonly Hole[]): Mark | null {
  let first: Mark | null = null;
  for (const hole of holes) {
    const open = find(lex, hole.open, lex.pos);
    const close = find(lex, hole.close, lex.pos);
    if (open >= 0 && (first === null || open < first.at)) first = { hole, at: open, opens: true };
    if (close >= 0 && (first === null || close < first.at)) first = { hole, at: close, opens: false };
  }
  return first;
}

function startsMarkup(lex: Lex): boolean {
  let at = lex.pos;
  while (at < lex.end && lex.text.charCodeAt(at) <= 32) at++;
  return at < lex.end && lex.text.charCodeAt(at) === 60;
}

/** Goes on as code until this hole's end. */
function enter(lex: Lex, hole: Hole): void {
  lex.outerHole = hole;
  lex.outerDepth = lex.types.length;
  lex.mode = CODE;
}

/** Reads literal text up to the next hole. */
export function readOuter(lex: Lex): void {
  readFrom(lex, lex.pos, 0);
}

function readFrom(lex: Lex, from: number, lead: number): void {
  const { text, end } = lex;
  const { stops } = lex.tables.outer!;
  let at = from + lead;
  while (at < end) {
    const code = text.charCodeAt(at);
    const hole = code < 128 && stops[code] === 1 ? holeAt(lex, at) : null;
    if (hole === null) {
      at++;
      continue;
    }
    const open = hole.open.length + (isTrim(lex, hole, at) ? 1 : 0);
    write(lex, from, at + open, lead, open, lex.outerPiece < 0 ? HEAD : MIDDLE);
    if (!hole.comment) {
      enter(lex, hole);
      return;
    }
    const close = find(lex, hole.close, lex.pos);
    const to = close < 0 ? end : close;
    if (to > lex.pos) comment(lex, lex.pos, to);
    from = to;
    lead = close < 0 ? 0 : hole.close.length;
    at = to + lead;
  }
  if (end > from || lex.outerPiece >= 0) write(lex, from, end, lead, 0, lex.outerPiece < 0 ? TEXT : TAIL);
  lex.pos = end;
}

/** `{{-`, `{%~`; in `<%-` the mark is part of the hole's kind. */
function isTrim(lex: Lex, hole: Hole, at: number): boolean {
  const behind = at + hole.open.length;
  return hole.open.startsWith('{') && behind < lex.end && (lex.grammar.outerTrims?.includes(lex.text[behind]) ?? false);
}

function holeAt(lex: Lex, at: number): Hole | null {
  for (const hole of lex.tables.outer!.holes) {
    if (!standsAt(lex, hole.open, at)) continue;
    const behind = at + hole.open.length;
    if (hole.ahead === undefined || (behind < lex.end && hole.ahead.includes(lex.text[behind]))) return hole;
  }
  return null;
}

function write(lex: Lex, from: number, to: number, lead: number, trail: number, kind: number): void {
  const index = emit(lex, kind, from, to);
  lex.lead[index] = lead;
  lex.trail[index] = trail;
  if (lex.outerPiece >= 0) lex.pair[lex.outerPiece] = index;
  lex.outerPiece = index;
}

/** At a text that ends holes: does it end this one? `}}` does not while a brace of the hole is open. */
export function endOuter(lex: Lex, opener: Opener): boolean {
  if (lex.outerHole === null || lex.outerHole.close !== opener.close) return false;
  if (opener.close.startsWith('}') && hasOpenBrace(lex)) return false;
  lex.outerHole = null;
  readFrom(lex, lex.pos, opener.text.length);
  if (lex.outerHole === null) lex.mode = OUTER;
  return true;
}

function hasOpenBrace(lex: Lex): boolean {
  for (let at = lex.types.length - 1; at >= lex.outerDepth; at--) if (lex.types[at] === BRACE) return true;
  return false;
}
