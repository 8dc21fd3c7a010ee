/** Buffers that a generator fills which can be guessed, and that are a secret afterwards. */
import type { Rule } from '../../lib/types.ts';
import { HANDED_OUT } from './worth-words.ts';

const danger = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

/** What becomes of bytes that are meant to be a key. */
const ENCODES = ['EncodeToString(', 'NewCipher(', 'hmac.New(', '"%x"'];

export const goRandomRead: Rule = {
  ...danger,
  id: 'go-random-read',
  severity: 'medium',
  title: 'Bytes of a secret read from math/rand',
  fix: 'Use crypto/rand: rand.Read, or rand.Text.',
  near: ['.read('],
  find: ['$src.Read($bytes)'],
  where: { src: { all: [{ any: [{ trait: 'holds', of: ['NewSource', 'NewPCG'] }, { all: [{ trait: 'equals', of: ['mrand', 'mathrand', 'weakrand', 'pseudorand', 'insecurerand', 'weak', 'mr'] }, { trait: 'beside', of: ['"math/rand"', '"math/rand/v2"'] }] }] }, { any: [{ trait: 'within', of: ENCODES }, { trait: 'into', of: HANDED_OUT }] }] } },
  hole: 'none',
  langs: ['go'],
  bad: { go: ['import mrand "math/rand"\nfunc create() string {\n\tsrc := mrand.New(mrand.NewSource(time.Now().UnixNano()))\n\tsrc.Read(buf)\n\treturn hex.EncodeToString(buf)\n}', 'import mrand "math/rand"\nfunc create() string {\n\tmrand.Read(buf)\n\treturn hex.EncodeToString(buf)\n}', 'func token() string {\n\tr := rand.New(rand.NewPCG(1, 2))\n\tr.Read(buf)\n\treturn string(buf)\n}'] },
  good: { go: ['func create() string {\n\trand.Read(buf)\n\treturn hex.EncodeToString(buf)\n}', 'import mrand "math/rand"\nfunc fill() {\n\tmrand.Read(noise)\n}', 'func token() string {\n\tfile.Read(buf)\n\treturn string(buf)\n}', 'import mrand "crypto/rand"\nfunc token() string {\n\tmrand.Read(buf)\n\treturn hex.EncodeToString(buf)\n}'] },
};

/** What a buffer is called that nobody may guess. */
const BUFFERS = ['salt', 'token', 'key', 'iv', 'nonce', 'secret', 'password', 'challenge', 'otp', 'csrf'];

export const managedRandomBytes: Rule = {
  ...danger,
  id: 'managed-random-bytes',
  severity: 'medium',
  title: 'Bytes of a secret filled by a generator that can be guessed',
  fix: 'Fill them with SecureRandom (Java, Kotlin), RandomNumberGenerator.Fill (.NET) or crypto/rand (Go).',
  near: ['.nextbytes(', '.read('],
  find: ['$rng.nextBytes($bytes)', '$rng.NextBytes($bytes)', '$rng.Read($bytes)'],
  where: {
    rng: { all: [{ any: [{ trait: 'mentions', of: ['random', 'rand', 'rnd', 'rng'] }, { trait: 'holds', of: ['Random'] }] }, { not: { trait: 'mentions', of: ['secure', 'crypto'] } }, { any: [{ trait: 'equals', of: ['new Random()', 'new java.util.Random()', 'Random', 'Random.Shared', 'ThreadLocalRandom.current()'] }, { not: { trait: 'beside', of: ['SecureRandom', 'RandomNumberGenerator', 'crypto/rand', 'getInstanceStrong'] } }] }] },
    bytes: { trait: 'named', of: BUFFERS },
    match: { trait: 'beside', of: ['nextBytes', 'NextBytes', '"math/rand"', '"math/rand/v2"'] },
  },
  hole: 'none',
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    java: ['byte[] salt = new byte[16];\nnew Random().nextBytes(salt);', 'import java.security.SecureRandom;\nbyte[] salt = new byte[16];\nnew Random().nextBytes(salt);', 'class A { Random source = new Random(); void f(byte[] iv) { source.nextBytes(iv); } }'],
    csharp: ['var key = new byte[32];\nrnd.NextBytes(key);'],
    go: ['import "math/rand"\nfunc f() []byte {\n\tkey := make([]byte, 32)\n\trand.Read(key)\n\treturn key\n}'],
  },
  good: {
    java: ['byte[] noise = new byte[16];\nnew Random().nextBytes(noise);', 'byte[] salt = new byte[16];\nnew SecureRandom().nextBytes(salt);', 'SecureRandom random = new SecureRandom();\nrandom.nextBytes(salt);', 'packet.nextBytes(key);', 'secureRandom.nextBytes(key);'],
    csharp: ['RandomNumberGenerator.Fill(key);', 'var noise = new byte[9];\nrnd.NextBytes(noise);'],
    go: ['import "crypto/rand"\nfunc f() []byte {\n\tkey := make([]byte, 32)\n\trand.Read(key)\n\treturn key\n}', 'func f() {\n\trand.Read(key)\n}', 'import "math/rand"\nfunc f() {\n\tfile.Read(key)\n}'],
  },
};
