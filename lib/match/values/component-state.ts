/** What a component keeps between renderings: `const [html, setHtml] = useState('')` holds whatever its setter is called with, anywhere in it. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { expressionEnd, isAccessor, isOp } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import type { Assigned } from './look-back.ts';

/** react.dev/reference/react/useState, docs.solidjs.com (createSignal) */
const KEEPS: ReadonlySet<string> = new Set(['useState', 'createSignal']);

/** Calls of one setter that are looked at; with more of them it is not known what it gives. */
const MAX_CALLS = 8;

/** The pieces a name was given; where its only piece is such a state, what that begins with and what its setter gives it. */
export function withState(tokens: Tokens, pieces: Assigned[]): Assigned[] {
  if (tokens.grammar.family !== 'js' || pieces.length !== 1) return pieces;
  const { at, span } = pieces[0];
  if (!isOp(tokens, at - 1, '[') || !isOp(tokens, at + 1, ',') || tokens.kind[at + 2] !== WORD || !isOp(tokens, at + 3, ']') || !makesState(tokens, span.from)) return pieces;
  const component = enclosingFunction(tokens, at);
  const uses = placesOf(tokens, tokenText(tokens, at + 2)).filter((place) => place > at + 2 && (component === null || place < component.end));
  const given = [tokens.pair[span.to], ...uses.map((use) => use + 1)].map((open) => argument(tokens, open));
  const known = given.filter((piece) => piece !== null).slice(0, MAX_CALLS);
  // a setter that is handed on gives what is not known here
  return known.length === given.length ? known : [...pieces, ...known];
}

/** The first argument of the call whose bracket is at `open`; null when that opens no call with one. */
function argument(tokens: Tokens, open: number): Assigned | null {
  if (!isOp(tokens, open, '(') || tokens.pair[open] <= open + 1) return null;
  return { at: open - 1, span: { from: open + 1, to: expressionEnd(tokens, open + 1) }, adds: false };
}

/** `useState(…)`, `React.useState(…)`, `useState<string>(…)` */
function makesState(tokens: Tokens, from: number): boolean {
  const name = isAccessor(tokens, from + 1) ? from + 2 : from;
  return tokens.kind[name] === WORD && KEEPS.has(tokenText(tokens, name));
}
