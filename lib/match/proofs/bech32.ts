/** Bech32 (BIP-173): a prefix, "1", data of 5-bit characters and a 30-bit checksum; age keys use it. */
import type { Proven } from './index.ts';

export const BECH32_DIGITS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Proved when the last six characters are the checksum of the rest. Upper and lower case are alike, mixed is an error. */
export function proveBech32(text: string): Proven {
  const value = text.toLowerCase();
  const split = value.lastIndexOf('1');
  const data = [...value.slice(split + 1)].map((digit) => BECH32_DIGITS.indexOf(digit));
  const oneCase = text === value || text === text.toUpperCase();
  if (oneCase && !data.includes(-1) && polymod([...expand(value.slice(0, split)), ...data]) === 1) {
    return { proof: 'proved', saw: 'the checksum holds' };
  }
  return { proof: 'disproved', saw: 'the checksum fails' };
}

/** The six checksum characters of a prefix and its data characters, both in lower case. */
export function bech32Checksum(prefix: string, data: string): string {
  const values = [...expand(prefix), ...[...data].map((digit) => BECH32_DIGITS.indexOf(digit)), 0, 0, 0, 0, 0, 0];
  const sum = polymod(values) ^ 1;
  return [25, 20, 15, 10, 5, 0].map((shift) => BECH32_DIGITS[(sum >>> shift) & 31]).join('');
}

function expand(prefix: string): number[] {
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(values: number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (let i = 0; i < 5; i += 1) if ((top >>> i) & 1) sum ^= GENERATOR[i];
  }
  return sum;
}
