/** Places that are counted and held against how many there may be, before one more record is stored: two requests at the same time both find the last one free. */
import type { Span } from '../../text/expression.ts';
import { functionsNamed, namedFunction, wholeFunction, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { placesOf, scopeText, spanAt } from '../../text/words.ts';

/** Bytes behind the question in which the record is stored. */
const BEHIND = 1500;
/** What counts records: `bookings.count()`, `countByShowId(id)`, `CountAsync(…)`, `len(rows)`, `select count(*)`. */
const COUNTS = /\b(?:_?count|Count|COUNT|countBy\w{1,60}|countDocuments|CountAsync|LongCountAsync|exists|len|size|length|Length)\b\s{0,2}[(.*]?|\bcount\w*\(/;
/** Names of how many have one already. */
const TAKEN = /(?:count|taken|booked|enrolled|enrolments?|enrollments?|registered|registrations|sold|reserved|reservations|attending|attendees|participants|members|signups|joined|occupied|existing|current|used|redemptions|uses)$/i;
/** What stores one more. */
const STORES = /\b(?:session|db|sess)\.add\(|\.objects\.(?:create|get_or_create)\(|\.(?:save|saveAndFlush|persist)\(\s{0,20}(?:new\s|[A-Z]\w{1,40}\()|\.(?:Add|AddAsync)\(|\.(?:create|insert|insert_one|insertOne|insertInto|attach|sync_without_detaching)!?[( ]|(?:::|->)create\(|\.Create\w{0,20}\(|INSERT\s+INTO\b|insert\s+into\b|\.(?:save|insert|store|add_participant)\(\s{0,20}\w|(?:::|->)(?:save|attach|insert)\(|\?\.add\(|\.\w{1,40} << /;
const ASKS = /\b(?:if|elif|elsif|unless|guard|when|require|check|abort_if|abort_unless|throw_if|throw_unless)\b[^;{}\n]{0,200}$/;

/** A row that is locked, or a transaction: said by the function that stores, not by the one that counts. */
const KEPT_APART = /[lL]ock|LOCK|for_?[uU]pdate|FOR UPDATE|erializable|SERIALIZABLE|utex|synchronized|emaphore|ransaction|atomic|IntegrityError|UniqueConstraint/;

/** The condition in which the limit at the span, or what a function makes of it, is asked about before one more is stored; null elsewhere. */
export function placeTakenAt(tokens: Tokens, { from, to }: Span): Span | null {
  const scope = wholeFunction(tokens, from);
  if (scope === null) return null;
  const [start, end] = [tokens.start[from], tokens.end[to]];
  const before = tokens.text.slice(Math.max(tokens.start[scope.start], start - 2000), start);
  const asked = ASKS.exec(before);
  if (asked === null) return throughCaller(tokens, scope, before, start);
  const rest = /^[^\n{};]{0,120}/.exec(tokens.text.slice(end, end + 120))![0];
  const other = leftOf(asked[0]) ?? /^\s{0,4}[<>]=?\s{0,4}(?:\(?await\s{1,4})?(?<right>[\w$.>-]{1,80}(?:\([^()]{0,60}\))?)/.exec(rest)?.groups!.right;
  if (other === undefined || !isCount(other, before)) return null;
  return storesBehind(tokens, scope, end + rest.length) ? spanAt(tokens, start - asked[0].length, end + rest.trimEnd().length) : null;
}

/** What stands left of the last comparison, behind `&&` and `||`; undefined where nothing is compared. */
function leftOf(condition: string): string | undefined {
  for (let index = condition.length - 1; index > 0; index--) {
    if (!'<>'.includes(condition[index]) || '-='.includes(condition[index - 1])) continue;
    return condition.slice(2, index).split(/&&|\|\|/).at(-1);
  }
  return undefined;
}

/** `bookings.count()`, or a name that was given a count: `taken = await session.scalar(select(func.count()))`. */
function isCount(code: string, before: string): boolean {
  if (COUNTS.test(code)) return true;
  const name = /(?<!\w)(?<name>[A-Za-z_]\w{0,40})\)?$/.exec(code.trim())?.groups!.name;
  if (name === undefined || new RegExp(`[.>]${name}\\s*\\)?\\s*$`).test(code)) return false;
  return new RegExp(`(?<![\\w.])\\$?${name}\\b[^\\n;=]{0,30}(?::=|=)(?!=)[^;]{0,260}?(?:\\b\\w{0,30}[cC]ount\\w{0,30}\\b|COUNT|\\.length|\\.size\\b|\\blen\\()`).test(before)
    || (TAKEN.test(name) && new RegExp(`(?<![\\w.])\\$?${name}\\b[^\\n;=]{0,30}(?::=|=)(?!=)`).test(before)) || new RegExp(`&${name}\\b`).test(before) && /count\(/i.test(before);
}

/** `return screening.capacity - taken`, and `if seats_left(screening) < 1` where it is called; `isFull(event)` likewise. */
function throughCaller(tokens: Tokens, scope: Scope, before: string, at: number): Span | null {
  const line = /[^\n;{}]*$/.exec(before)![0] + /^[^\n;{}]*/.exec(tokens.text.slice(at, at + 160))![0];
  const isGivenBack = /\breturn\b|=>/.test(line) || tokens.grammar.name === 'ruby' || tokens.grammar.name === 'kotlin' || tokens.grammar.name === 'rust';
  if (!isGivenBack || scope.name === '' || !/[-<>]/.test(line) || !COUNTS.test(before + line) || functionsNamed(tokens, scope.name).length !== 1) return null;
  for (const place of placesOf(tokens, scope.name)) {
    const caller = place < scope.start || place > scope.end ? namedFunction(tokens, place) : null;
    if (caller === null || caller.start === scope.start || KEPT_APART.test(scopeText(tokens, caller))) continue;
    const asked = ASKS.exec(tokens.text.slice(Math.max(tokens.start[caller.start], tokens.start[place] - 160), tokens.start[place]));
    const rest = /^[^\n{};]{0,160}/.exec(tokens.text.slice(tokens.end[place], tokens.end[place] + 160))![0];
    if (asked !== null && storesBehind(tokens, caller, tokens.end[place] + rest.length)) return spanAt(tokens, tokens.start[place] - asked[0].length, tokens.end[place] + rest.trimEnd().length);
  }
  return null;
}

function storesBehind(tokens: Tokens, scope: Scope, at: number): boolean {
  return STORES.test(tokens.text.slice(at, Math.min(tokens.end[scope.end], at + BEHIND)));
}

/** Does its whole function, or what stands right before that, speak of a transaction? */
export function isTransacted(tokens: Tokens, { from }: Span): boolean {
  const scope = wholeFunction(tokens, from);
  return scope !== null && /[tT]ransaction|\batomic\b|\bBeginTx\b|\.begin\(/.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 200), tokens.end[scope.end]));
}
