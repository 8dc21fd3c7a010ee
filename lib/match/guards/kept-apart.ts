/** What keeps two apart instead of a lock: a statement that asks as it writes, and whose count is asked; a version of the record that is compared when it is written. */
import type { Lost } from './compared.ts';
import { changedText, type Pair, type Side } from './side.ts';
import { bodyOf } from './successors.ts';

/** A transaction may hold together what one statement does not. */
const LOCKS = /lock|for_?update/i;

/** Smaller or greater, no arrow. */
const LESS = String.raw`(?<![-=<])[<>](?![<>])`;
/** What writes and asks at once, in SQL, in the words of builders, and by keys that say how a column is compared. */
const ASKS_AND_WRITES: readonly RegExp[] = [
  new RegExp(String.raw`\bUPDATE\b[^;]{1,200}?\bWHERE\b[^;]{1,200}?(?:${LESS}|\bversion\s?=)`, 'gi'),
  new RegExp(String.raw`\bwhere\w{0,20}!?\s?\([^;]{1,120}?(?:${LESS}|["']version["'])[^;]{1,120}?(?:->|\.)\s?(?:decrement|increment|update|update_all|delete|Updates?|UpdateColumns?|ExecuteUpdate(?:Async)?)\b`, 'gi'),
  /(?:__[gl]te?\s?=|\bversion\s?=)[^;]{1,160}?\.update\(/g,
  /\b(?:update|updateMany|updateOne|findOneAndUpdate|decrement|increment)\([^;]{1,160}?(?:\$[gl]te?\b|\b[gl]te?\s?:|Op\.[gl]te?\b|\bversion\s?:)/g,
  /\.set\([^;]{1,160}?\b(?:gte|lte|lt|gt)\(/g,
];
/** How many rows it was. */
const COUNTS = /affected\w*|row_?count|RowsAffected|changes|modified_?count|matched_?count|n_?modified|\bcount\b/i;
const NONE = String.raw`[^\n]{0,80}?(?:[!=<>]==?\s?[01]\b|[<>]\s?[01]\b|\.zero\?|\.positive\?|\.(?:isZero|is_empty)\()`;

/** A column by which the framework tells that another wrote in between. */
const VERSIONED = /@Version\b|@VersionColumn\b|version_id_col\b|\block_version\b|\[Timestamp\]|\bIsRowVersion\b|\bIsConcurrencyToken\b|\[ConcurrencyCheck\]|\bVersionField\b|\boptimisticConcurrency\b|\boptimisticlock\.Version\b|\$?optimistic_?lock/gi;

export function keptApart({ compared: { pair }, use: { name, place } }: Lost, whole: Pair[]): boolean {
  if (!LOCKS.test(name)) return false;
  return isVersioned(pair, whole) || pair.after.parts.some((tokens) => {
    const { from, to } = bodyOf(tokens, place);
    return from < to && asksHowMany(tokens.text.slice(tokens.start[from], tokens.end[to]), whole);
  });
}

/** Does the change give a record that the file speaks of a version? */
export function isVersioned({ after }: Pair, whole: Pair[]): boolean {
  const spoken = new Set((after.text.match(/\w{3,}/g) ?? []).map(folded));
  return whole.some((pair) => versionedIn(pair.after).some((name) => spoken.has(folded(name))));
}

/** The class around such a column, or the table that gets it. */
function versionedIn({ text, lines, changed }: Side): string[] {
  return changed.flatMap(({ start, end }) => {
    const from = lines.startOf(start);
    return [...text.slice(from, lines.endOf(end)).matchAll(VERSIONED)].flatMap(({ index }): string[] => {
      const before = text.slice(Math.max(0, from + index - FAR), from + index);
      const line = text.slice(text.lastIndexOf('\n', from + index) + 1).split('\n', 1)[0];
      const table = /\b(?:add_column|addColumn|ALTER\s+TABLE|table)\b\W{1,6}(\w{2,60})/i.exec(line)?.[1];
      const around = [...before.matchAll(/\b(?:class|struct|model|record|create_table|Entity)[\s<:('"]{1,4}(\w{2,60})/g)].at(-1)?.[1];
      return table !== undefined ? [table] : around === undefined ? [] : [around];
    });
  });
}

/** Bytes of a class before its version. */
const FAR = 4000;

/** Does the body write so, itself or in what it calls and the change brings, and ask whether anything was written? */
function asksHowMany(body: string, whole: Pair[]): boolean {
  if (ASKS_AND_WRITES.some((shape) => [...body.matchAll(shape)].some(({ 0: written, index }) => isAsked(body, index, index + written.length)))) return true;
  const added = whole.map(({ after }) => changedText(after)).join('\n');
  return [...body.matchAll(/\b([A-Za-z_]\w{2,60})[!?]?\(/g)].some(({ 1: name, index }) => writesSo(added, name) && isAsked(body, index, index));
}

/** Bytes around the name of a function in which its statement stands, above it as an annotation or in its body. */
const AROUND = 500;

function writesSo(added: string, name: string): boolean {
  return [...added.matchAll(new RegExp(`\\b${name}[!?]?\\s?\\(`, 'g'))].some(({ index }) => {
    const text = added.slice(Math.max(0, index - AROUND), index + AROUND);
    return ASKS_AND_WRITES.some((shape) => [...text.matchAll(shape)].length > 0);
  });
}

/** `if ($updated !== 1)`, `raise Gone if taken.zero?`, `if n == 0`, `if (!taken)`: the name that it is given, or a count, is asked about behind it. */
function isAsked(body: string, start: number, end: number): boolean {
  const line = body.lastIndexOf('\n', Math.max(0, start - 160)) + 1;
  const head = body.slice(line, start);
  // what the statement that begins last gives its value to
  const names = [...head.matchAll(/^[ \t]{0,40}([\w$,{}[\]: ]{1,60}?)[ ]?:?=(?![=>])/gm)].at(-1)?.[1] ?? '';
  const given = (names.match(/[A-Za-z]\w*/g) ?? []).filter((name) => !/^(?:const|let|var|int|long|auto|final|err|_|await|number)$/.test(name));
  const behind = body.slice(start, end + 900);
  const words = [...given, COUNTS.source].join('|');
  if (new RegExp(`(?:${words})${NONE}`, 'i').test(behind)) return true;
  if (given.some((name) => new RegExp(`(?:!\\s?\\$?|\\bnot\\s|\\bunless\\s)${name}\\b`).test(behind))) return true;
  // `if (seats.take(id, n) == 0)`
  return /\b(?:if|unless|require|check|ensure)\b[\s(!]{0,4}[^\n;]{0,80}$/.test(head) && new RegExp(`^${NONE}`).test(body.slice(end, end + 160));
}

/** `StockItem`, `stock_items` and `stock_item` are one. */
function folded(name: string): string {
  return name.replaceAll('_', '').toLowerCase().replace(/s$/, '');
}
