/** What calls give back of which only the name is known: nothing, a record of a database, a text in which something was replaced. */
import type { Tokens } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { functionsNamed, onlyFunctionNamed } from '../../text/scopes.ts';
import { piecesOf } from '../traits/definition-traits.ts';
import { givesName } from './own-values.ts';
import { plain, type Resolution, type View } from './resolution.ts';
import { READS_PAGE } from './sanitizers.ts';
import { accessText, isConstant, isFunction } from './value-shapes.ts';

/** What an unknown function gives back: nothing is known of it, less still when something not constant goes in. */
export function resultOf(view: View, name: string, args: Span[], resolve: (view: View, span: Span) => Resolution): Resolution {
  if (givesName(view.category, name) && args.every((arg) => !['joined', 'tainted'].includes(resolve(view, arg).state))) return plain('clean', `${name} gives a name`);
  const saw = name === '' ? '' : `the result of ${name}() is not known`;
  const fixed = name === 'formatMessage' || args.every((arg) => resolve(view, arg).state === 'constant');
  return plain(fixed && !READS_PAGE.has(name) ? 'result' : 'unknown', saw);
}

/** `Order.objects.create(name=name)`, `prisma.order.create({ data })`: a record, and no text that was sent. */
export function makesRecord({ grammar }: Tokens, name: string, access: string): boolean {
  if (grammar.name === 'py') return /\.objects\.(?:create|get_or_create|update_or_create|get)\(/.test(access);
  return grammar.family === 'js' && name === 'create' && !access.startsWith('Object.');
}

/**
 * The text in which `replace` and `re.sub` put something in the place of what they find, where that is written out or made by a function of the
 * program's own out of what was found: then the text decides whether the result is safe. null for other calls.
 */
export function replacedIn(tokens: Tokens, name: string, receiver: Span | null, args: Span[]): Span | null {
  if (receiver === null || args.length < 2) return null;
  if (tokens.grammar.family === 'js') return /^replace(?:All)?$/.test(name) && isOwnReplacement(tokens, args[1]) ? receiver : null;
  if (tokens.grammar.name !== 'py' || !/^subn?$/.test(name)) return null;
  const [replacement, text] = /^(?:re|regex)$/.test(accessText(tokens, receiver)) ? args.slice(1) : args;
  return text !== undefined && isOwnReplacement(tokens, replacement) ? text : null;
}

function isOwnReplacement(tokens: Tokens, span: Span): boolean {
  if (isConstant(tokens, span) || isFunction(tokens, span)) return true;
  const last = accessText(tokens, span).replace(/^(?:this|self)\./, '');
  return !isOp(tokens, span.to, ')') && /^\w+$/.test(last) && functionsNamed(tokens, last).length === 1;
}

/** `md.render(text)` of `const md = markdownIt()`: it writes tags as text, unless it is asked to let them through; null for anything else. */
export function writtenByMarkdown(tokens: Tokens, name: string, receiver: Span | null): Resolution | null {
  if (tokens.grammar.family !== 'js' || !/^render(?:Inline)?$/.test(name) || receiver === null) return null;
  const made = piecesOf(tokens, receiver).map(({ span: { from, to } }) => tokens.text.slice(tokens.start[from], tokens.end[to]));
  if (made.length !== 1 || !/^(?:new\s)?[mM]arkdown-?[iI]t\(/.test(made[0])) return null;
  return /\bhtml\s?:\s?true\b/.test(made[0]) ? plain('unknown', 'markdown-it lets tags through') : plain('clean', 'markdown-it writes tags as text');
}

/** React's `renderToString` writes text as text; a function of the text's own by that name does what it does. */
export function isOwnRenderer(tokens: Tokens, name: string): boolean {
  return /^renderTo/.test(name) && functionsNamed(tokens, name).length > 0;
}

/** Scala's `form("name")` of a map that the name holds; null for a function. */
export function applied(tokens: Tokens, name: string, open: number, ask: (value: Span) => Resolution): Resolution | null {
  if (tokens.grammar.name !== 'scala' || !/^[a-z]/.test(name) || onlyFunctionNamed(tokens, name) !== null) return null;
  const held = ask({ from: open - 1, to: open - 1 });
  return held.state === 'tainted' || held.list ? { ...held, list: false } : null;
}
