/** Fields of a schema for amounts that say no least, in a text that takes them off or multiplies by them and asks nothing either: class-validator, zod (JavaScript). */
import type { Span } from '../../text/expression.ts';
import type { Tokens } from '../../text/tokens.ts';
import { spanAt } from '../../text/words.ts';

/** Bytes before and behind a mark or a call that belong to its field. */
const FIELD = 300;
const NAMED = /amount|quantity|qty|credits|points|coins|shares|pieces|units/i;
/** What says how small it may be, or makes another of it. */
const LEAST = /\bmin(?:imum|Value)\b|\bexclusiveMinimum\b|@(?:Min|IsPositive|Validate|IsIn|Equals)\b|\.(?:min|positive|nonnegative|gt|gte|refine|superRefine|transform|pipe|catch)\(/;
/** Behind the marks: `readonly amount!: number`. */
const DECLARED = /^(?:\s{0,40}@\w{1,40}(?:\((?:[^()]|\([^()]{0,80}\)){0,120}\))?){0,6}\s{0,40}(?:(?:public|readonly|declare)\s{1,9}){0,2}(\w{1,60})[!?]?\s{0,4}:\s{0,4}number\b/;

/** The field that the mark or call at the span bounds, from its first mark to its end, where nobody asks how small it may be; null elsewhere. */
export function leastLessAt(tokens: Tokens, { from, to }: Span): Span | null {
  if (tokens.grammar.family !== 'js') return null;
  const { text, start, end } = tokens;
  const isMark = text[start[from]] === '@';
  const before = text.slice(Math.max(0, start[from] - FIELD), start[from]);
  const head = before.slice(Math.max(...[';', '{', ...(isMark ? [] : [','])].map((sign) => before.lastIndexOf(sign))) + 1);
  const behind = text.slice(end[to], end[to] + FIELD);
  const name = isMark ? DECLARED.exec(behind)?.[1] : /(?:^|\s)['"]?(\w{1,60})['"]?\s{0,4}:\s{0,20}(?:[\w.]{1,20}\()?$/.exec(head)?.[1];
  const rest = isMark ? /^[^;\n]*(?:\n\s*@[^\n]*|\n[^;]*?:\s{0,4}number)*/.exec(behind)![0] : /^[^,}]*/.exec(behind)![0];
  if (name === undefined || !NAMED.test(name) || LEAST.test(`${head}${text.slice(start[from], end[to])} ${rest}`.replace(/^\s*@(?:IsInt|IsNumber)\b/, '')) || !isSpent(text, name) || isAsked(text, name)) return null;
  const first = start[from] - head.trimStart().length;
  return spanAt(tokens, first, end[to] + rest.trimEnd().length);
}

/** `from.balance -= dto.amount`, `price * item.quantity`, `decrement: input.amount`. */
function isSpent(text: string, name: string): boolean {
  return new RegExp(String.raw`(?:[\w)\]}]\s{0,4}-=?|[\w)\]]\s{0,4}\*|\bdecrement:|\b(?:transfer|withdraw|debit|payout|payOut|charge|deduct|spend|redeem|sendMoney)\w{0,20}\([^()\n]{0,80}?|\.(?:minus|sub|subtract|times|mul|decrement)\([^()\n]{0,60}?)\s{0,4}(?:\$\{)?(?:Number\(|BigInt\()?(?:\w{1,40}\??\.){0,2}${name}\b`).test(text);
}

function isAsked(text: string, name: string): boolean {
  return new RegExp(String.raw`\b${name}\)?\s{0,3}(?:<=?|>=?)\s{0,3}(?:\d|MIN|min)|(?:\d|MIN\w{0,20})n?\s{0,3}(?:<=?|>=?)\s{0,3}(?:\w{1,40}\.){0,2}${name}\b|\b(?:abs|max)\([^()\n]{0,60}\b${name}\b|\b\w{0,30}(?:[pP]ositive|[vV]alid|[aA]ssert|[eE]nsure)\w{0,30}\([^()\n]{0,80}\b${name}\b`).test(text);
}
