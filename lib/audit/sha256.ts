/** SHA-256 (FIPS 180-4) of short texts: every clean commit chains its ledger entry, and loading node:crypto for that costs it 5 ms. */

const K = new Int32Array(64);
const START = new Int32Array(8);

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
export function sha256(text: string): string {
  if (K[0] === 0) fill();
  const state = START.slice();
  const blocks = padded(Buffer.from(text, 'utf8'));
  for (let at = 0; at < blocks.length; at += 16) mix(state, blocks.subarray(at, at + 16));
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Big-endian words: the bytes, a set bit, zeros, the length in bits. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, index) => (words[index >> 2] |= byte << (24 - (index & 3) * 8)));
  words[bytes.length >> 2] |= 0x80 << (24 - (bytes.length & 3) * 8);
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function mix(state: Int32Array, block: Int32Array): void {
  const w = new Int32Array(64);
  w.set(block);
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15], w[i - 2]];
    w[i] = w[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + w[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10));
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] += word));
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
