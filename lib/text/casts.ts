/** Types written in brackets before a value or a call's arguments: `(int) $id`, `Query<User>(sql)`. */
import { HEAD, STRING, WORD, tokenText, type Tokens } from './tokens.ts';
import { castTypeEnd, castsBehind, genericEnd } from './generics.ts';
import { endsOperand, isOp, skip, type Span } from './expression.ts';

/** The type in `(int) $id`, `(String) name`, `(char *) p`; '' when the brackets hold something else. */
export function castOf(tokens: Tokens, { from, to }: Span): string {
  const isType = isOp(tokens, from, '(') && tokens.pair[from] === to && tokens.kind[from + 1] === WORD;
  const isLast = to === from + 2 || (to > from + 2 && isOp(tokens, from + 2, '*'));
  const isValue = to + 1 < tokens.count && (tokens.kind[to + 1] === WORD || tokens.kind[to + 1] === STRING || tokens.kind[to + 1] === HEAD || isOp(tokens, to + 1, '('));
  return isType && isLast && isValue ? tokens.text.slice(tokens.start[from + 1], tokens.end[to - 1]) : '';
}

/** Languages in which a name in brackets before others is a type. */
const CASTS: ReadonlySet<string> = new Set(['php', 'java', 'csharp', 'c']);

/** The end of the cast that brackets follow, up to `to`: `(string) ($_GET['name'] ?? '')` is no call; null where there is none. */
export function castEnd(tokens: Tokens, from: number, to: number): number | null {
  const end = CASTS.has(tokens.grammar.family) && isOp(tokens, from, '(') ? tokens.pair[from] : -1;
  return end > from && end < to && isOp(tokens, end + 1, '(') && castOf(tokens, { from, to: end }) !== '' ? end : null;
}

/** TypeScript's `value as Type` and `value satisfies Type` without the type, Kotlin's `value as? Type` and its kin, Go's `value.(string)` without that text is asked for. */
export function withoutCast(tokens: Tokens, { from, to }: Span): Span {
  if (tokens.grammar.name === 'go' && to >= from + 4 && isOp(tokens, to, ')') && isOp(tokens, to - 3, '.') && /^(?:string|any)$/.test(tokenText(tokens, to - 1))) return { from, to: to - 4 };
  if (tokens.grammar.family !== 'js' && !castsBehind(tokens)) return { from, to };
  for (let index = from; index < to; index++) {
    if (index > from && castTypeEnd(tokens, index) === to) return { from, to: index - 1 };
    if (tokens.grammar.family !== 'js') {
      index = skip(tokens, index);
      continue;
    }
    if (index > from && tokens.kind[index] === WORD && /^(?:as|satisfies)$/.test(tokenText(tokens, index)) && endsOperand(tokens, index - 1)) return { from, to: index - 1 };
    index = skip(tokens, index);
  }
  return { from, to };
}

/** Languages whose calls may name types first: `Query<User>(sql)`. */
const TYPED_CALLS: ReadonlySet<string> = new Set(['csharp', 'java', 'kotlin', 'go', 'scala']);

/** The name of a call whose last token before its brackets is `index`: that of `Query` in `Query<User>(sql)`. */
export function beforeTypes(tokens: Tokens, index: number): number {
  if (!isOp(tokens, index, '>') || !TYPED_CALLS.has(tokens.grammar.name)) return index;
  for (let at = index - 1; at > Math.max(0, index - 20); at--) if (isOp(tokens, at, '<')) return at - 1;
  return index;
}

/** The token after the types of a call, or `index` where there are none. */
export function afterTypes(tokens: Tokens, index: number): number {
  if (isOp(tokens, index, '<>')) return index + 1;
  if (tokens.grammar.name === 'rust' && isOp(tokens, index, '::') && isOp(tokens, index + 1, '<')) return Math.max(index, genericEnd(tokens, index + 1) + 1);
  if (tokens.grammar.family === 'js' && isOp(tokens, index, '<')) return Math.max(index, genericEnd(tokens, index) + 1);
  if (!isOp(tokens, index, '<') || !TYPED_CALLS.has(tokens.grammar.name)) return index;
  let depth = 0;
  for (let at = index; at < Math.min(tokens.count, index + 20); at++) {
    const text = tokenText(tokens, at);
    if (tokens.kind[at] !== WORD && !/^(?:[<>,.?[\]]|>>)$/.test(text)) return index;
    depth += text === '<' ? 1 : text === '>' ? -1 : text === '>>' ? -2 : 0;
    if (depth <= 0) return isOp(tokens, at + 1, '(') ? at + 1 : index;
  }
  return index;
}
