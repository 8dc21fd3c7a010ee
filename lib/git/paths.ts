/** Path names: from git's bytes to what people read. */

/** Well-formed UTF-8 sequences (RFC 3629, section 4), or one byte that belongs to none. */
const SEQUENCE = new RegExp(
  '[\\xc2-\\xdf][\\x80-\\xbf]|\\xe0[\\xa0-\\xbf][\\x80-\\xbf]|\\xed[\\x80-\\x9f][\\x80-\\xbf]|[\\xe1-\\xec\\xee\\xef][\\x80-\\xbf]{2}' +
    '|\\xf0[\\x90-\\xbf][\\x80-\\xbf]{2}|[\\xf1-\\xf3][\\x80-\\xbf]{3}|\\xf4[\\x80-\\x8f][\\x80-\\xbf]{2}|[\\x80-\\xff]',
  'g',
);

/** Byte string → text: UTF-8 where the bytes are UTF-8, any other byte as \xHH. */
export function readablePath(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  return bytes.replace(SEQUENCE, (sequence) =>
    sequence.length > 1 ? Buffer.from(sequence, 'latin1').toString('utf8') : `\\x${sequence.charCodeAt(0).toString(16)}`,
  );
}

const ESCAPES: Record<string, string> = {
  a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', '"': '"', '\\': '\\',
};

/** `"a\tb\303\244"` → its bytes, as a byte string; anything that does not start with a quote is returned as it is. */
export function unquotedPath(name: string): string {
  if (!name.startsWith('"')) return name;
  return name.slice(1, name.endsWith('"') ? -1 : undefined).replace(/\\([0-3][0-7]{2}|.)/gs, (whole, code: string) =>
    code.length === 3 ? String.fromCharCode(Number.parseInt(code, 8)) : (ESCAPES[code] ?? whole),
  );
}
