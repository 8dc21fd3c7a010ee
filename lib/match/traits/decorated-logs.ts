/** Decorators of Python that write down the arguments of whatever they decorate: `logger.info("%s %r", func.__name__, kwargs)`. */
import { enclosingFunction, outerFunction, paramsOf } from '../../text/scopes.ts';
import type { Span } from '../../text/expression.ts';
import type { Tokens } from '../../text/tokens.ts';
import { spanText } from '../../text/words.ts';
import { endsWith } from './place-traits.ts';

/** Does the log line at `span` write all arguments, and does the text decorate a function so that takes one of `words`? */
export function logsArgumentsOf(tokens: Tokens, span: Span, words: readonly string[]): boolean {
  const wrapper = enclosingFunction(tokens, span.from);
  const decorator = wrapper === null ? null : outerFunction(tokens, wrapper);
  if (wrapper === null || decorator === null || decorator.name === '') return false;
  const code = spanText(tokens, span);
  // `*args` takes all but the names, `**kwargs` those
  const written = paramsOf(tokens, wrapper).filter((name) => new RegExp(`(?<![\\w.]|\\blen\\()${name}(?![\\w.[(]|\\.get)`).test(code));
  if (!written.some((name) => /^(?:args|kwargs|kw|params)$/.test(name))) return false;
  const decorated = new RegExp(`@(?:\\w{1,40}\\.)?${decorator.name}\\b[^\\n]{0,80}\\r?\\n(?:[ \\t]*@[^\\n]{1,200}\\r?\\n){0,4}[ \\t]*(?:async\\s{1,9})?def\\s{1,9}\\w{1,60}\\s{0,9}\\(([^()]{0,400})`, 'g');
  return [...tokens.text.matchAll(decorated)].some(([, params]) => params.split(',').some((one) => endsWith(/^[\s*]*(\w+)/.exec(one)?.[1] ?? '', words)));
}
