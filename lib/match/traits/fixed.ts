/** Bytes and texts that are written out in the program. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { spellings } from './spellings.ts';

/** `"abc"`, `b"\0" * 16`, `"salt".encode()`, `Buffer.from("00ff", "hex")`, `Buffer.alloc(16)`, `bytes(16)`, `"a".getBytes()`, `Encoding.UTF8.GetBytes("a")`, `new byte[] { 1, 2 }`. */
const FIXED = /^(?:[bur]{0,2}(?:"[^"\n]*"|'[^'\n]*'|`[^`$]*`)(?:\s*\*\s*\d+|\.(?:repeat|encode|padEnd|as_ref|as_bytes)\([^()]*\))?|Buffer\.from\(\s*(?:"[^"\n]*"|'[^'\n]*')[^()]*\)|Buffer\.alloc\([\d\s,]*\)|bytes\(\d+\)|bytes\.fromhex\(['"][^()]*\)|"[^"\n]*"\.(?:getBytes|toByteArray|freeze|b)\b(?:\([^()]*\))?|\[\]byte\("[^"\n]*"\)|(?:System\.Text\.)?Encoding\.\w+\.GetBytes\("[^"\n]*"\)|CryptoJS\.enc\.\w+\.parse\((?:"[^"\n]*"|'[^'\n]*')\)|[*&]?b"[^"\n]*"|&?\[\s*(?:0x)?\d{1,3}(?:u8)?\s*;\s*\w{1,20}\s*\]|(?:new\s*byte\s*\[\s*(?:\d+\s*)?\]\s*)?\{\s*(?:(?:\(byte\)\s*)?(?:0x[\da-fA-F]{1,2}|-?\d{1,3})\s*,\s*)*(?:\(byte\)\s*)?(?:0x[\da-fA-F]{1,2}|-?\d{1,3})\s*(?:,\s*)?\})$/;

/** Is it written out, a literal or bytes made of one, here or where its name was given? */
export function isFixed(tokens: Tokens, span: Span): boolean {
  return spellings(tokens, span).some(({ from, to }) => {
    const code = tokens.text.slice(tokens.start[from], tokens.end[to]);
    return (code.length < 200 && FIXED.test(code) && !/^[bur]{0,2}(?:""|'')$/.test(code)) || isBytesOfFixed(tokens, { from, to });
  });
}

/** `Encoding.UTF8.GetBytes(VECTOR)`, `Buffer.from(IV)`, `[]byte(salt)`, `SALT.getBytes()`: bytes of a name that was given a text. */
function isBytesOfFixed(tokens: Tokens, { from, to }: Span): boolean {
  if (!isOp(tokens, to, ')')) return false;
  const open = tokens.pair[to];
  if (open === to - 2 && /^(?:GetBytes|from|byte|bytes)$|^\]$/.test(tokenText(tokens, open - 1)) && tokens.kind[to - 1] === WORD) return isFixed(tokens, { from: to - 1, to: to - 1 });
  return /^(?:getBytes|toByteArray|encode|as_bytes|encodeToByteArray)$/.test(tokenText(tokens, open - 1)) && open === from + 3 && tokens.kind[from] === WORD && isFixed(tokens, { from, to: from });
}
