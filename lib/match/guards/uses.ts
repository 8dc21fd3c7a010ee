/** Where guards stand in a text: the names that rules know, each in the way of standing that the rule speaks of. */
import { enclosingOpen, isAccessor, isOp, type Span } from '../../text/expression.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { grammarNamed } from '../../text/languages.ts';
import { STRING, literal, tokenize, type Tokens } from '../../text/tokens.ts';
import { tokenFrom } from '../../text/words.ts';
import type { GuardForm } from '../../types.ts';
import type { LiveRule } from '../ruleset.ts';
import { dottedStart, markNames, placeKey, placeOf, type Place } from './places.ts';
import { isChanged, once, type Side } from './side.ts';
import { STANDS, TAKES_GUARDS } from './stands.ts';

export interface GuardRule { rule: LiveRule; forms: [GuardForm, RegExp][] }

/** The rules that look at a change, and what they say of each name met so far: names come again and again. */
export interface Guards { rules: GuardRule[]; known: Map<string, readonly Claimed[]> }

/** A name that may be a guard of this rule in this form. */
interface Claimed { rule: GuardRule; form: GuardForm }

export interface Use {
  rule: LiveRule;
  form: GuardForm;
  name: string;
  tokens: Tokens;
  /** Tokens of the name. */
  span: Span;
  place: Place;
  /** Stands on a line that the change takes away or brings. */
  changed: boolean;
  /** Guards all that comes after it: a router, a class, a file. */
  wide: boolean;
  line: number;
}

const LONGEST_NAME = 120;
const MOST_USES = 2000;

export function guardsOf(rules: LiveRule[]): Guards {
  const all = rules.map((rule) => ({ rule, forms: Object.entries(rule.row.guard ?? {}).map(([form, { source, flags }]): [GuardForm, RegExp] => [form as GuardForm, new RegExp(source, flags)]) }));
  return { rules: all, known: new Map() };
}

/** In which forms the name may be a guard, and of which rules. */
function claimsOn({ rules, known }: Guards, name: string): readonly Claimed[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const found = rules.flatMap((rule) => rule.forms.flatMap(([form, shape]) => (STANDS[form] !== undefined && (shape.test(name) || (form === 'setting' && (isNear(rule, name) || shape.source.includes(`\\.${name}`)))) ? [{ rule, form }] : [])));
  known.set(name, found);
  return found;
}

/** Of settings only the key is known yet, not what it lies in. */
function isNear({ rule: { row } }: GuardRule, name: string): boolean {
  return row.near.some((word) => name.toLowerCase().includes(word));
}

export function usesIn(side: Side, guards: Guards): Use[] {
  const uses = side.parts.flatMap((tokens) => usesAmong(side, guards, tokens, [{ from: 0, to: tokens.count - 1 }]));
  return [...uses, ...textUses(side, guards)];
}

/** Lines that a name may go on for behind the one it begins on. */
const NAME_LINES = 3;

/** Those that stand on changed lines. */
export function changedUses(side: Side, guards: Guards): Use[] {
  const { lines, changed } = side;
  const uses = side.parts.flatMap((tokens) => {
    const spans = changed.map(({ start, end }) => ({ from: tokenFrom(tokens, lines.startOf(start)), to: tokenFrom(tokens, lines.endOf(end + NAME_LINES)) - 1 }));
    return usesAmong(side, guards, tokens, apart(spans));
  });
  return [...uses, ...textUses(side, guards)].filter((use) => use.changed);
}

/** Ascending spans without what an earlier one holds. */
function apart(spans: Span[]): Span[] {
  let last = -1;
  return spans.map(({ from, to }) => {
    const own = { from: Math.max(from, last + 1), to };
    last = Math.max(last, to);
    return own;
  });
}

function usesAmong(side: Side, guards: Guards, tokens: Tokens, spans: Span[]): Use[] {
  const found: Use[] = [];
  for (const { from, to } of spans) {
    for (let at = from; at <= to && found.length < MOST_USES; at++) {
      const name = nameAt(tokens, at);
      const claims = name === null ? [] : claimsOn(guards, name.text);
      if (name !== null && claims.length > 0) found.push(...usesAt(side, claims, tokens, name));
    }
  }
  return found;
}

function speaksOf({ row: { langs } }: LiveRule, { grammar }: Tokens): boolean {
  return langs === null || langs.includes(grammar.name) || langs.includes(grammar.family) || grammar.also?.some((name) => langs.includes(name)) === true;
}

interface Name { text: string; span: Span }

/** The whole name that ends here: `this` and its kin left out, sigils too; or a text that could be one. */
function nameAt(tokens: Tokens, at: number): Name | null {
  if (tokens.kind[at] === STRING) {
    const { start, end } = literal(tokens, at);
    return end - start > LONGEST_NAME ? null : { text: tokens.text.slice(start, end), span: { from: at, to: at } };
  }
  if (!isWord(tokens, at) || (isAccessor(tokens, at + 1) && isWord(tokens, at + 2))) return null;
  const from = dottedStart(tokens, at);
  if (tokens.end[at] - tokens.start[from] > LONGEST_NAME) return null;
  const words: string[] = [];
  for (let part = from; part <= at; part += 2) words.push(textOf(tokens, part).replace(/^[$:@]+/, ''));
  const own = words.length > 1 && SELVES.has(words[0]) ? words.slice(1) : words;
  return { text: own.join('.'), span: { from, to: at } };
}

const SELVES: ReadonlySet<string> = new Set(['this', 'self', 'cls', 'static', 'base', 'super']);

/** Of each rule the first form that stands there. */
function usesAt(side: Side, claims: readonly Claimed[], tokens: Tokens, { text, span }: Name): Use[] {
  const uses: Use[] = [];
  for (const { rule: one, form } of claims) {
    const { rule } = one;
    if (uses.some((use) => use.rule === rule) || !speaksOf(rule, tokens)) continue;
    if (STANDS[form]?.(tokens, span) !== true || (form === 'setting' && !isNamed(one, tokens, { text, span }))) continue;
    const place = placeOf(tokens, standingAt(tokens, span));
    const line = side.lines.lineAt(tokens.start[span.from]);
    const changed = isChanged(side, tokens.start[span.from], tokens.end[span.to]);
    uses.push({ rule, form, name: text, tokens, span, place, changed, line, wide: isWide(tokens, { text, span }, form, place) });
  }
  return uses;
}

/** Literal text: of templates, and what stands in no token of its own. Its place is the form it stands in, else the file. */
function textUses(side: Side, { rules }: Guards): Use[] {
  const [tokens = noCode()] = side.parts;
  return rules.flatMap(({ rule, forms }) => forms.flatMap(([form, shape]): Use[] => {
    if (form !== 'text' || !speaksOf(rule, tokens)) return [];
    return [...side.text.matchAll(new RegExp(shape.source, `${shape.flags}g`))].slice(0, MOST_USES).map(({ 0: name, index }) => ({
      rule, form, name, tokens, span: { from: 0, to: -1 }, place: formAround(side.text, index), changed: isChanged(side, index, index + name.length),
      wide: false, line: side.lines.lineAt(index),
    }));
  }));
}

/** What has no language of its own: nginx.conf. */
const noCode = once(() => tokenize('', grammarNamed('ini')!));

const FORM = /<form\b[^>]{0,400}/gi;

/** The form whose tag stands above, by what it sends to; a form without one by its place among the others. */
function formAround(text: string, at: number): Place {
  return formsIn(text.slice(0, at)).at(-1) ?? { kind: 'file', name: '', from: 0, to: 0 };
}

/** `from` is the offset of the tag here. */
export function formsIn(text: string): Place[] {
  return [...text.matchAll(FORM)].filter(([tag]) => !/method\s*=\s*["']?get/i.test(tag)).map(({ 0: tag, index }, count) => {
    const [, action = `${count}`] = /\baction\s*=\s*["']?([^"'>]*)/i.exec(tag) ?? [];
    return { kind: 'call', name: `form ${action}`, from: index, to: index };
  });
}

/** Django's settings for all views that say nothing of their own. */
const DEFAULTS = /^DEFAULT_[A-Z_]+$/;

/** A router's or an app's own, a class, a file: it guards more than one place. */
function isWide(tokens: Tokens, { text, span: { from } }: Name, form: GuardForm, place: Place): boolean {
  if (form === 'wrap') return false;
  if (form === 'setting') return DEFAULTS.test(text);
  const { kind } = place;
  if (kind === 'class' || (kind === 'file' && form !== 'call' && form !== 'check')) return true;
  if ((form === 'call' || form === 'check') && runsBeforeAll(tokens, from, place)) return true;
  const open = enclosingOpen(tokens, from);
  // ASP.NET's `options.Filters.Add(new AuthorizeFilter())`
  if (textOf(tokens, open - 1) === 'Add' && textOf(tokens, open - 3) === 'Filters') return true;
  return TAKES_GUARDS.test(textOf(tokens, open - 1)) && !/^(?:depends|security|middleware|with)$/i.test(textOf(tokens, open - 1));
}

/** Brackets between a question and the call that is given the function it stands in. */
const HOOK_DEPTH = 5;

/** Asked in what runs before every request: `@bp.before_request`, `router.use((req, res, next) => { … })`, `app.addHook('onRequest', …)`. */
function runsBeforeAll(tokens: Tokens, at: number, place: Place): boolean {
  if (place.kind === 'function' && markNames(tokens, placeKey(place)).some((name) => /(?:^|\.)(?:before_(?:app_)?request|before_serving|middleware)$/.test(name))) return true;
  for (let open = enclosingOpen(tokens, at), depth = 0; open >= 0 && depth < HOOK_DEPTH; open = enclosingOpen(tokens, open), depth++) {
    if (isOp(tokens, open, '(') && /^(?:use|addHook|before_action|before_filter|onBeforeHandle|before_request)$/.test(textOf(tokens, open - 1))) return true;
  }
  return false;
}

/** By its key alone, or by what it lies in. */
function isNamed({ forms }: GuardRule, tokens: Tokens, { text, span }: Name): boolean {
  return forms.some(([form, shape]) => form === 'setting' && (shape.test(text) || shape.test(`${within(tokens, span.from)}.${text}`)));
}

/** What a key lies in, from the outside in: of `session({ cookie: { secure: true } })` "session.cookie". */
function within(tokens: Tokens, at: number): string {
  const names: string[] = [];
  for (let open = enclosingOpen(tokens, at), depth = 0; open >= 0 && depth < 4; open = enclosingOpen(tokens, open), depth++) {
    const before = isOp(tokens, open - 1, ':') || isOp(tokens, open - 1, '=>') || isOp(tokens, open - 1, '=') ? open - 2 : open - 1;
    if (isWord(tokens, before)) names.unshift(tokens.text.slice(tokens.start[dottedStart(tokens, before)], tokens.end[before]));
  }
  return names.join('.');
}

/** A text stands for the call that takes it: `setHeader('X-Frame-Options', 'DENY')`, `.middleware(['auth', 'verified'])`. */
function standingAt(tokens: Tokens, { from }: Span): number {
  if (tokens.kind[from] !== STRING) return from;
  const around = enclosingOpen(tokens, from);
  const open = isOp(tokens, around, '[') ? around - 1 : from - 1;
  return isOp(tokens, open, '(') && isWord(tokens, open - 1) ? dottedStart(tokens, open - 1) : from;
}
