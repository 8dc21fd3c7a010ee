/** The closed set of traits a code rule may ask of its holes; each is one claim about a value. */
import type { Trait } from '../../types.ts';
import { Fault } from '../../faults.ts';
import { NUMBER, OP, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { beforeTypes } from '../../text/casts.ts';
import { isOp, skip, type Span } from '../../text/expression.ts';
import { joinParts, literalText, withoutBrackets, partsOrLeaf, type Part } from '../../text/joins.ts';
import { ROUTE_DECORATOR } from '../values/sources.ts';
import { lacksGuard } from '../access/route-guards.ts';
import { lacksOwner } from '../access/owners.ts';
import { keyWrittenBehind, mergedAt } from './deep-merge.ts';
import { handedTo } from '../values/callers.ts';
import { leavesOut } from '../values/destructured.ts';
import { choosesHost } from './hosts.ts';
import { holdsSecret, partsGivenBack, valuesGivenBack } from './logged.ts';
import { isBareFolder, isResolvedPath } from './folders.ts';
import { resolve, resolveUse } from '../values/resolve.ts';
import { isRequested, type Resolution, type View } from '../values/resolution.ts';
import { holds, holdsTexts, isAskedFor, isCutOfKey, isElementOf, isGivenText, isSpread, isUnfilled, piecesOf, standsWithin } from './definition-traits.ts';
import { endsWith, goesInto, hasWordOf, holdsWord, isComplaint, isPage, mentions, valuesIn, writtenOut } from './place-traits.ts';
import { isFixed } from './fixed.ts';
import { codesOf, constantText, spellings } from './spellings.ts';
import { shows } from './shown-credentials.ts';
import { equatedAt } from './equated.ts';
import { isOfRow } from './rows.ts';
import { NATIVE_CLAIMS } from '../native/native-claims.ts';
import { PASSAGE_CLAIMS } from './passage-claims.ts';
import { breaksBetween } from '../../text/words.ts';
import { mayQuery, maySay, standsBeside } from '../values/may-hold.ts';
import { looksLikePlaceholder } from '../text-rules/placeholder.ts';
import { CLEARTEXT, readsAsLdap, readsAsXpath, readsLikeQuery } from '../values/query-shape.ts';
import { onlyNames } from './naming.ts';
import { isAskedByProtocol } from './protocols.ts';
import { isOpted } from './opted.ts';
import { isHarmlessCookie } from './cookies.ts';

/** One hole as a trait sees it: lazily, because most claims need little. */
export interface Hole { view: View; span: Span; resolution(): Resolution; parts(): Part[]; text(): string }

export function holeAt(view: View, span: Span): Hole {
  let resolution: Resolution | null = null;
  let parts: Part[] | null = null;
  let text: string | null = null;
  const hole: Hole = {
    view,
    span,
    resolution: () => (resolution ??= resolveUse(view, span)),
    parts: () => (parts ??= partsOrLeaf(view.tokens, span)),
    text: () => (text ??= textOf(hole)),
  };
  return hole;
}

type Claim = (hole: Hole, of: (string | number)[]) => boolean;

/** Parts of the hole itself, or of the join it was put together by. */
function partsOf(hole: Hole): Part[] {
  const own = hole.parts();
  if (own.some((part) => part.text !== null)) return own;
  const made = hole.resolution().parts;
  return made.length === 0 ? own : made;
}

/** `$...` may stand for several values; a plain name shows what was joined in it, or in a value of the object that it was given. */
function showsOne({ view: { tokens }, span }: Hole, words: string[]): boolean {
  const isShown = (value: Span): boolean => shows(tokens, partsOrLeaf(tokens, value), words);
  const isJoined = (value: Span): boolean => joinParts(tokens, value) !== null && isShown(value);
  const isLeft = ({ from, to }: Span): boolean => from === to && leavesOut(tokens, tokenText(tokens, from), from, (key) => endsWith(key, words));
  const isSet = (value: Span): boolean => piecesOf(tokens, value).some(({ span: given, adds }) => (adds && isShown(given)) || valuesIn(tokens, given).some(isJoined));
  return valuesIn(tokens, span).some((value) => !isLeft(value) && (isShown(value) || isSet(value) || shows(tokens, partsGivenBack(tokens, value), words) || holdsSecret(tokens, value, words)));
}

/** What writes all of a value out as text. */
const AS_TEXT = /^(?:JSON\.stringify|util\.inspect|inspect|dict|str|repr|json\.dumps|pformat|print_r|var_export|json_encode)\(([^,]{1,60}?)(?:,[^()]{0,40})?\)$|^(.{1,60}?)\.(?:inspect|to_s|to_json)$/;

/** Does it give one of these, under another name maybe? Elsewhere than on the line of the call the finding stands where it does. */
function givesOne(hole: Hole, words: string[], { view } = hole): boolean {
  const { tokens } = view;
  const isOne = (value: Span): boolean => {
    const one = holeAt(view, value);
    const spans = [value, ...one.parts().flatMap((part) => (part.hole === null ? [] : [part.hole]))];
    return spans.some((span) => {
      const code = codeOf(one, span).slice(0, 160).replace(/\s+/g, ' ').replace(/^(?:\w{1,40} ?= ?)?[?%](?=\w)|^\.\.\./, '');
      const [, call, access] = AS_TEXT.exec(code) ?? [];
      return words.includes(call ?? access ?? code);
    });
  };
  const values = valuesIn(tokens, hole.span);
  const given = values.flatMap((value) => [value, ...writtenOut(tokens, value), ...valuesGivenBack(tokens, value)]).find(isOne);
  // `const { user } = req.body` gives a part of it
  if (given === undefined) return values.some((value) => value.from === value.to && piecesOf(tokens, value).some(({ span, adds }) => !adds && tokenText(tokens, span.from - 2) === tokenText(tokens, value.from) && isOne(span)));
  if (given.from < hole.span.from || breaksBetween(tokens, hole.span.from, given.from) > 0) view.place = given;
  return true;
}

/** Bytes of a text that are looked at: what it is shows at its start, and some of the shapes take quadratic time. */
const MAX_TEXT = 1000;

/** Text of the hole itself, or of the join it was put together by. */
function textOf(hole: Hole): string {
  let all = '';
  for (const { text, hole: value } of partsOf(hole)) {
    all += text ?? (value === null ? null : constantText(hole.view.tokens, value)) ?? '?';
    if (all.length >= MAX_TEXT) break;
  }
  return all.slice(0, MAX_TEXT);
}

const CLAIMS: Record<string, Claim> = {
  /** String literals and nothing else. */
  literal: (hole) => literalText(hole.view.tokens, withoutBrackets(hole.view.tokens, hole.span)) !== null,
  /** Numbers only. */
  number: (hole) => hole.span.from === hole.span.to && hole.view.tokens.kind[hole.span.from] === NUMBER,
  /** Resolves to literals only. */
  constant: (hole) => hole.resolution().state === 'constant',
  /** Made safe for the rule's category. */
  sanitised: (hole) => hole.resolution().state === 'clean',
  /** Text and a value put together, here or where it was defined. */
  joined: (hole) => hole.resolution().joined,
  /** Comes from outside the program: sent, typed, or given by whoever starts it. */
  tainted: (hole) => hole.resolution().state === 'tainted',
  /** Tainted by a request, a message or an address: not by the arguments or the environment of whoever starts the program. */
  requested: (hole) => isRequested(hole.resolution()),
  /** What a call gave whose result is not known. */
  made: (hole) => /^the result of \S+ is not known/.test(hole.resolution().saw),
  /** A parameter of the function it stands in, of which no more is known. */
  parameter: (hole) => hole.resolution().state === 'parameter',
  /** A plain name or access, nothing computed. */
  name: (hole) => isName(hole),
  /** Its text reads like SQL. */
  query: (hole) => mayQuery(hole.view.tokens) && readsLikeQuery(hole.text()) && !isPage(hole.view.tokens, hole.span.from) && !isComplaint(hole.view.tokens, hole.span.from),
  /** Its text holds a tag. */
  html: (hole) => /<\/?[a-z!]/i.test(hole.text()) && !isPage(hole.view.tokens, hole.span.from),
  /** Its text starts like an address. */
  url: (hole) => /^\s*(?:https?:|\/\/|wss?:|ftp:)/i.test(hole.text()),
  /** Its text is a scheme and a host, and nothing behind them. */
  origin: (hole) => /^https?:\/\/[\w-]{1,60}(?:\.[\w-]{1,60})*(?::\d{1,5})?$/i.test(hole.text()),
  /** Its text starts with http:// and the name of a host that is not this machine or its own network. */
  cleartext: (hole) => CLEARTEXT.test(hole.text()) || spellings(hole.view.tokens, partsOrLeaf(hole.view.tokens, hole.span)[0]?.hole ?? hole.span).some((one) => CLEARTEXT.test(literalText(hole.view.tokens, one) ?? '')),
  /** Its text, here or where its name was given it, starts with one of these. */
  starts: (hole, of) => of.map(String).some((word) => hole.text().startsWith(word) || isGivenText(hole.view.tokens, hole.span, word)),
  /** Its text holds a path separator or a file's ending. */
  path: (hole) => /[\\/]|\.[a-z]{1,5}$/i.test(hole.text()),
  /** Its text reads like a command line: a program and a blank. */
  shell: (hole) => /^\s*[\w./~?-]+\s|[|;&>`]|\$\(/.test(hole.text()),
  /** Written as a list, here or where it was defined: arguments that no shell takes apart. */
  list: (hole) => isSpread(hole.view.tokens, hole.span) || hole.resolution().list || ['[', '{'].some((open) => isOp(hole.view.tokens, hole.span.from, open)) && skip(hole.view.tokens, hole.span.from) === hole.span.to,
  /** A value from outside, from one of these places when some are named, stands where the address names its host. */
  host: (hole, of) => choosesHost(hole, of.map(String)),
  /** Its text is a filter of a directory search with a value in it. */
  ldap: (hole) => readsAsLdap(partsOf(hole)) || readsAsLdap(hole.resolution().parts),
  /** Its text is a path through a document with a value in a predicate. */
  xpath: (hole) => readsAsXpath(partsOf(hole)) || readsAsXpath(hole.resolution().parts),
  /** One of these texts stands in the same code, up to 16 KB before or after it, white space apart: what makes it safe is said elsewhere. */
  beside: ({ view: { tokens }, span }, of) => standsBeside(tokens, span, of.map(String)),
  /** It stands in a branch that a setting asks for by its name: `if (options.insecure)`. */
  opted: ({ view: { tokens }, span }) => isOpted(tokens, span),
  /** A protocol or a file format asks for it, by the words of its function and of what is said right above that. */
  protocol: ({ view: { tokens }, span }) => isAskedByProtocol(tokens, span),
  /** A hash that only names something or finds it again, by what it is given to and the words around it: ETags, keys of caches. */
  naming: ({ view: { tokens }, span }) => onlyNames(tokens, span),
  /** One of these texts stands in the same function, white space apart. */
  within: ({ view: { tokens }, span }, of) => standsWithin(tokens, span, of.map(String)),
  /** One of these words stands in it, or in what its name was last given or declared as. */
  holds: ({ view: { tokens }, span }, of) => holds(tokens, span, of.map(String)),
  /** An element that was made with one of these names: `document.createElement('style')`. */
  element: ({ view: { tokens }, span }, of) => isElementOf(tokens, span, of.map(String)),
  /** The call that it is an argument of is asked for one of these members: `new File(name).getName()`. */
  asked: ({ view: { tokens }, span }, of) => isAskedFor(tokens, span, of.map(String)),
  /** A part of a key. */
  'cut-of-key': ({ view: { tokens }, span }) => isCutOfKey(tokens, span),
  /** A new array of bytes that nothing was put into. */
  unfilled: ({ view: { tokens }, span }) => isUnfilled(tokens, span),
  /** Every value that it puts into an object is text, whatever was sent: `String(x)`, `x.trim()`, `typeof x !== 'string'` asked before. */
  texts: ({ view: { tokens }, span }) => holdsTexts(tokens, span),
  /** An option of a cookie whose name is written out and speaks of no session, no user and no token. */
  'harmless-cookie': ({ view: { tokens }, span }) => isHarmlessCookie(tokens, span),
  /** It stands as the first argument of a call of one of these names, or, as what Python prints, in brackets behind one. */
  given: ({ view: { tokens }, span: { from } }, of) => [from - 1, from].some((open) => isOp(tokens, open, '(') && of.map(String).includes(tokenText(tokens, beforeTypes(tokens, open - 1)))),
  /** Its text begins with one of these. */
  begins: (hole, of) => of.some((start) => hole.text().startsWith(String(start))),
  /** Text between backticks or in `%x()`: in PHP and Ruby a shell runs it. */
  backtick: ({ view: { tokens }, span }) => /^(?:`|%x)/.test(tokenText(tokens, withoutBrackets(tokens, span).from)),
  placeholder: (hole) => looksLikePlaceholder(hole.text()),
  ...NATIVE_CLAIMS,
  ...PASSAGE_CLAIMS,
  /** What its statement makes is compared by `==`, `equals` or their kin later in its function: there the finding stands. */
  equated: ({ view, span }) => (view.place = equatedAt(view.tokens, span) ?? undefined) !== undefined,
  /** A field of a row that a query brought, as `$row["name"]`: there the finding stands. */
  row: ({ view, span }) => (view.place = isOfRow(view.tokens, span) ? span : undefined) !== undefined,
  /** The last name in it, without its case, is or ends with one of these words. */
  named: (hole, of) => hasName(hole, of.map(String)),
  /** One of these words, or a literal of that text, stands in it; `rest` is what `$...` stands for, and may be empty. */
  has: ({ view: { tokens }, span }, of) => holdsWord(tokens, span, of.map(String)),
  /** The name or key it is given to, or the function it stands in, has one of these words. */
  into: (hole, of) => goesInto(hole.view.tokens, hole.span, of.map(String)),
  /** A name or key in it has one of these words. */
  mentions: ({ view: { tokens }, span }, of) => mentions(tokens, span, of.map(String)) || hasWordOf(constantText(tokens, span) ?? '', of.map(String)),
  /** It is compared with something: `cipher == EVP_rc4()`. */
  compared: ({ view: { tokens }, span: { from, to } }) => COMPARES.has(tokenText(tokens, from - 1)) || COMPARES.has(tokenText(tokens, to + 1)),
  /** It is, holds or puts into text a value whose name ends with one of these words. */
  shows: (hole, of) => showsOne(hole, of.map(String)),
  /** One of the values that stand side by side in it, put into text or not, is exactly one of these: `JSON.stringify(req.body)`. */
  gives: (hole, of) => givesOne(hole, of.map(String)),
  /** One of the values that stand side by side in it is a request's as it came, nothing put before it. */
  brings: ({ view, span }) => valuesIn(view.tokens, span).some((value) => { const one = resolve(view, value); return isRequested(one) && !one.joined; }),
  /** What it is rests on one of these: the words in which a finding says what was seen hold it, as "request.json". */
  from: (hole, of) => of.map(String).some((word) => maySay(hole.view.tokens, word) && hole.resolution().saw.includes(word)),
  /** Written out: a literal, or bytes made of one, here or where the name was set. */
  fixed: ({ view: { tokens }, span }) => isFixed(tokens, span),
  /** Its text, or that of its constant, holds one of these, whatever the case. */
  contains: (hole, of) => { const text = (hole.text() || (constantText(hole.view.tokens, hole.span) ?? '')).toLowerCase(); return of.some((part) => text.includes(String(part))); },
  /** It stands in a function that a route calls, by a decorator: `@app.get("/x")`. */
  routed: ({ view: { tokens }, span }) => isRouted(tokens, span.from),
  /** It stands at the head of a route that lacks the check which the other routes of the file have. */
  unguarded: ({ view: { tokens }, span }) => lacksGuard(tokens, tokens.start[span.from]),
  /** It stands in a handler that knows who is logged in, or whose neighbours choose by owner, and nothing there asks whose the object is. */
  unowned: ({ view: { tokens }, span }) => lacksOwner(tokens, span.from),
  /** Its keys are merged deeply into another object, `__proto__` among them (JavaScript). */
  merges: ({ view, span }) => (view.place = mergedAt(view.tokens, span) ?? undefined) !== undefined,
  /** Behind it, in the same function, a value is set under a key that is no constant: `node[key] = value` (JavaScript). */
  'key-written': ({ view, span }) => (view.place = keyWrittenBehind(view.tokens, span) ?? undefined) !== undefined,
  /** A path that was resolved, as a text. */
  resolved: ({ view: { tokens }, span }) => isResolvedPath(tokens, span),
  /** A folder's path without a separator at its end. */
  folder: ({ view: { tokens }, span }) => isBareFolder(tokens, span),
  /** A number below this one, here, where its name was given it, or where its function is called. */
  below: ({ view: { tokens }, span }, of) => [span, ...handedTo(tokens, span)].flatMap((one) => spellings(tokens, one)).some(({ from, to }) => from === to && Number(tokenText(tokens, from).replace(/_/g, '')) < Number(of[0])),
  /** The code, or the literal that the name was set to, is exactly one of these, quotes apart. */
  equals: ({ view: { tokens }, span }, of) => spellings(tokens, span).some((one) => codesOf(tokens, one).some((code) => of.map(String).includes(code))),
};

const COMPARES: ReadonlySet<string> = new Set(['==', '!=', '===', '!==']);

export const TRAIT_NAMES: readonly string[] = Object.keys(CLAIMS);
/** Those written as { trait, of }. */
export const TRAITS_WITH_WORDS: readonly string[] = TRAIT_NAMES.filter((name) => CLAIMS[name].length > 1);

/** @throws Fault for a trait that is not in the set. */
export function claimHolds(trait: Trait, hole: Hole): boolean {
  if (typeof trait === 'string') return claim(trait)(hole, []);
  if ('not' in trait) return !claimHolds(trait.not, hole);
  if ('any' in trait) return trait.any.some((one) => claimHolds(one, hole));
  if ('all' in trait) return trait.all.every((one) => claimHolds(one, hole));
  return claim(trait.trait)(hole, trait.of);
}

function claim(name: string): Claim {
  if (Object.hasOwn(CLAIMS, name)) return CLAIMS[name];
  throw new Fault(`unknown trait "${name}"`, { hint: `Use one of: ${TRAIT_NAMES.join(', ')}.` });
}

function codeOf({ view: { tokens } }: Hole, { from, to }: Span): string {
  return tokens.text.slice(tokens.start[from], tokens.end[to]);
}

function isRouted(tokens: Tokens, index: number): boolean {
  const scope = enclosingFunction(tokens, index);
  return scope !== null && ROUTE_DECORATOR.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 500), tokens.start[scope.start]));
}

function isName(hole: Hole): boolean {
  const { tokens } = hole.view;
  for (let index = hole.span.from; index <= hole.span.to; index++) if (tokens.kind[index] !== WORD && !(tokens.kind[index] === OP && /^(?:\.|->|::|\?\.)$/.test(tokenText(tokens, index)))) return false;
  return true;
}

function hasName(hole: Hole, words: string[]): boolean {
  const { tokens } = hole.view;
  for (let index = hole.span.to; index >= hole.span.from; index--) {
    if (tokens.kind[index] !== WORD) continue;
    const name = tokenText(tokens, index).toLowerCase().replace(/^[$@_]+/, '');
    return words.some((word) => name === word || name.endsWith(word));
  }
  return false;
}
