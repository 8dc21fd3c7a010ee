/** Comparisons of C and C++ that let one element too many pass: `if (n > MAX) return;` before `rows[n]`, where there are MAX of them. */
import { type Tokens } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { spanAt, spanText } from '../../text/words.ts';
import { BYTE, codeBefore, sizeSaid } from './buffer-traits.ts';
import { declarationsOf } from './declared.ts';

/** Code behind a comparison that is read, in bytes. */
const BEHIND = 1500;
const NAME = String.raw`[A-Za-z_]\w*(?:(?:->|\.)\w+){0,4}`;
const MOST = String.raw`[A-Z_][A-Z0-9_]+|[1-9]\d{0,6}u?|sizeof ?\(?${NAME}\)?|(?:ARRAY_SIZE|ARRAYSIZE|G_N_ELEMENTS|countof|_countof|NELEMS|nitems|std::size)\(${NAME}\)|${NAME}\.(?:size|length)\(\)`;
const ABOVE = new RegExp(`^(?:(?<at>${NAME})>(?<most>${MOST})|(?<most2>${MOST})<(?<at2>${NAME}))$`);
const UP_TO = new RegExp(`^(?:(?<at>${NAME})<=(?<most>${MOST})|(?<most2>${MOST})>=(?<at2>${NAME}))$`);
const LEAVES = /(?:^|[;{}\s])(?:return\b[^;{}]*|continue|break|goto\s+\w+|throw\b[^;{}]*|(?:exit|abort|_exit|die|fatal)\s*\([^;{}]*\));\s*\}?$/;

/** Where such an element is read or written behind the condition; null where it is not. */
export function elementBehind(tokens: Tokens, condition: Span): Span | null {
  const scope = enclosingFunction(tokens, condition.from);
  const close = condition.to + 1;
  if (scope === null || !isOp(tokens, close, ')')) return null;
  const code = spanText(tokens, condition);
  if (!/[<>]/.test(code)) return null;
  const branch = { start: tokens.start[close] + 1, end: branchEnd(tokens, close + 1) };
  const [isAny, isAll] = [!code.includes('&&'), !code.includes('||')];
  for (const part of code.split(/\|\||&&/).map(bare)) {
    const above = isAny ? ABOVE.exec(part) : null;
    const found = above ?? (isAll ? UP_TO.exec(part) : null);
    if (found === null) continue;
    const { at = found.groups!.at2, most = found.groups!.most2 } = found.groups!;
    if (above !== null && !LEAVES.test(tokens.text.slice(branch.start, branch.end).trim())) continue;
    const reach = above === null ? branch : { start: branch.end, end: Math.min(tokens.end[scope.end], branch.end + BEHIND) };
    const element = elementAt(tokens, reach, at, most);
    if (element !== null && !isAskedElse(`${codeBefore(tokens, condition.from)};`, at, most)) return element;
  }
  return null;
}

function elementAt(tokens: Tokens, { start, end }: { start: number; end: number }, at: string, most: string): Span | null {
  const code = tokens.text.slice(start, end);
  const index = spaced(at);
  const use = new RegExp(`(?<![\\w.>])(${NAME})\\s{0,4}\\[\\s{0,4}${index}\\s{0,4}(?:\\+\\+\\s{0,4})?\\]`).exec(code);
  if (use === null) return null;
  const between = code.slice(0, use.index);
  if (new RegExp(`(?<![\\w.>])${index}\\s{0,4}(?:=(?!=)|[-%&]=|--|[<>!=]=|[<>])|--\\s{0,4}${index}\\b|[<>=]\\s{0,4}${index}\\b`).test(between)) return null;
  const span = spanAt(tokens, start + use.index, start + use.index + use[1].length);
  return isAsLarge(tokens, span, most) ? span : null;
}

/** Are there as many elements, and no more? */
function isAsLarge(tokens: Tokens, array: Span, most: string): boolean {
  const declared = declarationsOf(tokens, array);
  const own = /^(sizeof ?)?(?:[\w:]{1,24}\()?\(?([A-Za-z_][\w.>-]{0,120}?)\)?(?:\.(?:size|length)\(\))?$/.exec(most);
  if (/[(.]|^sizeof/.test(most)) {
    if (own === null || bare(spanText(tokens, array)) !== own[2]) return false;
    return own[1] === undefined || (declared.length > 0 && declared.every(({ type, size, stars }) => size !== null && stars === 0 && BYTE.test(type.trim().split(/\s+/).at(-1)!)));
  }
  const wanted = sizeSaid(tokens, most.replace(/u$/, ''));
  return declared.length > 0 && declared.every(({ type, size }) => {
    const has = bare(size ?? /\barray\s{0,2}<[^;]{0,80},\s{0,4}([\w:]{1,40})\s{0,2}>[\s&]{0,4}$/.exec(type)?.[1] ?? '');
    return has === most || (wanted > 0 && sizeSaid(tokens, has) === wanted);
  });
}

/** `n < MAX`, `n == MAX`: asked the right way round before it, in a loop maybe. */
function isAskedElse(before: string, at: string, most: string): boolean {
  return new RegExp(`(?<![\\w.>])${spaced(at)}\\s{0,4}(?:<(?!=)|>=|[!=]=)\\s{0,4}\\(?${spaced(most)}`).test(before);
}

/** The byte behind the statement or block that starts at a token. */
function branchEnd(tokens: Tokens, first: number): number {
  if (isOp(tokens, first, '{')) return tokens.pair[first] > first ? tokens.end[tokens.pair[first]] : tokens.end[tokens.count - 1];
  let last = first;
  while (last < tokens.count - 1 && !isOp(tokens, last, ';')) last = tokens.pair[last] > last ? tokens.pair[last] : last + 1;
  return tokens.end[last];
}

/** Without casts, brackets around it and white space. */
function bare(code: string): string {
  return code.trim().replace(/^\(|\)$(?<!\(\)\)|\w\([^()]*\))/g, '').replace(/\((?:size_t|int|unsigned|unsigned int|long|u?int\d+_t|ssize_t)\)/g, '').replace(/^sizeof\s+(?=\w)/, 'sizeof ').replace(/\s+(?=\W)|(?<=\W)\s+/g, '').trim();
}

function spaced(code: string): string {
  return code.replace(/[^\w\s]/g, '\\$&').replace(/->|\\-\\>/g, '\\s{0,4}->\\s{0,4}').replace(/ /g, '\\s{1,4}');
}
