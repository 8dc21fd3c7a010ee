/** Whose the rows are, said in one place for many: a base class, a mixin, a scope or a manager that the change brings and that what lost the condition goes through. */
import { isOp } from '../../text/expression.ts';
import { namedFunction } from '../../text/scopes.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { literalText } from '../../text/joins.ts';
import type { Tokens } from '../../text/tokens.ts';
import { tokenFrom } from '../../text/words.ts';
import type { Lost } from './compared.ts';
import { classAround, placeKey, placesIn, type Place } from './places.ts';
import { isChanged, type Pair, type Side } from './side.ts';
import { bodyOf, wordsOf } from './successors.ts';
import type { Use } from './uses.ts';

/** Names that frameworks call: they say nothing of who says so. */
const HOOKS = /^(?:get_?queryset|queryset|get_?object|query|find|get|all|list|index|show|scope|resolve|call|handle|booted|boot|apply|initialize|__init__|constructor|base_?query)$/i;

export function saidByNew({ compared: { pair }, use }: Lost, whole: Pair[]): boolean {
  if (use.form !== 'owner') return false;
  const column = columnOf(use);
  return column !== '' && goesThroughNew(pair.after, use.place, column, whole);
}

/** @param place of the side, that asked for the column */
export function goesThroughNew(side: Side, place: Place, column: string, whole: Pair[]): boolean {
  const sayers = new Set(whole.flatMap(({ after }) => sayersIn(after, column)));
  sayers.delete(place.name);
  if (sayers.size === 0) return false;
  return side.parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, place);
    return [...headOf(tokens, place), ...wordsOf(tokens, from + 1, to + 1)].some((name) => sayers.has(name));
  });
}

/** `customer` of `filter(customer=request.user)`, `userId` of `{ userId: req.user.id }` and `where('user_id', $id)`; '' where none is named. */
function columnOf({ tokens, span: { from }, name }: Use): string {
  const before = from - 1;
  if (isOp(tokens, before, '=') || isOp(tokens, before, ':') || isOp(tokens, before, '=>') || isOp(tokens, before, ',') || isOp(tokens, before, '==')) {
    const text = literalText(tokens, { from: before - 1, to: before - 1 });
    if (text !== null) return text;
    if (isWord(tokens, before - 1)) return textOf(tokens, before - 1);
  }
  return /(?:[uU]ser|[oO]wner|[tT]enant|[aA]ccount|[oO]rg|[mM]ember|[cC]ustomer)_?[iI][dD]$/.test(name) ? name.slice(name.lastIndexOf('.') + 1) : '';
}

/** Compared with something: `customer=`, `customer:`, `'customer',`, `customer ==`, `customer = ?`. */
function condition(column: string): RegExp {
  const words = column.replace(/_id$|Id$/, '').replace(/[^\w]/g, '').replace(/_|(?<=[a-z])(?=[A-Z])/g, '_?');
  return new RegExp(`\\b${words}(?:_?id)?(?:__\\w{1,20})?["'\`]?\\s?(?:=>|={1,3}(?!\\s?(?:None|null|nil)\\b)|:|,)\\s?[^\\s,;)]`, 'gi');
}

/** Calls that narrow what is found. */
const NARROWS = /\b(?:filter\w*|where\w*|find\w*|get|eq|scope\w*|Where|andWhere|for_?user|exclude|query|select)\b[\s(!{["'`:]/i;

/** The functions and classes of a text in which a changed line asks for the column: `OwnedMixin`, `owned_by`, `scopeMine` as `mine`. */
function sayersIn(side: Side, column: string): string[] {
  const found: string[] = [];
  for (const tokens of side.parts) {
    for (const { 0: said, index } of tokens.text.matchAll(condition(column))) {
      if (!isChanged(side, index, index + said.length)) continue;
      const line = tokens.text.slice(tokens.text.lastIndexOf('\n', index) + 1, index);
      if (!NARROWS.test(tokens.text.slice(Math.max(0, index - 160), index + 1))) continue;
      const at = tokenFrom(tokens, index);
      const method = namedFunction(tokens, at)?.name ?? '';
      found.push(...(/\bscope[\s(]\s?:(\w{2,60})/.exec(line)?.slice(1) ?? []), ...(method === '' || HOOKS.test(method) ? [] : [method, method.replace(/^scope(?=[A-Z])/, '').replace(/^[A-Z]/, (first) => first.toLowerCase())]));
      const own = classAround(tokens, at);
      if (own !== null && (HOOKS.test(method) || line.includes('default_scope'))) found.push(own.name);
    }
  }
  return found;
}

/** Tokens of the head of a class. */
const HEAD = 40;

/** The words between the name of the class around a place and its body. */
function headOf(tokens: Tokens, place: Place): string[] {
  const there = placesIn(tokens).get(placeKey(place));
  const own = there === undefined ? null : place.kind === 'class' ? there : classAround(tokens, there.from);
  if (own === null) return [];
  const words: string[] = [];
  const goesOn = (at: number): boolean => !isOp(tokens, at, '{') && (tokens.grammar.name === 'py' ? !isOp(tokens, at, ':') : tokens.grammar.family !== 'ruby' || tokens.lineBreak[at] === 0);
  for (let at = own.from + 2; at < Math.min(tokens.count, own.from + HEAD) && goesOn(at); at++) if (isWord(tokens, at)) words.push(textOf(tokens, at));
  return words;
}
