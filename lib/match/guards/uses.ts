/** Where guards stand in a text: the names that rules know, each in the way of standing that the rule speaks of. */
import { enclosingOpen, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { STRING, literal, type Tokens } from '../../text/tokens.ts';
import type { GuardForm } from '../../types.ts';
import type { LiveRule } from '../ruleset.ts';
import { dottedStart, isMark, placeOf, type Place } from './places.ts';
import { isChanged, type Side } from './side.ts';

export interface GuardRule { rule: LiveRule; forms: [GuardForm, RegExp][]; /** Name → the forms that know it: names come again and again. */ known: Map<string, GuardForm[]> }

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

export function guardRules(rules: LiveRule[]): GuardRule[] {
  return rules.map((rule) => ({
    rule,
    forms: Object.entries(rule.row.guard ?? {}).map(([form, { source, flags }]) => [form as GuardForm, new RegExp(source, flags)]),
    known: new Map(),
  }));
}

/** The forms in which this name may be a guard. */
function formsOf({ rule, forms, known }: GuardRule, name: string): GuardForm[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const lower = name.toLowerCase();
  const isNear = rule.row.near.some((word) => lower.includes(word));
  // of settings only the key is known yet, not what it lies in
  const found = forms.flatMap(([form, shape]) => (shape.test(name) || (form === 'setting' && isNear) ? [form] : []));
  known.set(name, found);
  return found;
}

export function usesIn(side: Side, rules: GuardRule[]): Use[] {
  const uses = side.parts.flatMap((tokens) => {
    const found: Use[] = [];
    const speaking = rules.filter(({ rule }) => speaksOf(rule, tokens));
    for (let at = 0; at < tokens.count && found.length < MOST_USES; at++) {
      const name = nameAt(tokens, at);
      if (name !== null) found.push(...usesAt(side, speaking, tokens, name));
    }
    return found;
  });
  return [...uses, ...textUses(side, rules)];
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

function usesAt(side: Side, rules: GuardRule[], tokens: Tokens, { text, span }: Name): Use[] {
  const uses: Use[] = [];
  for (const one of rules) {
    const { rule } = one;
    for (const form of formsOf(one, text)) {
      if (STANDS[form]?.(tokens, span) !== true || (form === 'setting' && !isNamed(one, tokens, { text, span }))) continue;
      const place = placeOf(tokens, standingAt(tokens, span));
      const line = side.lines.lineAt(tokens.start[span.from]);
      const changed = isChanged(side, tokens.start[span.from], tokens.end[span.to]);
      uses.push({ rule, form, name: text, tokens, span, place, changed, line, wide: isWide(tokens, span, form, place) });
      break;
    }
  }
  return uses;
}

/** Literal text: of templates, and what stands in no token of its own. Its place is the form it stands in, else the file. */
function textUses(side: Side, rules: GuardRule[]): Use[] {
  const [tokens] = side.parts;
  if (tokens === undefined) return [];
  return rules.flatMap(({ rule, forms }) => forms.flatMap(([form, shape]): Use[] => {
    if (form !== 'text' || !speaksOf(rule, tokens)) return [];
    return [...side.text.matchAll(new RegExp(shape.source, `${shape.flags}g`))].slice(0, MOST_USES).map(({ 0: name, index }) => ({
      rule, form, name, tokens, span: { from: 0, to: -1 }, place: formAround(side.text, index), changed: isChanged(side, index, index + name.length),
      wide: false, line: side.lines.lineAt(index),
    }));
  }));
}

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

const STANDS: Partial<Record<GuardForm, (tokens: Tokens, span: Span) => boolean>> = {
  mark: (tokens, { from }) => isMark(tokens, from - 1) || isMark(tokens, enclosingOpen(tokens, from)),
  base: isBase,
  argument: (tokens, span) => isArgument(tokens, span),
  call: isCall,
  check: (tokens, { from }) => conditionOf(tokens, from) >= 0,
  wrap: (tokens, { to }) => isOp(tokens, to + 1, '(') && items(tokens, to + 1).length > 0 && !isDeclared(tokens, to),
  setting: isSetting,
};

/** In `class X(Base)`, `class X extends Base`, `class X : Base`, `class X < Base`. */
function isBase(tokens: Tokens, { from }: Span): boolean {
  for (let at = from - 1; at >= 0 && at > from - 40; at--) {
    const text = textOf(tokens, at);
    if (text === '{' || text === ';' || text === ')' || text === 'def') return false;
    if (text === 'class' && isWord(tokens, at)) return at < from - 2;
  }
  return false;
}

const ROUTES = /^(?:get|post|put|patch|delete|del|all|any|use|route|match|options|head|handle|handlefunc|with|group|register|addhook|middleware|mount|resource|apiresource|depends|security|path|re_path|url|add_url_rule|map(?:get|post|put|delete|patch)|method|before_action|before_filter|prepend_before_action|action|on|command|ws|when|before|preHandler|mutation|query)$/i;
/** These need no text before the guard. */
const TAKES_GUARDS = /^(?:use|with|group|register|addhook|middleware|depends|security|before_action|before_filter|prepend_before_action|before)$/i;

/** Among the arguments of what sets up a route: `app.post('/x', requireAuth, f)`, `{ preHandler: [auth] }`, `before_action :authenticate_user!`. */
function isArgument(tokens: Tokens, { from, to }: Span): boolean {
  if (isOp(tokens, to + 1, ':') || isOp(tokens, to + 1, '=>') || isOp(tokens, to + 1, '=')) return false;
  const isText = tokens.kind[to] === STRING;
  for (let open = enclosingOpen(tokens, from), depth = 0; open >= 0 && depth < 4; open = enclosingOpen(tokens, open), depth++) {
    if (isText && isOp(tokens, open, '[') && /^['"]middleware['"]$/.test(textOf(tokens, open - 2))) return true;
    if (isOp(tokens, open, '{') && !OBJECTS.has(textOf(tokens, open - 1))) return false;
    if (!isOp(tokens, open, '(')) continue;
    const head = textOf(tokens, open - 1);
    if (isText) return head === 'middleware' || head === 'before_action';
    return ROUTES.test(head) && (TAKES_GUARDS.test(head) || (tokens.kind[open + 1] === STRING && open + 1 < from));
  }
  return TAKES_GUARDS.test(commandOf(tokens, from));
}

/** Before a brace these make it an object, not a body. */
const OBJECTS: ReadonlySet<string> = new Set(['(', '[', ',', ':', '=']);

/** Ruby's `before_action :x, only: [:y]`: the word that the statement begins with, when no bracket follows it. */
function commandOf(tokens: Tokens, at: number): string {
  if (tokens.grammar.family !== 'ruby') return '';
  let line = at;
  while (line > 0 && tokens.lineBreak[line] === 0) line--;
  return line < at && !isOp(tokens, line + 1, '(') ? textOf(tokens, line) : '';
}

const DECLARERS: ReadonlySet<string> = new Set(['function', 'def', 'func', 'fun', 'fn', 'class', 'sub', 'import', 'from', 'require', 'use']);

function isDeclared(tokens: Tokens, to: number): boolean {
  if (DECLARERS.has(textOf(tokens, to - 1))) return true;
  const close = isOp(tokens, to + 1, '(') ? tokens.pair[to + 1] : -1;
  return isOp(tokens, close + 1, '{') && close > 0 && !isWord(tokens, to - 1) && !isOp(tokens, to - 1, '(') && !isOp(tokens, to - 1, '!') && !isAccessor(tokens, to - 1) && tokens.lineBreak[dottedStart(tokens, to)] === 1;
}

/** Called, with brackets or as Ruby does, and not with `false`. */
function isCall(tokens: Tokens, { from, to }: Span): boolean {
  if (isMark(tokens, from - 1)) return false;
  if (isOp(tokens, to + 1, '(')) return !isDeclared(tokens, to) && !FALSE.test(textOf(tokens, to + 2));
  const startsLine = from === 0 || tokens.lineBreak[from] === 1;
  return tokens.grammar.family === 'ruby' && startsLine && !isOp(tokens, to + 1, '=') && !isOp(tokens, to + 1, ':');
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

const FALSE = /^(?:false|False|FALSE|0|null|nil|None|""|''|AllowAny)$/;

/** `name: x`, `name = x`, `'name' => x`, `['name'] = x`, `set('name', x)`. */
function isKey(tokens: Tokens, span: Span): boolean {
  const at = afterKey(tokens, span);
  return [':', '=', '=>'].some((mark) => isOp(tokens, at, mark)) || (isOp(tokens, at, ',') && tokens.kind[span.to] === STRING && isOp(tokens, span.from - 1, '('));
}

/** A text stands for the call that takes it: `setHeader('X-Frame-Options', 'DENY')`, `.middleware(['auth'])`. */
function standingAt(tokens: Tokens, { from }: Span): number {
  if (tokens.kind[from] !== STRING) return from;
  const open = isOp(tokens, from - 1, '[') ? from - 2 : from - 1;
  return isOp(tokens, open, '(') && isWord(tokens, open - 1) ? dottedStart(tokens, open - 1) : from;
}

function afterKey(tokens: Tokens, { to }: Span): number {
  return tokens.kind[to] === STRING && isOp(tokens, to + 1, ']') ? to + 2 : to + 1;
}

/** A key that is given a value which is not plainly off. */
function isSetting(tokens: Tokens, span: Span): boolean {
  if (!isKey(tokens, span)) return false;
  const at = afterKey(tokens, span);
  const value = isOp(tokens, at + 1, '[') ? at + 2 : at + 1;
  return !FALSE.test(textOf(tokens, value)) && !isOp(tokens, value, ']');
}

const CONDITIONS: ReadonlySet<string> = new Set(['if', 'elif', 'elsif', 'unless', 'guard', 'assert', 'when', 'while']);

/** The `if` whose condition holds this token, or -1. */
export function conditionOf(tokens: Tokens, at: number): number {
  for (let open = enclosingOpen(tokens, at), depth = 0; open >= 0 && depth < 4; open = enclosingOpen(tokens, open), depth++) {
    if (isOp(tokens, open, '(') && CONDITIONS.has(textOf(tokens, open - 1))) return open - 1;
    if (isOp(tokens, open, '{')) break;
  }
  for (let back = at - 1; back >= 0 && back > at - 60; back--) {
    const text = textOf(tokens, back);
    if (CONDITIONS.has(text) && isWord(tokens, back)) return isOp(tokens, back + 1, '(') && tokens.pair[back + 1] < at && tokens.pair[back + 1] > back ? -1 : back;
    if (text === '{' || text === ';' || text === ':' || text === '}' || tokens.lineBreak[back + 1] === 1) return -1;
  }
  return -1;
}

/** A router's or an app's own, a class, a file: it guards more than one place. */
function isWide(tokens: Tokens, { from }: Span, form: GuardForm, { kind }: Place): boolean {
  if (form === 'wrap' || form === 'setting') return false;
  if (kind === 'class' || (kind === 'file' && form !== 'call' && form !== 'check')) return true;
  const open = enclosingOpen(tokens, from);
  return TAKES_GUARDS.test(textOf(tokens, open - 1)) && !/^(?:depends|security|middleware|with)$/i.test(textOf(tokens, open - 1));
}
