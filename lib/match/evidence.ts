/** The code that a finding shows and is known by. */
import { HEAD, MIDDLE, WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { isOp, type Span } from '../text/expression.ts';
import type { Binding } from './bind.ts';

/** `exec(command, () => { … })` without its last arguments when they hold code: what is found in there stands for itself. */
export function beforeCallback(tokens: Tokens, { span, holes }: Binding): Span {
  const rest = holes.get('rest');
  if (rest === undefined || rest.from > rest.to || rest.to !== span.to - 1 || rest.from - 2 < span.from) return span;
  for (let index = rest.from; index <= rest.to; index++) if (isOp(tokens, index, '{') && tokens.lineBreak[index + 1] === 1) return { from: span.from, to: rest.from - 2 };
  return span;
}

/** Offset at which a span begins: of a page's text before code it has only the mark, `<?=`, that the pattern names. */
export function spanStart(tokens: Tokens, index: number): number {
  const mark = tokens.end[index] - tokens.trail[index];
  const isPiece = tokens.kind[index] === HEAD || tokens.kind[index] === MIDDLE;
  return isPiece && tokens.grammar.outer !== undefined && tokens.text[mark] === '<' ? mark : tokens.start[index];
}

/** `f"`, `u'`, `$"`, `@"`: a concatenation that becomes a format has one, and formatters take needless ones away. */
const PREFIX = /^[A-Za-z$@]{1,3}(?=["'])/;

/** Tokens without white space, quotes with their prefixes and semicolons, so that formatting does not change it; without what `$...` stands for, such as a callback. */
export function evidenceText(tokens: Tokens, { span, holes }: Binding): string {
  const rest = holes.get('rest');
  let text = '';
  for (let index = span.from; index <= span.to && text.length < 4000; index++) {
    if ((rest !== undefined && index >= rest.from && index <= rest.to) || isOp(tokens, index, ';')) continue;
    const token = index === span.from ? tokens.text.slice(spanStart(tokens, index), tokens.end[index]) : tokenText(tokens, index);
    text += tokens.kind[index] === WORD && /^[\w$]+$/.test(token) ? `${token} ` : `${token.replace(PREFIX, '').replace(/[\s;'"`]+/g, '')} `;
  }
  return text.replace(/, ?(?=[)\]}] )/g, '').trimEnd();
}
