/** CRC-32 (the IEEE polynomial, as in zip and PNG) and the ways vendors write it at the end of a token. */

const POLYNOMIAL = 0xedb88320;
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** CRC-32 of a byte string, an unsigned 32-bit integer. Tokens are short, so there is no table. */
export function crc32(bytes: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i += 1) {
    crc ^= bytes.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** Six base62 digits (0-9, A-Z, a-z), as GitHub and npm end their tokens. */
export function base62(sum: number): string {
  let digits = '';
  for (let rest = sum; rest > 0; rest = Math.floor(rest / 62)) digits = BASE62[rest % 62] + digits;
  return digits.padStart(6, '0');
}

/** Seven base36 digits, lower case, as GitLab ends its routable tokens. */
export function base36(sum: number): string {
  return sum.toString(36).padStart(7, '0');
}

/** Eight hexadecimal digits, lower case, most significant byte first. */
export function hex(sum: number): string {
  return sum.toString(16).padStart(8, '0');
}

/** Eight hexadecimal digits, lower case, least significant byte first, as Grafana writes it. */
export function hexLittleEndian(sum: number): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(sum);
  return bytes.toString('hex');
}
