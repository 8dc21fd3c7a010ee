/** What a record has left, asked about, taken off, and stored again: two requests at the same time are both told that there is enough. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { enclosingFunction, onlyFunctionNamed, wholeFunction } from '../../text/scopes.ts';
import { scopeText, spanAt } from '../../text/words.ts';

/** Bytes before what stores the record, and behind its call, in which it is asked about and changed. */
const BEFORE = 2500;
const BEHIND = 400;

/** `user.points`, `$user->points`, `this.user.points`, `account.getBalance()` as an object and what is asked of it. */
const FIELD = String.raw`(?<object>\$?[A-Za-z_][\w$]{0,40}(?:(?:\.|->)\w{1,40}){0,2}?)(?:\.|->|\?\.)(?<field>\w{2,40})`;
const SAME = String.raw`\k<object>(?:\.|->|\?\.)\k<field>`;
/** `user.points -= cost`, `user.points = user.points - cost`, `slot.left--`, `card.rest = card.rest.subtract(n)`. */
const LOWERED = new RegExp(String.raw`(?<![\w$.>])${FIELD}\s{0,4}(?:-=|--|=\s{0,4}\(?\s{0,4}${SAME}(?:\s{0,4}-\s{0,4}(?![->])|\.(?:subtract|minus)\())`, 'g');
/** `a.setBalance(a.getBalance() - n)`, `a.setBalance(a.getBalance().subtract(n))`. */
const SET_LOWER = /(?<![\w$.>])(?<object>\$?[A-Za-z_]\w{0,40})(?:\.|->)set(?<field>[A-Z]\w{1,40})\(\s{0,8}\k<object>(?:\.|->)get\k<field>\(\)\s{0,8}(?:-\s{0,4}\w|\.(?:subtract|minus)\()/g;
/** `update({ points: user.points - cost })`, `['points' => $user->points - $cost]`, `points: user.points - cost`. */
const WRITTEN_LOWER = /\b(?<field>[a-z]\w{1,40})['"]?\s{0,4}(?::|=>|,|=)\s{0,4}(?<object>\$?[A-Za-z_][\w$]{0,40})(?:\.|->)\k<field>\s{0,4}-\s{0,4}(?![->])/gi;
/** The same where more of it were used: `update!(uses: pass.uses + 1)`. */
const WRITTEN_HIGHER = /\b(?<field>[a-z]\w{1,40})['"]?\s{0,4}(?::|=>|=)\s{0,4}(?<object>\$?[A-Za-z_][\w$]{0,40})(?:\.|->)\k<field>\s{0,4}\+\s{0,4}(?![+>])/gi;
/** `repo.SetBalance(ctx, id, account.Balance-n)`, `accounts.update_balance(id, account.balance - n)`. */
const HANDED_LOWER = /\b(?:[sS]et|[uU]pdate|[sS]ave)_?(?<named>[A-Za-z]\w{2,20})\([^;\n]{0,50}?(?<![\w.])(?<object>[A-Za-z_]\w{0,30})(?:\.|->)(?<field>\k<named>)\s{0,4}-\s{0,4}(?![->])/gi;
/** `if coupon.used >= coupon.limit … coupon.used += 1`. */
const RAISED = new RegExp(String.raw`(?<![\w$.>])${FIELD}\s{0,4}(?:\+=|\+\+|=\s{0,4}${SAME}\s{0,4}\+\s{0,4}(?!\+))`, 'g');
/** `if amount <= auction.highest_bid … auction.highest_bid = amount`. */
const OUTBID = /(?<![\w$.>])(?<object>\$?[A-Za-z_][\w$]{0,40}(?:(?:\.|->)\w{1,40}){0,2}?)(?:\.|->)(?<field>(?:current|highest|top|best|high|winning|last)_?(?:bid|offer)(?:_?(?:amount|cents|price))?|current_?price)\s{0,4}=\s{0,4}[A-Za-z_$][\w.$>-]{0,40}(?=\s{0,4}(?:;|\r?\n))/gi;
/** `left = slot.left; … slot.left = left - n`, `rest = slot.left - n; … slot.setLeft(rest)`: by way of a name. */
const BY_NAME = /(?<![\w$.>])(?<alias>\$?[A-Za-z_]\w{0,40})(?:\s{0,2}:\s{0,2}\w{1,20})?\s{0,4}:?=\s{0,4}(?<object>\$?[A-Za-z_][\w$]{0,40})(?:\.|->)(?:get(?<getter>[A-Z]\w{1,40})\(\)|(?<field>\w{2,40}))(?<less>\s{0,4}-\s{0,4}[\w$]|\.subtract\()?/g;
/** Counters that only say how often something was tried. */
const TRIED = /^(?:version|revision|attempts?|retr\w*|tr(?:y|ies)|page|index|position|order|level|depth|seq\w*|failures?|errors?|hits?|views?|i|count)$/i;

/** SQLAlchemy's `update(Pass).where(…).values(uses=…)`: stated first, stored by the next call. */
const STATED = /\.values\([^()]{0,80}$/;

/** `update!(balance: balance - amount)` of the record whose method it is. */
const OWN_LOWER = /(?<![\w.!?])(?<object>)(?:self\.)?update!?\([^;()\n]{0,60}?\b(?<field>[a-z]\w{1,40}):\s{0,4}\k<field>\s{0,4}-\s{0,4}/g;

/** The object whose method it is holds no record that others read; but in Ruby, where records have methods, unless it is what is stored. */
const OWN = /^(?:this|self|\$this)$/;
const STORES_ITSELF = /^self\.save\(/;

/** Where the function that stores a record here takes off what it asked about before; null where it does not. */
export function takenOffAt(tokens: Tokens, { from }: Span): Span | null {
  // a callback that stores is a part of the function that it is handed to
  const scope = wholeFunction(tokens, from);
  if (scope === null) return null;
  const start = Math.max(tokens.start[scope.start], tokens.start[from] - BEFORE);
  const code = tokens.text.slice(start, Math.min(tokens.end[scope.end], tokens.end[from] + BEHIND));
  const stored = tokens.start[from] - start;
  // a state kept in the page is changed at once: what never waits runs to its end before anything else does
  const isAtOnce = tokens.grammar.family === 'js' && !/\bawait\b|\.then\(/.test(code);
  const storesItself = STORES_ITSELF.test(code.slice(stored));
  for (const [shape, isUp] of [[LOWERED, false], [SET_LOWER, false], [WRITTEN_LOWER, false], [HANDED_LOWER, false], [RAISED, true], [OUTBID, true], [WRITTEN_HIGHER, true], [OWN_LOWER, false]] as const) {
    if (shape === OWN_LOWER && tokens.grammar.name !== 'ruby') continue;
    for (const found of code.matchAll(shape)) {
      const { object, field } = found.groups!;
      const isWritten = shape === WRITTEN_LOWER || shape === WRITTEN_HIGHER || shape === HANDED_LOWER || shape === OWN_LOWER;
      // what JavaScript counts up in a record is found by its own rule, wherever it was asked
      if (shape === WRITTEN_HIGHER && tokens.grammar.family === 'js') continue;
      if ((OWN.test(object) && tokens.grammar.name !== 'ruby' && !storesItself) || (isUp && TRIED.test(field)) || (isWritten ? found.index < stored && !STATED.test(code.slice(0, found.index)) : found.index > stored) || !(isAsked(code.slice(0, found.index), object, field, isUp) || isAskedElsewhere(tokens, code.slice(0, found.index), field))) continue;
      if (isWritten && (isAtOnce || isComparedAgain(code.slice(stored), object, field))) continue;
      return spanAt(tokens, start + found.index, start + found.index + found[0].length);
    }
  }
  const stepped = tokens.grammar.family !== 'js' || isAtOnce ? null : takenInSteps(code, stored);
  if (stepped !== null) return spanAt(tokens, start + stepped.from, start + stepped.to);
  const named = takenByName(code);
  return named === null ? null : spanAt(tokens, start + named.from, start + named.to);
}

/** `stock: { decrement: n }` of Prisma, `$inc: { seats: -1 }` of MongoDB, `left: sql`${passes.left} - 1`` of Drizzle, `slot.decrement('free')`: the database computes it, and whoever asked did so before. */
const LESS = /\b(?<field>[a-z]\w{1,40})['"]?\s{0,4}:\s{0,4}(?:\{\s{0,9}decrement:|sql`\s?\$\{[\w.]{1,60}\.\k<field>\}\s?-)|\$inc['"]?:\s{0,4}\{\s{0,9}['"]?(?<inc>[a-z]\w{1,40})['"]?\s{0,4}:\s{0,4}-|\.decrement\(\s{0,9}(?:\{[^{}]{0,80}\},\s{0,9})?['"](?<named>[a-z]\w{1,40})['"]/i;
const MORE = /\b(?<field>[a-z]\w{1,40})['"]?\s{0,4}:\s{0,4}(?:\{\s{0,9}increment:|sql`\s?\$\{[\w.]{1,60}\.\k<field>\}\s?\+)|\$inc['"]?:\s{0,4}\{\s{0,9}['"]?(?<inc>[a-z]\w{1,40})['"]?\s{0,4}:\s{0,4}\d|\.increment\(\s{0,9}(?:\{[^{}]{0,80}\},\s{0,9})?['"](?<named>[a-z]\w{1,40})['"]/i;

/** What the statement at `at` has the database take off or count, where a condition before it asked how much there is and neither the statement nor what follows asks again. */
function takenInSteps(code: string, at: number): Span | null {
  const statement = code.slice(at).split(/;|\n\s{0,20}\n/)[0];
  for (const [shape, isUp] of [[LESS, false], [MORE, true]] as const) {
    const { index, 0: change, groups } = shape.exec(statement) ?? { index: 0, 0: '', groups: undefined };
    const field = groups?.field ?? groups?.inc ?? groups?.named;
    if (field === undefined || (isUp && TRIED.test(field))) continue;
    const asked = `\\bif\\b[^\\n;{}]{0,160}?(?:\\w[!?]?\\??\\.${field}!?\\)?\\s{0,4}${isUp ? '>=?' : '(?:<=?|={2,3}\\s{0,4}0\\b)'}|${isUp ? '<=?' : '>=?'}\\s{0,4}[\\w$]{1,40}[!?]?\\??\\.${field}\\b${isUp ? '' : `|!\\s{0,4}\\w{1,40}\\.${field}\\b`})`;
    const again = `\\b${field}['"]?\\s{0,4}:\\s{0,4}\\{\\s{0,9}['"]?\\$?[gl]te?\\b|\\b[gl]te?\\([\\w.]{0,60}\\b${field}\\b|\\b${field}['"\`]?,\\s{0,4}['"][<>]|MoreThan|LessThan|Op\\.[gl]te?`;
    if (asExpression(again).test(code) || !asExpression(asked).test(code.slice(0, at)) || asExpression(`\\.${field}\\s{0,4}<\\s{0,4}0\\b`).test(code.slice(at))) continue;
    return { from: at + index, to: at + index + change.length };
  }
  return null;
}

/** The same where a record is loaded, and the end of the transaction stores it: in the function around `from`. */
export function keptLowerAt(tokens: Tokens, { from }: Span): Span | null {
  const scope = enclosingFunction(tokens, from);
  const taken = scope === null ? null : takenOffAt(tokens, { from: scope.end, to: scope.end });
  return taken !== null && taken.from > from ? taken : null;
}

/** The same where a name holds what is left, or what will be. */
function takenByName(code: string): Span | null {
  for (const { index, groups, 0: { length } } of code.matchAll(BY_NAME)) {
    const { alias, object, getter, field, less } = groups!;
    const [name, owner] = [alias, object].map((one) => one.replace(/\W/g, '\\$&'));
    const taken = asExpression(`${owner}(?:\\.|->)(?:${getter === undefined ? `${field}\\s{0,4}=\\s{0,4}` : `set${getter}\\(\\s{0,4}`})${name}${less === undefined ? '\\s{0,4}-\\s{0,4}[\\w$]|(?!)' : '(?![\\w$])'}`).exec(code.slice(index + length));
    if (taken === null) continue;
    const between = code.slice(index + length, index + length + taken.index);
    if (asExpression(`\\b(?:if|elif|unless|guard|while|require|check|abort_if|throw_if)\\b[^\\n;{}]{0,120}?(?:(?<![\\w$])${name}\\s{0,4}[<>]|[<>]=?\\s{0,4}${name}(?![\\w$]))`).test(between)) return { from: index + length + taken.index, to: index + length + taken.index + taken[0].length };
  }
  return null;
}

/** Does what stores the record ask for the amount that was read: `update({ left: slot.left - 1 }, { where: { id, left: slot.left } })`? */
function isComparedAgain(statement: string, object: string, field: string): boolean {
  return asExpression(`\\b${field}['"]?\\s{0,4}(?::|=>|,|={1,3}|eq)\\s{0,4}${object.replace(/\W/g, '\\$&')}(?:\\.|->)${field}\\s{0,4}[,)}\\]]`).test(statement);
}

/** Is the field compared in a condition: `if (user.points < cost)`, `unless user.points >= cost`, `account.getBalance().compareTo(n) < 0`? */
function isAsked(before: string, object: string, field: string, isUp: boolean): boolean {
  const owner = object === '' || object === 'self' ? '(?<![\\w$.])(?:self\\.)?' : `(?<![\\w$])${object.replace(/\W/g, '\\$&')}(?:\\.|->|\\?\\.)`;
  const name = `${owner}(?:${field}|get${field}\\(\\)|${field}\\(\\))`;
  const compared = `${name}(?:\\.compareTo\\([^()]{0,60}\\)|\\s{0,4}-\\s{0,4}[\\w.$]{1,40})?\\s{0,4}(?:[<>]=?${isUp ? '' : '|={2,3}\\s{0,4}0\\b'})|[^-=<>][<>]=?\\s{0,4}${name}`;
  return asExpression(`\\b(?:if|elif|elsif|unless|guard|while|require|check|abort_(?:if|unless)|throw_(?:if|unless))\\b[^\\n;{}]{0,160}?(?:${compared}${isUp ? '' : `|!\\s{0,4}${name}\\b|${name}\\.(?:positive|zero|negative)\\?`})|(?:${compared})[^\\n;{}]{0,60}\\?`).test(before);
}

/** A condition that calls a function of the text, which compares the field: `if not self._can_pay(amount)`, `unless item.enough?(n)`. */
const HELPED = /\b(?:if|elif|elsif|unless|guard|require|check|abort_(?:if|unless)|throw_(?:if|unless))\b[^\n;{}]{0,160}/g;

function isAskedElsewhere(tokens: Tokens, before: string, field: string): boolean {
  return [...before.matchAll(HELPED)].flatMap(([condition]) => [...condition.matchAll(/([A-Za-z_]\w{2,40})[?!]?\(/g)]).some(([, name]) => {
    const own = onlyFunctionNamed(tokens, name);
    const body = own === null ? '' : scopeText(tokens, own);
    return body.length < 600 && new RegExp(`(?<![\\w$])(?:get)?${field}(?:\\(\\))?\\s{0,4}[<>]=?|[^-=<>][<>]=?\\s{0,4}(?:[\\w$]{1,40}(?:\\.|->)){0,2}${field}(?![\\w$])`, 'i').test(body);
  });
}

/** Of names that a text holds, their signs escaped. */
function asExpression(source: string): RegExp {
  return new RegExp(source);
}
