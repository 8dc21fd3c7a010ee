/** Lengths that a message itself says in Rust and Go, and that nobody compared with anything. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, type Span } from '../text/expression.ts';
import { codeBefore, textOf } from './buffer-traits.ts';

/** Bytes of a message read as a number: of a name `NAME`, by language. */
const READ: Record<string, string> = {
  rust: String.raw`\blet\s+(?:mut\s+)?NAME(?:\s*:\s*\w+)?\s*=\s*(?:(?:u32|u64|usize|i32|i64)::from_(?:be|le|ne)_bytes\(|[\w.]{1,60}\.(?:read|get)_[ui](?:32|64)(?:_le)?(?:::<\w+>)?\(|(?:\w+::)?(?:BigEndian|LittleEndian|BE|LE)::read_[ui](?:32|64)\()`,
  go: String.raw`\bNAME(?:,\s*\w+)?\s*:?=\s*(?:int\(|uint64\()?(?:(?:binary\.(?:BigEndian|LittleEndian)|order)\.Uint(?:32|64)\(|binary\.Read(?:Uv|V)arint\()|\bbinary\.Read\([^;\n]{0,80},\s*&NAME\)`,
};
/** Two bytes or one: too few to take all the memory there is, enough to read behind a buffer. */
const SHORT = String.raw`\blet\s+NAME(?:\s*:\s*\w+)?\s*=\s*(?:\w+\[\d+\]\s+as\s+usize|(?:usize::from\()?u16::from_(?:be|le)_bytes\()`;
/** What a statement says that asks how large the name is. */
const ASKS = String.raw`\b(?:if|while|for|match|switch|assert|ensure|debug_assert)\b[^;\n]{0,160}\bNAME\b|\bNAME\s*\.(?:min|clamp|checked_)|\b(?:min|check\w*|validate\w*)\([^;\n]{0,60}\bNAME\b|\b(?:u?int16|u?int8|byte)\b[^\n]{0,20}\bNAME\b|\bNAME\s+(?:u?int16|u?int8|byte)\b`;

/** Is it said by a message, and never compared before it is used? `reads` when it says what is read, not what is taken. */
export function isAnnounced(tokens: Tokens, span: Span, reads: boolean): boolean {
  const name = nameIn(tokens, span);
  const read = READ[tokens.grammar.name];
  if (name === '' || read === undefined || !/^(?:\w+\()?[\w.]+\)?(?:\s+as\s+\w+)?$/.test(textOf(tokens, span))) return false;
  const before = codeBefore(tokens, span.from);
  const of = (shape: string): RegExp => new RegExp(shape.replaceAll('NAME', name));
  const found = of(read).exec(before) ?? (reads && tokens.grammar.name === 'rust' ? of(SHORT).exec(before) : null);
  if (found === null) return false;
  const declared = of(String.raw`\bvar\s+NAME\s+(?:u?int16|u?int8|byte)\b`);
  return !declared.test(before) && !of(ASKS).test(before.slice(found.index + found[0].length));
}

/** `size` of `int(size)`, `size as usize` and `head.Length`. */
function nameIn(tokens: Tokens, { from, to }: Span): string {
  const last = tokenText(tokens, to) === ')' ? from + 2 : from;
  return tokens.kind[last] === WORD && last <= to && !isAccessor(tokens, last - 1) ? tokenText(tokens, last) : '';
}
