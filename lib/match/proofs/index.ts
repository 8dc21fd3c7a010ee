/** The closed set of proofs: what can be told about a credential offline, from its own characters. */
import { base36, base62, crc32, hex, hexLittleEndian } from './crc32.ts';
import { proveBech32 } from './bech32.ts';
import { NOBODY, looksLikePlaceholder } from '../text-rules/placeholder.ts';
import { proveJwt } from './jwt.ts';
import { nameUnusual } from '../text-rules/unusual.ts';
import { provePem } from './pem.ts';

export type Proof = 'proved' | 'disproved' | 'unknown';

/** The outcome and what was seen, as part of a sentence; '' when there is nothing to say. */
export interface Proven {
  proof: Proof;
  saw: string;
}

const HOLDS: Proven = { proof: 'proved', saw: 'the checksum holds' };
const FAILS: Proven = { proof: 'disproved', saw: 'the checksum fails' };
const UNKNOWN: Proven = { proof: 'unknown', saw: '' };

/** Keys that AWS prints in its documentation. */
const AWS_EXAMPLES = /EXAMPLE|^AKIAI44QH8DHB/;

const PROOFS: Record<string, (value: string) => Proven> = {
  // ghp_<30><6 base62 digits of the CRC-32 of the 30>; npm_ alike. github.blog, "Behind GitHub's new authentication token formats"
  'crc32-base62': (value) => {
    const body = value.slice(value.lastIndexOf('_') + 1);
    return holds(body.slice(-6) === base62(crc32(body.slice(0, -6))));
  },
  // glsa_<32>_<8 hex digits of a CRC-32, least significant byte first, over all before the last underscore>
  'crc32-grafana': (value) => {
    const end = value.lastIndexOf('_');
    const sums = [value.slice(0, end), value.slice(value.indexOf('_') + 1, end)].map(crc32);
    return holds(sums.some((sum) => [hexLittleEndian(sum), hex(sum)].includes(value.slice(end + 1).toLowerCase())));
  },
  // ATATT3…=<8 hex digits of the CRC-32 of all before them>; ATBB…<8> alike
  'crc32-atlassian': (value) => {
    const before = value.slice(0, -8);
    const sums = [before, before.replace(/=$/, '')].map((text) => hex(crc32(text)));
    return holds(sums.includes(value.slice(-8).toLowerCase()));
  },
  // cfut_<40><8 hex digits of the CRC-32 of the 40>. developers.cloudflare.com/fundamentals/api/get-started/token-formats
  'crc32-cloudflare': (value) => {
    const body = value.slice(value.indexOf('_') + 1, -8);
    return holds(hex(crc32(body)) === value.slice(-8).toLowerCase());
  },
  // glpat-<payload>.<version>.<length><7 base36 digits of the CRC-32 of all before them>; the old 20-character form has none
  'crc32-gitlab': (value) => {
    if (!value.includes('.')) return UNKNOWN;
    const before = value.slice(0, -7);
    const sums = [before, before.slice(before.indexOf('-') + 1)].map((text) => base36(crc32(text)));
    return holds(sums.includes(value.slice(-7).toLowerCase()));
  },
  bech32: proveBech32,
  jwt: proveJwt,
  pem: provePem,
  'pem-base64': (value) => provePem(Buffer.from(value, 'base64').toString('latin1')),
  'aws-key-id': proveAwsKeyId,
  'pypi-macaroon': provePypi,
  'slack-webhook': proveSlackWebhook,
  'azure-storage-key': (value) => proveByteCount(value, 64),
  'basic-auth': proveBasicAuth,
  // proves nothing, names the characters
  unusual: (value) => ({ proof: 'unknown', saw: nameUnusual(value) }),
};

/** The names a rule may use. */
export const proofNames: readonly string[] = Object.keys(PROOFS);

/** Judges a credential by its own characters. Throws when the name is not one of `proofNames`. */
export function prove(name: string, value: string): Proven {
  const proof = PROOFS[name];
  if (!proof) throw new Error(`no proof is called ${name}`);
  return proof(value);
}

function holds(does: boolean): Proven {
  return does ? HOLDS : FAILS;
}

/** 4 letters and 16 base32 digits; bits 1 to 40 of the latter are twice the account id, as `aws sts get-access-key-info` reads it. */
function proveAwsKeyId(value: string): Proven {
  if (AWS_EXAMPLES.test(value)) return { proof: 'disproved', saw: 'an example of the AWS documentation' };
  const digits = value.slice(4);
  if (!/^[A-Z2-7]{16}$/.test(digits)) return UNKNOWN;
  let number = 0n;
  for (const digit of digits.slice(0, 10)) number = number * 32n + BigInt('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(digit));
  const account = ((number >> 2n) & 0x7fffffffff80n) >> 7n;
  if (digits[0] === 'I' || digits[0] === 'J' || account > 999999999999n) return UNKNOWN;
  return { proof: 'unknown', saw: `a key of account ${account.toString().padStart(12, '0')}` };
}

/** pypi-<base64 of a macaroon: version 2, location "pypi.org" or "test.pypi.org", identifier, caveats>. */
function provePypi(value: string): Proven {
  const bytes = Buffer.from(value.slice('pypi-'.length), 'base64url');
  const location = bytes.toString('latin1', 3, 3 + bytes[2]);
  if (bytes[0] === 2 && bytes[1] === 1 && /^(?:test\.)?pypi\.org$/.test(location) && bytes.length > 80) {
    return { proof: 'proved', saw: `a macaroon of ${location}` };
  }
  return { proof: 'disproved', saw: 'the macaroon cannot be read' };
}

/** …/services/T<team>/B<app>/<24>, where documentation writes T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX. */
function proveSlackWebhook(value: string): Proven {
  const [, team, app, key] = /\/(T\w+)\/(B\w+)\/(\w+)$/.exec(value) ?? [];
  if (!key) return UNKNOWN;
  const madeUp = [team, app, key].some((part) => new Set(part.slice(1)).size <= 2);
  return madeUp ? { proof: 'disproved', saw: 'an example of the documentation' } : UNKNOWN;
}

function proveByteCount(value: string, count: number): Proven {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== count) return { proof: 'disproved', saw: `not ${count} bytes` };
  if (EMULATOR_KEY_HEAD.test(value)) return { proof: 'disproved', saw: 'the public key of the storage emulator' };
  return new Set(bytes).size > count / 3 ? { proof: 'proved', saw: `${count} bytes of key` } : { proof: 'disproved', saw: 'not random' };
}

/** The well-known account key of the Azure storage emulator begins so. */
const EMULATOR_KEY_HEAD = /^Eby8vdM02xNO/;

/** base64 of `user:password`, printable. */
function proveBasicAuth(value: string): Proven {
  const text = Buffer.from(value, 'base64').toString('latin1');
  if (!/^[\x20-\x7e]{1,100}:[\x20-\x7e]{1,200}$/.test(text)) return { proof: 'disproved', saw: 'not a name and a password' };
  const [user] = text.split(':', 1);
  if (NOBODY.includes(user.toLowerCase())) return { proof: 'disproved', saw: 'its user is that of an example' };
  if (looksLikePlaceholder(text.slice(user.length + 1))) return { proof: 'disproved', saw: 'its password reads like a placeholder' };
  return UNKNOWN;
}
