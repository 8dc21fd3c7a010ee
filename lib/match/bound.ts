/** Values that are bound apart from the text of a query, and the names that stand for them in it. */
import type { Category } from '../types.ts';
import { STRING, type Tokens } from '../text/tokens.ts';
import { expressionEnd, isOp, type Span } from '../text/expression.ts';

/** `where('a = :a', a: x)` of Ruby, where brackets need not stand: the text, not what is bound to it. */
export function firstArgument(tokens: Tokens, value: Span): Span {
  const given = tokens.grammar.name === 'ruby' && value.from < value.to && tokens.kind[value.from] === STRING ? expressionEnd(tokens, value.from) : value.to;
  return isOp(tokens, given + 1, ',') ? { from: value.from, to: given } : value;
}

/** `names.Select((n, i) => "@p" + i)`, `ids.map(() => "?")`: names of parameters, whatever the list holds. */
export function makesPlaceholders({ tokens, category }: { tokens: Tokens; category: Category }, name: string, open: number): boolean {
  if (category !== 'sql-injection' || !MAPS.has(name)) return false;
  const code = tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]] ?? 0);
  return code.length < 200 && PLACEHOLDER.test(code);
}

const MAPS: ReadonlySet<string> = new Set(['Select', 'map', 'mapIndexed', 'mapToObj', 'array_map']);
const PLACEHOLDER = /(?:=>|->)\s*\$?["'`](?:\?|[@:$][\w${}+\s-]*)["'`]/;
