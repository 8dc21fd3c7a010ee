/** Ruby's strings with chosen delimiters: %w[a b], %q(x), %Q{#{x}}, %r{x}, %(x). */
import { openString, readPieces } from './pieces.ts';
import { endsValue } from './regex.ts';
import { REGEX, STRING, WORD, isLetterCode, type Lex } from './state.ts';
import { variantOf } from './strings.ts';
import { compile } from './tables.ts';

const CLOSERS: Record<string, string> = { '(': ')', '[': ']', '{': '}', '<': '>' };

export function percentLiteral(lex: Lex): boolean {
  const { text } = lex;
  const letter = 'qQwWiIrxs'.includes(text[lex.pos + 1]) ? text[lex.pos + 1] : '';
  const at = lex.pos + 1 + letter.length;
  if (at >= lex.end || !isDelimiter(text.charCodeAt(at)) || !isPlace(lex, at, letter)) return false;
  const open = text[at];
  const close = CLOSERS[open] ?? open;
  const plain = 'qwis'.includes(letter) && letter !== '';
  const form = variantOf(lex.tables, `%${plain}${open}`, () =>
    compile({ open, close, escape: '\\', lines: true, nest: close !== open, holes: plain ? [] : lex.grammar.percent }));
  readPieces(lex, openString(form, close, letter === 'r' ? REGEX : STRING), { from: lex.pos, lead: at + 1 - lex.pos }, at + 1);
  return true;
}

function isDelimiter(code: number): boolean {
  return code > 32 && code < 127 && !(code >= 48 && code <= 57) && !isLetterCode(code) && code !== 61 && code !== 92;
}

/** Where a value is expected, at the start of a line, or `puts %w[a]`. */
function isPlace(lex: Lex, at: number, letter: string): boolean {
  if (!endsValue(lex, true) || (letter !== '' && lex.broke === 1)) return true;
  const last = lex.count - 1;
  return letter !== '' && lex.kind[last] === WORD && lex.to[last] < lex.pos && '([{|!/<'.includes(lex.text[at]);
}
