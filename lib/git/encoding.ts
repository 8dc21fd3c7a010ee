/** Is it text, and in which encoding? Git calls everything with a NUL byte binary, UTF-16 included. */

export type Encoding = 'bytes' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'binary';

/** Bytes at a file's start that git, too, looks at (xdiff-interface.c, FIRST_FEW_BYTES). */
export const SNIFFED = 8000;

/** Longest first: a UTF-32LE mark starts with a UTF-16LE one. */
const MARKS: [Encoding, number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** `%PDF-`: packed streams, which may lack a NUL byte among the first ones. */
const PDF = [0x25, 0x50, 0x44, 0x46, 0x2d];

/** At most one byte in this many is a control byte in a text into which a NUL has strayed. */
const STRAY = 64;

/** The encoding of a file that starts with these bytes; SNIFFED of them are enough. 'bytes': ASCII, UTF-8 or an 8-bit set. */
export function sniffEncoding(start: Uint8Array): Encoding {
  for (const [encoding, mark] of MARKS) {
    if (mark.every((byte, i) => start[i] === byte)) return encoding;
  }
  const bytes = start.subarray(0, SNIFFED);
  if (PDF.every((byte, i) => start[i] === byte)) return 'binary';
  if (!bytes.includes(0)) return 'bytes';
  let controls = 0;
  for (const byte of bytes) if (byte < 32 && (byte < 8 || byte > 13) && byte !== 27) controls += 1;
  return controls * STRAY <= bytes.length ? 'bytes' : 'binary';
}

/** File content → byte string without a mark: UTF-8 for the wide encodings, the bytes themselves for 'bytes'. What is no character becomes U+FFFD. */
export function decodeText(bytes: Buffer, encoding: Exclude<Encoding, 'binary'>): string {
  if (encoding === 'bytes') return withoutMark(bytes.toString('latin1'));
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % (encoding.startsWith('utf-32') ? 4 : 2))));
  const text = encoding.startsWith('utf-32') ? utf32(even, encoding === 'utf-32le') : utf16(even, encoding === 'utf-16le');
  return Buffer.from(text.slice(1), 'utf8').toString('latin1');
}

/** The byte string of a file without the mark that editors on Windows put before UTF-8: it would be a part of the first word. */
export function withoutMark(text: string): string {
  return text.startsWith('\xef\xbb\xbf') ? text.slice(3) : text;
}

function utf16(bytes: Buffer, little: boolean): string {
  return (little ? bytes : bytes.swap16()).toString('utf16le');
}

function utf32(bytes: Buffer, little: boolean): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const point = little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    pieces.push(point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point));
  }
  return pieces.join('');
}
