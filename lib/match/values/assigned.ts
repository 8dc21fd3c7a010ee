/** What a name holds after all that was given to it. */
import type { Category } from '../../types.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { WORD } from '../../text/tokens.ts';
import { partsOrLeaf, type Part } from '../../text/joins.ts';
import { lineOf } from '../lines.ts';
import type { Assigned } from './look-back.ts';
import { madeEmpty } from './made-empty.ts';
import { asRequest } from './parameters.ts';
import { CONSTANT, grownState, howSet, plain, worst, type Resolution, type View } from './resolution.ts';
import { sourceOf } from './sources.ts';
import { accessText, opensList, shortly, splitsEnding } from './value-shapes.ts';

/** Text grown by `+=` is joined unless every piece is constant or clean. */
export function assigned(view: View, name: string, given: Assigned[], resolve: (view: View, span: Span) => Resolution): Resolution {
  const isTable = given.some(({ adds, span }) => !adds && opensList(view.tokens, span));
  const pieces = isTable ? given : given.filter(({ keyed }) => keyed !== true);
  const values = pieces.map((piece) => {
    const value = (isEnding(view, piece) ? plain('clean', 'it is the ending of a name') : null) ?? takenOut(view, piece) ?? resolve({ ...view, depth: view.depth - 1 }, piece.span);
    return { ...value, here: false, saw: howSet(name, lineOf(view.tokens, piece.at), value), evidence: [{ from: piece.at, to: piece.span.to }, ...value.evidence] };
  });
  const value = worst(withoutCached(view, pieces, values));
  if (pieces.every(({ adds }) => !adds)) return value;
  // what is added to a list stays an item of its own
  if (values.some(({ list }, index) => list && !pieces[index].adds)) return { ...value, list: true, evidence: values.flatMap((one) => one.evidence) };
  // what it held before is not known
  if (value.state === 'constant' && pieces[0].adds) return CONSTANT;
  if (value.state === 'constant' || value.state === 'clean') return { ...value, evidence: values.flatMap((one) => one.evidence) };
  const state = grownState(view, value.state);
  return { ...value, state, joined: true, parts: values.flatMap((one, index) => (one.parts.length > 0 ? one.parts : partsGiven(view, pieces[index].span))), evidence: values.flatMap((one) => one.evidence) };
}

/** A builder that begins empty brings no part. */
function partsGiven({ tokens }: View, span: Span): Part[] {
  return madeEmpty(tokens, span) === null ? partsOrLeaf(tokens, span) : [];
}

/** `page = cache.get(key)`, `if page is None: page = clean(text)`: what a cache holds is what was put there, and what that is stands beside it. */
function withoutCached({ tokens }: View, pieces: Assigned[], values: Resolution[]): Resolution[] {
  if (!values.some(({ state }) => state === 'clean')) return values;
  return values.filter(({ state }, index) => state !== 'unknown' || !FROM_CACHE.test(accessText(tokens, pieces[index].span)));
}

const FROM_CACHE = /(?:cache|memo)\w{0,20}(?:\.|->|::)(?:get|fetch|read|getItem|getIfPresent)\(/i;

/** `name, ending = os.path.splitext(path)`, `const { base } = path.parse(file)` */
function isEnding({ tokens, category }: View, { at, span, keys = '' }: Assigned): boolean {
  if (category === 'path-traversal' && /^(?:base|name|ext)$/.test(keys) && /^(?:path\.)?(?:posix\.|win32\.)?parse\(/.test(accessText(tokens, span))) return true;
  if (category === 'path-traversal' && isOp(tokens, at - 1, ',') && /^(?:filepath|path|os\.path)\.[sS]plit\(/.test(accessText(tokens, span))) return true;
  return category === 'path-traversal' && isOp(tokens, at - 1, ',') && isOp(tokens, at + 1, '=') && isOp(tokens, span.to, ')') && splitsEnding(tokens, span.to, '1');
}

/** Parts of a request that name it, and the site itself: they choose no other host. */
const OWN_ADDRESS = /(?:^|\.)(?:req|request|ctx)\.(?:url|originalUrl|path|hostname|nextUrl)$/;
const LEADS: ReadonlySet<Category> = new Set(['ssrf', 'open-redirect']);

/** What `const { body } = req` gives `body`, where that comes from outside though the whole does not. */
function takenOut({ tokens, category }: View, { span, keys = '' }: Assigned): Resolution | null {
  if (keys === '' || tokens.kind[span.to] !== WORD || tokens.kind[span.from] !== WORD) return null;
  const whole = accessText(tokens, span);
  const sent = (access: string): string | null => sourceOf(tokens.grammar.name, asRequest(tokens, span.from, access), category);
  const access = `${whole}.${keys}`;
  const what = sent(whole) !== null || (LEADS.has(category) && OWN_ADDRESS.test(access)) ? null : sent(access);
  return what === null ? null : plain('tainted', `${shortly(access)} comes from ${what}`);
}
