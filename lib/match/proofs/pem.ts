/** Reads private keys: PKCS#1, PKCS#8 and SEC1 in DER, OpenSSH's own container, PuTTY's and PGP's armour. */
import type { Proven } from './index.ts';

const ENCRYPTED: Proven = { proof: 'unknown', saw: 'the key is encrypted' };

const OPENSSH = Buffer.from('openssh-key-v1\0', 'latin1');

/**
 * Proved when the body is a whole key that anyone can use. An encrypted key is unknown and said so; a body that was cut or made up is
 * disproved. Takes the block from BEGIN to END; line ends may be real, escaped (`\n`) or those of string literals joined over lines.
 */
export function provePem(block: string): Proven {
  const kind = /-----BEGIN ([A-Z0-9 ]{0,30}?)\s?PRIVATE KEY/.exec(block)?.[1] ?? '';
  const body = bodyOf(block);
  if (/Proc-Type: ?4/.test(block)) return body.length > 100 ? ENCRYPTED : { proof: 'disproved', saw: 'the key was cut' };
  if (kind === 'PGP') return { proof: body.length > 200 ? 'unknown' : 'disproved', saw: body.length > 200 ? '' : 'the key was cut' };
  const bytes = Buffer.from(body, 'base64');
  if (bytes.length < 32) return { proof: 'disproved', saw: 'too short to be a key' };
  if (bytes.subarray(0, OPENSSH.length).equals(OPENSSH)) return proveOpenSsh(bytes);
  if (bytes[0] !== 0x30) return { proof: 'disproved', saw: 'the body is no key' };
  const length = sequenceLength(bytes);
  if (length === bytes.length && kind === 'ENCRYPTED') return ENCRYPTED;
  if (length === bytes.length) return { proof: 'proved', saw: 'the key can be read' };
  return { proof: 'disproved', saw: length > bytes.length ? 'the key was cut' : 'the body is no key' };
}

/** The base64 text between the BEGIN and END lines, header lines, quotes, joins and escapes taken out. */
function bodyOf(block: string): string {
  const inner = block.replace(/^-----BEGIN[^-]*-----/, '').replace(/-----END[^-]*-----[^]*$/, '');
  return inner
    .replace(/\\[nrt]/g, '')
    .replace(/^[A-Za-z-]+: [^\n]*$/gm, '')
    .replace(/[^A-Za-z0-9+/=]/g, '');
}

/** "openssh-key-v1\0", then the cipher's name as a 4-byte length and its letters; "none" is a key without passphrase. */
function proveOpenSsh(bytes: Buffer): Proven {
  const start = OPENSSH.length + 4;
  if (bytes.length < 100) return { proof: 'disproved', saw: 'the key was cut' };
  const cipher = bytes.toString('latin1', start, start + bytes.readUInt32BE(OPENSSH.length)).slice(0, 20);
  if (cipher === 'none') return { proof: 'proved', saw: 'an OpenSSH key without passphrase' };
  return ENCRYPTED;
}

/** Whole length in bytes of the DER value that begins with the bytes: tag, length octets and content. */
function sequenceLength(bytes: Buffer): number {
  const first = bytes[1];
  if (first < 0x80) return 2 + first;
  const octets = first & 0x7f;
  if (octets > 3 || octets === 0) return 0;
  return 2 + octets + bytes.readUIntBE(2, octets);
}
