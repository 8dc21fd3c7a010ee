/** The values that an expression may be: the arms of a choice. */
import { castTypeEnd, castsBehind, genericEnd } from './generics.ts';
import { isOp, skip, type Span } from './expression.ts';
import { withoutBrackets } from './joins.ts';
import { OP, WORD, isText, tokenText, type Tokens } from './tokens.ts';

/** Alternatives of a value: both arms of a ternary, of `a || b`, `a ?? b`, `a or b`, `a if c else b`; the span itself when there is one only. */
export function alternatives(tokens: Tokens, span: Span): Span[] {
  const [inner, casts] = [withoutBrackets(tokens, span), castsBehind(tokens)];
  const cuts: { index: number; text: string }[] = [];
  for (let index = inner.from; index <= inner.to; index++) {
    const text = tokenText(tokens, index);
    if ((tokens.kind[index] === OP && CHOICES.has(text) && !isText(tokens, index - 1, 'try')) || (tokens.kind[index] === WORD && WORD_CHOICES.has(text) && !(text === 'or' && tokens.grammar.name === 'csharp'))) cuts.push({ index, text });
    // the mark in `receive<Map<String, Any?>>()` asks nothing
    index = text === '<' ? Math.max(index, genericEnd(tokens, index)) : casts ? Math.max(castTypeEnd(tokens, index), skip(tokens, index)) : skip(tokens, index);
  }
  if (cuts.length === 0) return [inner];
  const arms: Span[] = [];
  let from = inner.from;
  // `a || b ? x : y`: arms before what may turn out to be a condition
  let before = 0;
  for (const cut of [...cuts, { index: inner.to + 1, text: '' }]) {
    // `$name ?: ''` of PHP
    const isCondition = cut.text === '?' && !isOp(tokens, cut.index + 1, ':');
    const afterPythonIf = from > inner.from && isText(tokens, from - 1, 'if');
    if (isCondition) arms.length = before;
    else if (cut.index > from && !afterPythonIf && !LEAVES.has(tokenText(tokens, from))) arms.push({ from, to: cut.index - 1 });
    if (cut.text === '?' || cut.text === ':') before = arms.length;
    from = cut.index + 1;
  }
  return arms.length > 0 ? arms.flatMap((arm) => (arm.from === inner.from && arm.to === inner.to ? [arm] : alternatives(tokens, arm))) : [inner];
}

const CHOICES: ReadonlySet<string> = new Set(['?', ':', '||', '??', '?:']);
/** `id ?: return`, `id ?? throw new …`: no value comes from there. */
const LEAVES: ReadonlySet<string> = new Set(['return', 'throw', 'raise', 'die', 'exit', 'continue', 'break', 'panic']);
const WORD_CHOICES: ReadonlySet<string> = new Set(['or', 'if', 'else']);
