/**
 * SHA-256 (FIPS 180-4) of short texts. Loading node:crypto costs a commit as much as 200 fingerprints made here, and every clean commit chains its
 * ledger entry. Written for code that nothing optimises: no function for a rotation, one step after the other.
 */

const K = new Int32Array(64);
const START = new Int32Array(8);
const schedule = new Int32Array(64);

/** The first 32 bits of the fractional parts of the cube roots, and of the first eight square roots, of the primes. */
function fill(): void {
  const fraction = (root: number): number => ((root - Math.floor(root)) * 2 ** 32) | 0;
  for (let prime = 2, count = 0; count < 64; prime++) {
    let divisor = 2;
    while (prime % divisor !== 0) divisor++;
    if (divisor !== prime) continue;
    if (count < 8) START[count] = fraction(Math.sqrt(prime));
    K[count++] = fraction(Math.cbrt(prime));
  }
}

/** @returns 64 hex digits */
export function sha256(text: string, encoding: 'utf8' | 'latin1' = 'utf8'): string {
  if (K[0] === 0) fill();
  const state = START.slice();
  const blocks = padded(Buffer.from(text, encoding));
  for (let at = 0; at < blocks.length; at += 64) mix(state, blocks, at);
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Blocks of 64: the bytes, a set bit, zeros, the length in bits. */
function padded(bytes: Buffer): Buffer {
  const blocks = Buffer.alloc((((bytes.length + 8) >> 6) + 1) * 64);
  blocks.set(bytes);
  blocks[bytes.length] = 0x80;
  blocks.writeUInt32BE(bytes.length * 8, blocks.length - 4);
  return blocks;
}

function mix(state: Int32Array, blocks: Buffer, at: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++) w[i] = blocks.readInt32BE(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15];
    const y = w[i - 2];
    const near = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const far = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = w[i - 16] + near + w[i - 7] + far;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const turnedE = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const turnedA = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const first = (h + turnedE + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + turnedA + ((b & c) ^ (b & d) ^ (c & d))) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] += word));
}
