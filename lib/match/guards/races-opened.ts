/** What was taken off in one statement, or behind a lock, and is read, compared and written in several now. */
import { isVersioned } from './kept-apart.ts';
import { behindIndent, isChanged } from './side.ts';
import { calledBy, changedIn, twinsOf, type Body } from './twins.ts';
import type { Lose } from './weakened.ts';

/** Locks, and isolation that makes of two one after the other. */
const LOCKS = /for\s+update|(?<![bc])lock|serializable|mutex|synchroni[sz]ed|semaphore|compare_?and|compare_exchange|\bcas\b|version|on\s+conflict|redis|\beval\(|\bwatch\(|advisory|forUpdate|pessimistic/i;
/** A transaction alone keeps nobody from reading the same, but what stands in one may have been meant so. */
const TRANSACTION = /transaction|\batomic\b|begin\b/i;
/** `if (current < amount)`, `raise Low unless left >= sum`. */
const COMPARES = /\b(?:if|unless|guard|require|check|assert|ensure|when)\b[^\n]{0,120}?[\w)\]]\s?[<>]=?\s?[\w$(]/;
/** `current - amount`, `account.balance -= amount`. */
const COUNTS = /[\w)\]]\s[-+]\s[\w$(]|[-+]=\s?[\w$(]|\.(?:subtract|minus|add|plus)\(/;
/** What must not be given out twice. */
const STOCK = /balance|stock|quantity|qty|credit|points|cents|amount|remaining|left|available|seats|uses|budget|inventory|coupon|voucher|wallet|funds|quota|ticket|total|\bsum\b|allowance/i;
const WRITES = /\b(?:update|save|set|put|exec|execute|persist|store|write|merge)\w*!?\s?\(|\bUPDATE\b|\bsave!?\s*$|->save\b|\.Update\w*\(/im;

export const racesOpened: Lose = (pair, shape, _rule, elsewhere, whole) => {
  const found = twinsOf(pair).flatMap(({ was, is }) => {
    const gone = shape.exec(changedIn(was))?.[0];
    return gone === undefined || !readsThenWrites(was, is, gone, shape) ? [] : [{ is, gone: gone.replace(/\s+/g, ' ').trim() }];
  });
  if (found.length === 0 || shape.test(elsewhere()) || isVersioned(pair, whole())) return [];
  const [{ is, gone }] = found;
  const { lines, changed } = is.side;
  const line = changed.flatMap(({ start, end }) => Array.from({ length: end - start + 1 }, (_, index) => start + index)).find((one) => lines.startOf(one) >= is.start && lines.startOf(one) < is.end && COUNTS.test(lineText(is, one)));
  const start = line === undefined ? Math.max(is.start, lines.startOf(lines.lineAt(is.start + Math.max(0, is.text.search(COMPARES))))) : lines.startOf(line);
  return [{ at: behindIndent(is.side, start), evidence: gone, says: `${gone.slice(0, 60)} asked and wrote at once; now another may write in between` }];
};

function lineText({ side: { lines }, tokens: { text } }: Body, line: number): string {
  return text.slice(lines.startOf(line), lines.endOf(line));
}

function readsThenWrites(was: Body, is: Body, gone: string, shape: RegExp): boolean {
  const wasLock = LOCKS.test(gone);
  if ([is.text, ...calledBy(is)].some((text) => shape.test(text) || LOCKS.test(text) || (!wasLock && TRANSACTION.test(text)))) return false;
  if (!COMPARES.test(is.text) || !STOCK.test(is.text) || !WRITES.test(is.text)) return false;
  return wasLock ? COUNTS.test(is.text) || COUNTS.test(was.text) : COUNTS.test(changedIn(is)) && isChanged(is.side, is.start, is.end);
}
