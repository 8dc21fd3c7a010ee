/** Calls and braces that give back what they are given, or what they are asked of: lists, initialisers, getters. */
import { tokenText, type Tokens } from '../text/tokens.ts';
import { isOp, type Span } from '../text/expression.ts';

/** The brace of `new String[] { a, b }` and of C#'s `new[] { a }`, `new List<string> { a }` and `new Info { A = a }`; -1 when there is none. */
export function listBraces(tokens: Tokens, from: number, to: number): number {
  const open = tokens.pair[to];
  if (!isOp(tokens, to, '}') || open <= from || tokenText(tokens, from - 1) !== 'new') return -1;
  return isOp(tokens, open - 1, ']') || tokens.grammar.name === 'csharp' ? open : -1;
}

/** `order.getName()` of Java: a text of what it is asked of, unless the name speaks of a number or a date. */
export function isGetter({ grammar, pair }: Tokens, name: string, open: number): boolean {
  return grammar.name === 'java' && pair[open] === open + 1 && /^get[A-Z]/.test(name) && !/(?:Id|Count|Size|Number|Page|Limit|Offset|Amount|Price|Quantity|Age|Date|Time|Class|Year|Length)$/.test(name);
}

/** `List.of(a, b)`, `Arrays.asList(a)`, Kotlin's `listOf(a)` and `arrayOf(a)`, Scala's `Seq(a)`. */
export function makesList({ grammar, text, start, end }: Tokens, receiver: Span | null, name: string): boolean {
  if (!['java', 'kotlin', 'scala', 'groovy'].includes(grammar.name)) return false;
  if (receiver === null) return /^(?:listOf|arrayOf|mutableListOf|setOf|Seq|List|Array|Vector)$/.test(name);
  return /^(?:of|asList)$/.test(name) && /^(?:List|Set|Arrays)$/.test(text.slice(start[receiver.from], end[receiver.to]));
}
