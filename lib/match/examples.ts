/** Writes out the `{{…}}` of rule examples, so that nothing in the repository looks like a live credential. Used where rules are tested only. */
import { Fault } from '../faults.ts';
import { ENDINGS } from '../text/names.ts';
import { BECH32_DIGITS, bech32Checksum } from './proofs/bech32.ts';
import { base36, base62, crc32, hex, hexLittleEndian } from './proofs/crc32.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const BASE62 = `${LOWER.toUpperCase()}${LOWER}${DIGITS}`;

const ALPHABETS: Record<string, string> = {
  alnum: BASE62,
  base62: BASE62,
  hex: `${DIGITS}abcdef`,
  HEX: `${DIGITS}ABCDEF`,
  digits: DIGITS,
  lower: `${LOWER}${DIGITS}`,
  upper: `${LOWER.toUpperCase()}${DIGITS}`,
  letters: LOWER,
  base32: `${LOWER.toUpperCase()}234567`,
  base58: '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz',
  base64: `${BASE62}+/`,
  base64url: `${BASE62}-_`,
  bech32: BECH32_DIGITS,
};

/** The path an example stands in: its key is a file name, a language or one of its file endings. */
export function examplePath(key: string): string {
  if (/[./]|^[A-Z]/.test(key)) return key;
  return `example.${Object.hasOwn(ENDINGS, key) ? ENDINGS[key].split(' ', 1)[0] : key}`;
}

/**
 * An example with its placeholders written out, the same for the same seed:
 * `{{24}}` letters and digits, `{{40:base64}}` of another alphabet (see ALPHABETS); checksums of what stands before: `{{crc32}}` six
 * base62 digits over the last placeholder, `{{crc32:hex}}` eight hex digits over it, `{{crc32:all}}` eight over the token so far,
 * `{{crc32:le}}` the same with the bytes reversed, `{{crc32:gitlab}}` seven base36 digits over the token so far, `{{bech32:PREFIX}}` a
 * whole key in upper case; structures: `{{jwt}}`, `{{pem}}` the base64 lines of a DER key, `{{pem:openssh}}`, `{{pypi}}`, `{{basic}}`, `{{uuid}}`;
 * `{{b64:TEXT}}` TEXT in base64, `{{b64pem:LABEL}}` a PEM file in base64. Throws a Fault on any other placeholder.
 * A count may be a range: `{{20-40}}`.
 */
export function expandExample(text: string, seed: number): string {
  const random = generator(seed);
  let out = '';
  let last = '';
  let from = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    out += text.slice(from, match.index);
    from = match.index + match[0].length;
    const token = /[^\s"'`=]*(?:=[^\s"'`=]*)?$/.exec(out)?.[0] ?? '';
    const part = write(match[1], match[2] ?? '', { random, last, token });
    if (/^\d/.test(match[1])) last = part;
    out += part;
  }
  return out + text.slice(from);
}

/** Word or count, and detail; templates of other tools (`{{ .Values.x }}`) have a space and stay as they are. */
const PLACEHOLDER = /\{\{([A-Za-z0-9-]+)(?::([^{}]*))?\}\}/g;

/** Characters that one placeholder may stand for. */
const LONGEST = 10_000;

interface Making {
  random: (below: number) => number;
  last: string;
  token: string;
}

function write(word: string, detail: string, making: Making): string {
  const { random, last, token } = making;
  const [, least, most] = /^(\d+)(?:-(\d+))?$/.exec(word) ?? [];
  if (Number(most ?? least ?? 0) > LONGEST) throw new Fault(`a placeholder asks for more than ${LONGEST} characters`, { hint: 'Ask for fewer.' });
  if (least) return pick(random, Number(least) + random(Number(most ?? least) - Number(least) + 1), alphabet(detail || 'alnum'));
  const made = STRUCTURES[word]?.(detail, random);
  if (made !== undefined) return made;
  if (word !== 'crc32')
    throw new Fault(`no placeholder is called {{${word}}}`, { hint: 'Put a blank inside the braces of a template: {{ name }}.' });
  if (detail === 'hex') return hex(crc32(last));
  if (detail === 'all') return hex(crc32(token));
  if (detail === 'le') return hexLittleEndian(crc32(token.replace(/_$/, '')));
  if (detail === 'gitlab') return base36(crc32(token));
  return base62(crc32(last));
}

const STRUCTURES: Record<string, (detail: string, random: Making['random']) => string> = {
  jwt: (detail, random) => {
    const payload = { sub: pick(random, 12, LOWER), iat: 1_700_000_000 + random(10_000_000), ...(detail ? { role: detail } : {}) };
    const parts = [{ alg: 'HS256', typ: 'JWT' }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
    return `${parts.join('.')}.${pick(random, 43, BASE62)}`;
  },
  pem: (detail, random) => (detail === 'openssh' ? openSsh(random) : derKey(random)),
  pypi: (_detail, random) => {
    const bytes = Buffer.from(Array.from({ length: 110 }, () => random(256)));
    return `pypi-${Buffer.concat([Buffer.from('\x02\x01\x08pypi.org\x02', 'latin1'), bytes]).toString('base64url')}`;
  },
  uuid: (_detail, random) => [8, 4, 4, 4, 12].map((count) => pick(random, count, ALPHABETS.hex)).join('-'),
  basic: (_detail, random) => Buffer.from(`${pick(random, 6, LOWER)}:${pick(random, 12, BASE62)}`).toString('base64'),
  b64: (detail) => Buffer.from(detail, 'latin1').toString('base64'),
  b64pem: (detail, random) =>
    Buffer.from(`-----BEGIN ${detail}-----\n${derKey(random)}\n-----END ${detail}-----\n`, 'latin1').toString('base64'),
  bech32: (detail, random) => {
    const data = pick(random, 52, BECH32_DIGITS);
    return `${detail}1${data}${bech32Checksum(detail.toLowerCase(), data)}`.toUpperCase();
  },
};

/** A DER sequence of 600 random bytes in lines of 64: it has a key's outer shape only. */
function derKey(random: Making['random']): string {
  const content = Buffer.from(Array.from({ length: 600 }, () => random(256)));
  return lines(Buffer.concat([Buffer.from([0x30, 0x82, 600 >> 8, 600 & 0xff]), content]));
}

function openSsh(random: Making['random']): string {
  const head = Buffer.from('openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none', 'latin1');
  return lines(Buffer.concat([head, Buffer.from(Array.from({ length: 200 }, () => random(256)))]));
}

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{64}(?=.)/g, '$&\n');
}

function alphabet(name: string): string {
  const found = ALPHABETS[name];
  if (!found)
    throw new Fault(`no alphabet of a placeholder is called ${name}`, { hint: `Use one of: ${Object.keys(ALPHABETS).join(', ')}.` });
  return found;
}

function pick(random: Making['random'], count: number, letters: string): string {
  return Array.from({ length: count }, () => letters[random(letters.length)]).join('');
}

/** mulberry32: the same numbers on every machine. */
function generator(seed: number): (below: number) => number {
  let state = (seed + 0x6d2b79f5) | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
