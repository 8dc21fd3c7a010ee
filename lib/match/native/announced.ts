/** Lengths that a message itself says, and that nobody compared with anything. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, type Span } from '../../text/expression.ts';
import { onlyFunctionNamed } from '../../text/scopes.ts';
import { scopeText, spanText } from '../../text/words.ts';
import { codeBefore } from './buffer-traits.ts';

/** Bytes of a message read as a number: of a name `NAME`, by language. */
const READ: Record<string, string> = {
  rust: String.raw`\blet\s+(?:mut\s+)?NAME(?:\s*:\s*\w+)?\s*=\s*(?:(?:u32|u64|usize|i32|i64)::from_(?:be|le|ne)_bytes\(|[\w.]{1,60}\.(?:read|get)_[ui](?:32|64)(?:_le)?(?:::<\w+>)?\(|(?:\w+::)?(?:BigEndian|LittleEndian|BE|LE)::read_[ui](?:32|64)\()`,
  go: String.raw`\bNAME(?:,\s*\w+)?\s*:?=\s*(?:int\(|uint64\()?(?:(?:binary\.(?:BigEndian|LittleEndian)|order)\.Uint(?:32|64)\(|binary\.Read(?:Uv|V)arint\()|\bbinary\.Read\([^;\n]{0,80},\s*&NAME\)`,
  java: String.raw`\bNAME\s*=\s*(?:\w{1,40}\.(?:readInt|readLong)\(\)|(?:\w{0,30}(?:[bB]uf|[hH]eader|[hH]ead|[pP]acket|[fF]rame)\w{0,20}|ByteBuffer\.wrap\([^)\n]{1,40}\))\.(?:getInt|getLong|readInt)\(\d{0,3}\))`,
  kotlin: String.raw`\bNAME\s*(?::\s*Int\s*)?=\s*(?:\w{1,40}\.(?:readInt|readLong)\(\)|(?:\w{0,30}(?:[bB]uf|[hH]eader|[hH]ead|[pP]acket|[fF]rame)\w{0,20}|ByteBuffer\.wrap\([^)\n]{1,40}\))\.(?:getInt|getLong|int|readInt)\b)`,
  csharp: String.raw`\bNAME\s*=\s*(?:\(int\)\s?)?(?:BinaryPrimitives\.Read(?:U?Int32|U?Int64)\w{0,20}\(|BitConverter\.To(?:U?Int32|U?Int64)\(|_?\w{0,20}(?:[rR]eader|br)\.(?:Read(?:U?Int32|U?Int64|7BitEncodedInt)\(|Read\w{3,6}Endian\()|IPAddress\.NetworkToHostOrder\()`,
  py: String.raw`(?:\w+,\s*){0,3}\bNAME\b,?\s*\)?\s*=\s*(?:struct\.unpack(?:_from)?\(\s*["'][^"'\n]{0,10}[ILQilq]["']|int\.from_bytes\([^;\n]{0,60}(?:\b[48]\)|:[48]\]))`,
};

/** Languages in which the same is read from a file of the program's own as often: what else the text speaks of decides. */
const OF_STRANGERS = /[sS]ocket|\bsock\b|\brecv|\bconn\b|[cC]hannel|[pP]acket|[fF]rame|[mM]essage|[pP]rotocol|[pP]ayload|\b[cC]lient|\bpeer|[nN]etwork|\bnetty\b|[rR]equest/;
/** Two bytes or one: too few to take all the memory there is, enough to read behind a buffer. */
const SHORT = String.raw`\blet\s+NAME(?:\s*:\s*\w+)?\s*=\s*(?:\w+\[\d+\]\s+as\s+usize|(?:usize::from\()?u16::from_(?:be|le)_bytes\()`;
/** What a statement says that asks how large the name is. */
const ASKS = String.raw`\b(?:if|while|for|match|switch|assert|ensure|debug_assert)\b[^;\n]{0,160}\bNAME\b|\bNAME\s*\.(?:min|clamp|checked_)|\b(?:[mM]in|check\w*|validate\w*|require\w*|[eE]nsure\w*|ThrowIf\w*|clamp|Clamp)\([^;\n]{0,60}\bNAME\b|\bNAME\s*\.coerce|\b(?:u?int16|u?int8|byte)\b[^\n]{0,20}\bNAME\b|\bNAME\s+(?:u?int16|u?int8|byte)\b`;

/** Is it said by a message, and never compared before it is used? `reads` when it says what is read, not what is taken. */
export function isAnnounced(tokens: Tokens, span: Span, reads: boolean): boolean {
  const name = nameIn(tokens, span);
  const read = READ[tokens.grammar.name];
  if (name === '' || read === undefined || !/^(?:\(\w+\)\s?)?(?:\w+\()?[\w.]+\)?(?:\s+as\s+\w+)?$/.test(spanText(tokens, span))) return false;
  if (!/^(?:rust|go)$/.test(tokens.grammar.name) && !OF_STRANGERS.test(tokens.written)) return false;
  const before = codeBefore(tokens, span.from);
  const of = (shape: string): RegExp => new RegExp(shape.replaceAll('NAME', name));
  const found = of(read).exec(before) ?? (reads && tokens.grammar.name === 'rust' ? of(SHORT).exec(before) : null) ?? readByOwn(tokens, before, name, read);
  if (found === null) return false;
  const declared = of(String.raw`\bvar\s+NAME\s+(?:u?int16|u?int8|byte)\b`);
  return !declared.test(before) && !of(ASKS).test(before.slice(found.index + found[0].length));
}

/** `length = await ReadLengthAsync()`, where that function of the text gives back what it read and compares it with nothing. */
function readByOwn(tokens: Tokens, before: string, name: string, read: string): RegExpExecArray | null {
  const found = new RegExp(`\\b${name}\\s*(?::\\s*\\w+\\s*)?:?=\\s*(?:await\\s+)?(?:this\\.|self\\.|\\w+\\.)?(?<made>\\w{3,50})\\(`).exec(before);
  const own = found === null ? null : onlyFunctionNamed(tokens, found.groups!.made);
  if (own === null) return null;
  const body = scopeText(tokens, own);
  // the shapes know it as NAME
  const given = body.replace(/(?:\breturn\b|=>)\s(?![^]*(?:\breturn\b|=>)\s)|\{\s{0,40}(?=[^\s;{}][^;{}]{0,200}\}$)/, ' let NAME = ');
  return given !== body && new RegExp(read).test(given) && !/\s[<>]=?\s|\b(?:[mM]in|[cC]lamp|ThrowIf\w*|check\w*)\(/.test(body) ? found : null;
}

/** `size` of `int(size)`, `size as usize` and `head.Length`. */
function nameIn(tokens: Tokens, { from, to }: Span): string {
  const isCast = tokenText(tokens, from) === '(';
  const last = isCast ? to : tokenText(tokens, to) === ')' ? from + 2 : from;
  return tokens.kind[last] === WORD && last <= to && !isAccessor(tokens, last - 1) ? tokenText(tokens, last) : '';
}
