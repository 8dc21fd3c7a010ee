/** Code rules on one text: the places where one may start are read as tokens, its patterns laid on them, its traits asked. */
import type { Category, Confidence, Trait } from '../types.ts';
import { enclosingFunction } from '../text/scopes.ts';
import { segments, type Segment } from '../text/embedded.ts';
import { HEAD, MIDDLE, STRING, TAIL, TEXT, WORD, tokenize, tokenText, type Tokens } from '../text/tokens.ts';
import type { Grammar } from '../text/grammar.ts';
import { enclosingOpen, isOp, type Span } from '../text/expression.ts';
import { originalOf } from '../text/imports.ts';
import { takenFrom, type Taken } from '../text/taken.ts';
import { joinAround } from '../text/join-around.ts';
import { HARMLESS } from '../text/joins.ts';
import { breaksBetween, tokenFrom } from '../text/words.ts';
import type { AliasHit } from './alias-hits.ts';
import { isOfKind } from './anchor.ts';
import { saysWhatIsAsked } from './asked-words.ts';
import { CONFIDENCE_ORDER, NEAR, type Match } from './best.ts';
import { bind, type Binding } from './bind.ts';
import { confidenceOf } from './confidence.ts';
import { beforeCallback, evidenceText, spanStart } from './evidence.ts';
import type { KeywordHit } from './prefilter.ts';
import { isRequested, madeOf, plain, type Resolution, type View } from './values/resolution.ts';
import { cleansMarkup } from './values/sanitizers.ts';
import { editsOf } from './suggest.ts';
import { inItsPlace } from './values/half-measures.ts';
import type { Pattern } from './pattern.ts';
import { mayStart, speaksOf, startsCode, type LiveRule, type RuleSet } from './ruleset.ts';
import { checkTime, touchesSource, type Scene } from './scene.ts';
import { TOLD, isTold } from './traits/told.ts';
import { claimHolds, holeAt } from './traits/traits.ts';
import { lastUse } from './reach.ts';
import { givenIn, mayTouch } from './rests-on.ts';
import { windowsAround, type Range } from './windows.ts';
import { isWishedOrder } from './traits/wished-orders.ts';
import { joinedNear, putTogetherNear, writtenAt } from './written-at.ts';

const LOOK_BACKS = 16;
/** Values that are looked at to say what one match holds, so that names which stand for one another in many ways cost bounded time. */
const STEPS_BACK = 120;
/** Code around a keyword is read from at most this many keyword places a file and rule, so that hostile texts cost bounded time. */
const MAX_PLACES = 2000;

/** @param language of all the text; null when others may stand in it, as in pages */
export function matchesAt(scene: Scene, grammar: Grammar, language: Grammar | null, wanted: (KeywordHit | AliasHit)[]): Match[] {
  const { source, rules } = scene;
  return segments(source.text, grammar).flatMap((segment) => {
    const text = segment.text ?? source.text;
    const all = segment.text === undefined ? wanted.filter(({ at }) => at >= segment.start && at < segment.end) : rules.keywords.find(text);
    const here = language === null ? all.filter((hit) => 'length' in hit || startsCode(rules, hit, text, segment.grammar)) : all;
    if (here.length === 0) return [];
    checkTime(scene);
    return readAround(scene, segment, text, here);
  });
}

/** Large texts are read in windows; a finding there, and words that turn out to be text, are confirmed by reading from the beginning. */
function readAround(scene: Scene, segment: Segment, text: string, hits: (KeywordHit | AliasHit)[]): Match[] {
  const [start, end] = segment.text === undefined ? [segment.start, segment.end] : [0, text.length];
  const windows = windowsAround(text, start, end, hits.map(({ at }) => at).sort((a, b) => a - b));
  const read = (range: Range): Match[] => {
    const within = hits.filter(({ at }) => at >= range.start && at < range.end);
    const tokens = tokenize(text, segment.grammar, range.start, range.end, start);
    if (range.guessed && !within.every((hit) => isCode(scene.rules, tokens, hit))) return read({ start, end: range.end });
    return segmentMatches(scene, segment, tokens, within);
  };
  const found = windows.flatMap(read);
  const isSure = windows.length === 1 && windows[0].start === start;
  return isSure || found.every(({ confidence }) => confidence === 'possible') ? found : read({ start, end: windows[windows.length - 1].end });
}

/** Does a word of code stand at the hit, where a rule starts from one? */
function isCode(rules: RuleSet, tokens: Tokens, hit: KeywordHit | AliasHit): boolean {
  const fromText = rules.byWord(hit.word).some((index) => rules.start(index).anchors.some(({ text }) => text === ''));
  return fromText || reachedBy(rules, tokens, hit).some((token) => tokens.kind[token] === WORD);
}

/** The tokens that a hit touches. */
function reachedBy(rules: RuleSet, tokens: Tokens, hit: KeywordHit | AliasHit): number[] {
  return tokensAt(tokens, hit.at, hit.at + ('length' in hit ? hit.length : rules.words.text(hit.word).length));
}

function segmentMatches(scene: Scene, segment: Segment, tokens: Tokens, hits: (KeywordHit | AliasHit)[]): Match[] {
  const { rules, source } = scene;
  const text = segment.text ?? source.text;
  const matches: Match[] = [];
  const places = new Map<number, number>();
  const done = new Set<number>();
  const joins: Joins = new Map();
  for (const hit of hits) {
    const { word, at } = hit;
    const reached = reachedBy(rules, tokens, hit);
    if (reached.length === 0) continue;
    for (const index of rules.byWord(word)) {
      const start = rules.start(index);
      if (!speaksOf(start, segment.grammar) || !('length' in hit || mayStart(start, rules.words.text(word), tokens.text, at)) || !saysWhatIsAsked(start.asked, text)) continue;
      const fresh = reached.filter((token) => !done.has(index * tokens.count + token));
      if (fresh.length === 0 || seen(places, index)) continue;
      checkTime(scene);
      for (const token of fresh) done.add(index * tokens.count + token);
      const rule = rules.rule(index);
      for (const token of fresh) matches.push(...ruleMatches(scene, rule, tokens, token, segment, joins));
    }
  }
  return matches;
}

function seen(places: Map<number, number>, index: number): boolean {
  const count = (places.get(index) ?? 0) + 1;
  places.set(index, count);
  return count > MAX_PLACES;
}

/** Indices of the tokens that a keyword at bytes [from, to) touches; none in comments and white space. */
function tokensAt(tokens: Tokens, from: number, to: number): number[] {
  const reached: number[] = [];
  for (let index = tokenFrom(tokens, from); index < tokens.count && tokens.start[index] < to; index++) reached.push(index);
  return reached;
}

/** The joins that a pattern was laid on: each of their texts leads to the whole. */
type Joins = Map<Pattern, Set<number>>;

function isFresh(joins: Joins, pattern: Pattern, tokens: Tokens, token: number): boolean {
  const { from } = joinAround(tokens, token);
  const seen = joins.get(pattern) ?? new Set<number>();
  joins.set(pattern, seen);
  const { size } = seen;
  return seen.add(from).size > size;
}

function ruleMatches(scene: Scene, rule: LiveRule, tokens: Tokens, token: number, segment: Segment, joins: Joins): Match[] {
  const kind = tokens.kind[token];
  const isText = kind === STRING || kind === HEAD || kind === MIDDLE || kind === TAIL || kind === TEXT;
  const found: Match[] = [];
  const { anchors } = rule.row;
  const names = namesAt(tokens, token);
  for (let index = 0; index < anchors.length; index++) {
    if (!mayBeAnchor(names, anchors[index].text)) continue;
    const pattern = rule.pattern(index);
    if (pattern.anchor < 0 && (!isText || !isFresh(joins, pattern, tokens, token))) continue;
    const near = bind(pattern, tokens, token).filter(({ span }) => mayTouch(scene, segment, tokens, span));
    const judged = near.map((binding) => weigh(rule, tokens, binding, pattern.anchor < 0)).filter((one) => one !== null);
    const worst = judged.sort((a, b) => CONFIDENCE_ORDER[b.confidence] - CONFIDENCE_ORDER[a.confidence])[0];
    if (worst === undefined) continue;
    const match = located(scene, rule, tokens, worst, segment);
    if (match !== null) found.push(match);
  }
  return found;
}

/** Could a pattern that starts from `word` do so here? Asked before it is compiled, and of a join, which any text may start, answered with yes. */
function mayBeAnchor({ text, original, taken }: Names, word: string): boolean {
  const bare = word[0] === '@' ? word.slice(1) : word;
  return text.includes(bare) || isOfKind(text, bare) || original?.includes(bare) === true || isTakenAs(taken, bare);
}

/** What a token says, and what that stands for in its file. */
interface Names { text: string; original: string | undefined; taken: Taken | undefined }

function namesAt(tokens: Tokens, token: number): Names {
  const text = tokenText(tokens, token);
  return { text, original: originalOf(tokens, text), taken: takenFrom(tokens, text) };
}

function isTakenAs(taken: Taken | undefined, word: string): boolean {
  return taken !== undefined && (taken.member === word || taken.module.split('.').includes(word));
}

/** `written`: where the value stands on which the danger rests, when that is elsewhere. */
interface Weighed { binding: Binding; place?: Span; written?: Span | null; resolution: Resolution; confidence: Confidence }

/** The traits decide whether a binding is the danger, the table how sure that is. */
function weigh(rule: LiveRule, tokens: Tokens, binding: Binding, isJoin: boolean): Weighed | null {
  const { row } = rule;
  const view: View = { tokens, category: row.category, depth: LOOK_BACKS, steps: { left: STEPS_BACK } };
  if (!allHold(view, row.where, binding)) return null;
  const weighed = weighedHole(rule, view, binding, isJoin);
  if (weighed === null) return null;
  const written = view.place === undefined ? writtenBefore(row, tokens, binding, weighed.resolution) : null;
  return { ...weighed, written, ...(row.doubt !== null && allHold(view, row.doubt, binding) && { confidence: 'possible' }) };
}

/** Dangers that are mended where the value is put together. */
const PUT_TOGETHER: ReadonlySet<Category> = new Set(['path-traversal', 'command-injection', 'ssrf']);

/** Where the value stands that the danger rests on: a vector, a salt or an address that was written out, the values in markup, a path or a command that was put together; null for other dangers, and where none stands apart. */
function writtenBefore({ category, where, hole }: LiveRule['row'], tokens: Tokens, { holes, span }: Binding, { parts }: Resolution): Span | null {
  if (category === 'weak-crypto' || category === 'insecure-transport') return writtenAt(tokens, Object.keys(where).flatMap((name) => holes.get(name) ?? []));
  const value = holes.get(hole);
  if (PUT_TOGETHER.has(category)) return value === undefined ? null : putTogetherNear(tokens, value, span);
  return category === 'xss' ? joinedNear(tokens, parts, span) : null;
}

/** `match` stands for all that the pattern found. */
function allHold(view: View, traits: Record<string, Trait>, binding: Binding): boolean {
  return Object.entries(traits).every(([name, trait]) => {
    const span = name === 'match' ? binding.span : binding.holes.get(name);
    return span !== undefined && claimHolds(trait, holeAt(view, span));
  });
}

function weighedHole({ row }: LiveRule, view: View, binding: Binding, isJoin: boolean): Weighed | null {
  const span = binding.holes.get(row.hole);
  if (span === undefined) return { binding, place: view.place, resolution: plain('constant'), confidence: row.confidence };
  const value = holeAt(view, span).resolution();
  if (isJoin && row.category === 'xss' && standsInCleaner(view.tokens, binding.span)) return null;
  const parts = isJoin ? holeAt(view, binding.span).parts() : [];
  const resolution = isJoin ? inJoin(inItsPlace(row.category, value, parts, span), span, parts) : value;
  const confidence = confidenceOf(row.sink, row.category, resolution);
  if (confidence === null) return null;
  const [made, values] = isJoin ? [parts, [span]] : [resolution.parts, resolution.parts.flatMap(({ hole }) => (hole === null ? [] : [hole]))];
  if (confidence === 'possible' && [span, ...values].some((one) => isTold(view, one))) return { binding, resolution: { ...resolution, saw: TOLD }, confidence: 'likely' };
  const isWished = confidence === 'possible' && row.category === 'sql-injection' && values.some((one) => isWishedOrder(view.tokens, one, made));
  return { binding, place: view.place, resolution, confidence: isWished ? 'likely' : confidence };
}

/** `Jsoup.clean("<b>" + name + "</b>", Safelist.basic())`: the join is an argument of what makes markup safe. */
function standsInCleaner(tokens: Tokens, span: Span): boolean {
  const open = enclosingOpen(tokens, span.from);
  return open > 0 && isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && cleansMarkup(tokenText(tokens, open - 1));
}

/** A value bound inside a join is joined, whatever it is, unless it is known to be harmless; the join's other values are judged on their own. */
function inJoin(value: Resolution, span: Span, all: Resolution['parts']): Resolution {
  if (value.state === 'constant' || value.state === 'clean') return value;
  return { ...value, state: value.state === 'tainted' ? 'tainted' : 'joined', joined: true, parts: all.flatMap((part) => (part.hole === null ? [part] : part.hole.from === span.from ? madeOf(part, value) : [HARMLESS])) };
}

/** The match in offsets of the file; null when none of its evidence touches a line in question. */
function located(scene: Scene, rule: LiveRule, tokens: Tokens, { binding, place, written, resolution, confidence }: Weighed, segment: Segment): Match | null {
  const toFile = segment.toFile ?? ((offset: number) => offset);
  const offsets = (span: Span): [number, number] => [toFile(spanStart(tokens, span.from)), toFile(tokens.end[span.to] - 1) + 1];
  const found = beforeCallback(tokens, binding);
  const [start, end] = offsets(place ?? written ?? found);
  const origins = [...resolution.evidence, ...(written ? [found] : [])].map(offsets);
  if (!touchesSource(scene.source, scene.lines, [[start, end], ...origins])) {
    const named = resolution.evidence.length === 0 ? givenIn(tokens, binding.span).map(offsets) : [];
    if (named.length === 0 || !touchesSource(scene.source, scene.lines, named)) return null;
    origins.push(...named);
  }
  const name = enclosingFunction(tokens, binding.span.from)?.name ?? '';
  const use = place !== undefined ? -1 : nearUse(tokens, written ?? found, found, lastUse(tokens, binding.span));
  return { rule, start, end, ...(use >= 0 && { used: toFile(tokens.end[use] - 1) + 1 }), confidence, fed: fedBy(resolution), message: resolution.saw, evidence: `${evidenceText(tokens, binding)}\0${name}`, origins: origins.map(([from, to]) => ({ start: from, end: to })), secret: null, ...suggested(rule, tokens, binding.span, segment) };
}

function fedBy(value: Resolution): 0 | 1 | 2 {
  if (isRequested(value)) return 2;
  return value.state === 'joined' || value.fed === true ? 1 : 0;
}

/** Of the last uses of what was found, and of the value in it that stands at `from`, the one furthest behind that is near; -1 where none is. */
function nearUse(tokens: Tokens, { from }: Span, found: Span, last: number): number {
  const ends = from === found.from ? [last] : [last, found.to];
  return ends.find((end) => end > from && breaksBetween(tokens, from, end) <= NEAR) ?? -1;
}

/** Only where the text that is read is the file's own: an edit must fit byte for byte. */
function suggested({ row: { suggest } }: LiveRule, tokens: Tokens, span: Span, { text }: Segment): Pick<Match, 'suggestion'> {
  const suggestion = suggest.length > 0 && text === undefined ? editsOf(suggest, tokens, span) : null;
  return suggestion === null ? {} : { suggestion };
}
