/** Hashes, ciphers, keys and random values that do not protect, in Go: crypto, math/rand and golang.org/x/crypto. */
import type { Rule } from '../../lib/types.ts';
import { BUILT_FOR_SPEED } from './dangers.ts';
import { SECRETS as WORTHY, unguessed } from './worth-words.ts';

const danger = { category: 'weak-crypto', langs: ['go'] };

export const goWeakHash: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [327, 328],
  id: 'go-weak-hash',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: 'Use crypto/sha256; for passwords golang.org/x/crypto/bcrypt or argon2.',
  near: ['md5.', 'sha1.', 'md4.new'],
  find: ['md5.New()', 'md5.Sum($data)', 'sha1.New()', 'sha1.Sum($data)', 'md4.New()'],
  doubt: { match: { any: ['protocol', 'naming'] } },
  bad: { go: ['h := md5.New()', 'sum := md5.Sum(data)', 'h := sha1.New()', 'sum := sha1.Sum(data)', 'h := md4.New()'] },
  good: { go: ['h := sha256.New()', 'sum := sha256.Sum256(data)', 'n := md5.Size', 'h.Sum(nil)', 'cacheKey := md5.Sum([]byte(url))', '// scramblePassword hashes as mysql_native_password does.\nfunc answer(p []byte) {\n\th := sha1.New()\n}'] },
};

export const goWeakCipher: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [327],
  id: 'go-weak-cipher',
  severity: 'high',
  title: 'Weak cipher',
  why: 'DES, triple DES, RC4 and Blowfish are broken or outgrown.',
  fix: 'Use aes.NewCipher with cipher.NewGCM and a new nonce for each message.',
  near: ['des.new', 'rc4.newcipher', 'blowfish.newcipher', 'tea.newcipher'],
  find: ['des.NewCipher($key)', 'des.NewTripleDESCipher($key)', 'rc4.NewCipher($key)', 'blowfish.NewCipher($key)', 'tea.NewCipher($key)'],
  bad: { go: ['block, err := des.NewCipher(key)', 'des.NewTripleDESCipher(key)', 'c, _ := rc4.NewCipher(key)', 'blowfish.NewCipher(key)', 'tea.NewCipher(key)'] },
  good: { go: ['block, err := aes.NewCipher(key)', 'chacha20poly1305.New(key)', 'xtea.NewCipher(key)'] },
};

export const goFixedIv: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [329, 1204],
  id: 'go-fixed-iv',
  severity: 'high',
  title: 'Fixed initialisation vector',
  why: 'With the same vector each time, equal texts give equal ciphers, and GCM loses its key.',
  fix: 'Fill a new slice with io.ReadFull(rand.Reader, iv) for each message and store it beside the cipher text.',
  near: ['newcbcencrypter', 'newctr(', 'newofb(', 'newcfbencrypter', '.seal('],
  find: ['cipher.NewCBCEncrypter($block, $iv)', 'cipher.NewCTR($block, $iv)', 'cipher.NewOFB($block, $iv)', 'cipher.NewCFBEncrypter($block, $iv)', '$gcm.Seal($dst, $iv, $...)'],
  where: { iv: { any: [{ all: ['constant', { not: 'name' }] }, 'fixed', 'unfilled', 'cut-of-key', { trait: 'shows', of: ['key'] }] } },
  bad: { go: ['var nonce = []byte("always equal")\nfunc seal(box cipher.AEAD, text []byte) []byte {\n\treturn box.Seal(nil, nonce, text, nil)\n}', 'gcm.Seal(nil, key[:12], text, nil)', 'iv := key[:aes.BlockSize]\ncipher.NewCTR(block, iv)', 'func New(key []byte) *Box { return &Box{nonce: key[:12]} }\nfunc (b *Box) Seal(text []byte) []byte { return b.aead.Seal(nil, b.nonce, text, nil) }', 'cipher.NewCBCEncrypter(block, []byte("0123456789abcdef"))', 'cipher.NewCTR(block, []byte("0123456789abcdef"))', 'cipher.NewOFB(block, []byte("0123456789abcdef"))', 'cipher.NewCFBEncrypter(block, []byte("0123456789abcdef"))', 'gcm.Seal(nil, []byte("0123456789ab"), text, nil)', ...['cipher.NewCBCEncrypter(block, iv)', 'cipher.NewCTR(block, iv)', 'cipher.NewOFB(block, iv)', 'cipher.NewCFBEncrypter(block, iv)', 'gcm.Seal(nil, iv, text, nil)'].map((use) => `iv := make([]byte, 16)\n${use}`)] },
  good: { go: ['cipher.NewCBCEncrypter(block, iv)', 'cipher.NewCTR(block, []byte(iv.text()))', 'gcm.Seal(nil, nonce, text, nil)', 'func (b *Box) Seal(text []byte) []byte { return b.aead.Seal(nil, b.nonce, text, nil) }', 'iv := make([]byte, 16)\nrand.Read(iv)\ncipher.NewCTR(block, iv)'] },
};

export const goShortKey: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [326],
  id: 'go-short-key',
  severity: 'high',
  title: 'Key too short',
  why: 'RSA keys below 2048 bits can be factored.',
  fix: 'Use rsa.GenerateKey(rand.Reader, 3072), or ed25519.',
  near: ['rsa.generatekey'],
  find: ['rsa.GenerateKey($random, $bits)'],
  where: { bits: { trait: 'below', of: [2048] } },
  bad: { go: ['key, err := rsa.GenerateKey(rand.Reader, 1024)'] },
  good: { go: ['key, err := rsa.GenerateKey(rand.Reader, 4096)', 'rsa.GenerateKey(rand.Reader, bits)'] },
};

export const goFewRounds: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [916],
  id: 'go-few-hash-rounds',
  severity: 'medium',
  title: 'Too few rounds for a password hash',
  why: 'The rounds are what makes each guess cost time.',
  fix: 'Use bcrypt.DefaultCost, and at least 600000 rounds of PBKDF2 with SHA-256.',
  near: ['pbkdf2.key', 'generatefrompassword'],
  find: ['pbkdf2.Key($p, $salt, $rounds, $...)', 'bcrypt.GenerateFromPassword($p, $rounds)'],
  where: { rounds: { all: [{ trait: 'below', of: [100000] }, { not: { trait: 'equals', of: ['10', '11', '12', '13', '14', '15', '16'] } }] } },
  bad: { go: ['key := pbkdf2.Key(password, salt, 4096, 32, sha256.New)', 'bcrypt.GenerateFromPassword(password, 4)'] },
  good: { go: ['pbkdf2.Key(password, salt, 600000, 32, sha256.New)', 'bcrypt.GenerateFromPassword(password, bcrypt.DefaultCost)', 'bcrypt.GenerateFromPassword(password, 12)'] },
};

export const goPasswordHash: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [916],
  id: 'go-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use bcrypt.GenerateFromPassword or argon2.IDKey.',
  near: ['md5.sum', 'sha1.sum', 'sha256.sum256', 'sha512.sum512'],
  find: ['md5.Sum($input)', 'sha1.Sum($input)', 'sha256.Sum256($input)', 'sha512.Sum512($input)'],
  where: { input: { all: [{ any: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pw', 'pass', 'passphrase', 'passcode'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }] }, { not: 'constant' }] } },
  bad: { go: ['sum := sha256.Sum256([]byte(pw))', 'sum := md5.Sum([]byte(password))', 'sum := sha1.Sum([]byte(user.Password + salt))', 'h := sha256.Sum256([]byte(password))', 'sha512.Sum512([]byte(pwd))'] },
  good: { go: ['h := sha256.Sum256(data)', 'bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)', 'md5.Sum([]byte("password"))', 'sha1.Sum(file)', 'sha512.Sum512(body)'] },
};

export const goPasswordWritten: Rule = {
  ...goPasswordHash,
  id: 'go-password-hash-written',
  near: ['.write(', 'io.writestring('],
  find: ['$hash.Write([]byte($input))', 'io.WriteString($hash, $input)'],
  where: { input: { trait: 'mentions', of: ['password', 'passwd', 'pwd', 'passphrase', 'passcode'] }, hash: { trait: 'holds', of: ['md5', 'sha1', 'sha256', 'sha512'] } }, doubt: { match: 'protocol' },
  bad: { go: ['h := sha256.New()\nh.Write([]byte(password + salt))', 'h := md5.New()\nio.WriteString(h, password)'] },
  good: { go: ['h := sha256.New()\nh.Write([]byte(body))', 'w.Write([]byte(password))', 'io.WriteString(w, password)', 'h := sha256.New()\nio.WriteString(h, name)', 'func scramblePassword(scramble []byte, password string) {\n\th := sha1.New()\n\th.Write([]byte(password))\n}'] },
};

/** pkg.go.dev/crypto/cipher#Block: Encrypt takes one block; whoever calls it for each has made ECB. */
export const goBlockByBlock: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [327],
  id: 'go-block-by-block',
  severity: 'medium',
  title: 'Text encrypted block by block, each for itself',
  why: 'Equal blocks of the text give equal blocks of the cipher: its pattern can be read, and blocks can be moved.',
  fix: 'Use cipher.NewGCM with a new nonce for each message.',
  near: ['.encrypt('],
  find: ['$block.Encrypt($to, $from)'],
  where: { block: { trait: 'holds', of: ['NewCipher', 'NewTripleDESCipher'] }, match: { all: [{ trait: 'within', of: ['BlockSize'] }, { trait: 'within', of: ['for'] }, { not: { trait: 'within', of: ['^', 'XOR', 'xor', 'NewCTR', 'NewCBC', 'counter', 'subtle'] } }] } },
  hole: 'none',
  bad: { go: ['func seal(key, text []byte) []byte {\n\tblock, _ := aes.NewCipher(key)\n\tfor i := 0; i < len(text); i += block.BlockSize() {\n\t\tblock.Encrypt(out[i:], text[i:])\n\t}\n\treturn out\n}'] },
  good: { go: ['func seal(key, text []byte) []byte {\n\tblock, _ := aes.NewCipher(key)\n\tfor i := 0; i < len(text); i += block.BlockSize() {\n\t\tblock.Encrypt(pad, counter)\n\t\tout[i] = text[i] ^ pad[0]\n\t}\n\treturn out\n}', 'func check(key []byte) []byte {\n\tblock, _ := aes.NewCipher(key)\n\tblock.Encrypt(out, zero)\n\treturn out[:block.BlockSize()]\n}', 'func f(box Box) {\n\tfor i := 0; i < n; i += box.BlockSize() {\n\t\tbox.Encrypt(out, text)\n\t}\n}', 'func one(key, text []byte) []byte {\n\tblock, _ := aes.NewCipher(key)\n\tfor i := range out {\n\t\tblock.Encrypt(out, text)\n\t}\n\treturn out\n}'] },
};

export const goFixedKey: Rule = {
  category: 'weak-crypto',
  cwe: [321],
  id: 'go-fixed-key',
  severity: 'high',
  title: 'Key written in the program',
  why: 'Whoever has the program has the key, and it cannot be changed without a new release.',
  fix: 'Read the key from a secret store or the environment, and stop where there is none.',
  near: ['aes.newcipher(', 'chacha20poly1305.new'],
  find: ['aes.NewCipher($key)', 'chacha20poly1305.New($key)', 'chacha20poly1305.NewX($key)'],
  where: { key: 'fixed' },
  hole: 'none',
  langs: ['go'],
  bad: { go: ['var key = []byte("not a good key 1")\n\nfunc seal() {\n\tblock, err := aes.NewCipher(key)\n}', 'aead, err := chacha20poly1305.New([]byte("not a good key 1"))', 'key := []byte("not a good key 1")\naead, err := chacha20poly1305.NewX(key)'] },
  good: { go: ['block, err := aes.NewCipher(key)', 'key := []byte(os.Getenv("KEY"))\nblock, err := aes.NewCipher(key)', 'aead, err := chacha20poly1305.New(s.key)', 'aead, err := chacha20poly1305.NewX(key[:])'] },
};

/** pkg.go.dev/golang.org/x/crypto/bcrypt: MinCost is 4, sixteen rounds. */
export const goLeastCost: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [916],
  id: 'go-bcrypt-min-cost',
  severity: 'medium',
  title: 'Password hash at the least cost there is',
  why: 'bcrypt.MinCost is 4, sixteen rounds: a leaked table is guessed sixty times faster than with the default.',
  fix: 'Use bcrypt.DefaultCost, or 12.',
  near: ['bcrypt.mincost', 'bcrypt.generatefrompassword('],
  find: ['$name: bcrypt.MinCost', '$name = bcrypt.MinCost', '$name := bcrypt.MinCost', 'bcrypt.GenerateFromPassword($p, bcrypt.MinCost)', 'return bcrypt.MinCost'],
  where: { match: { not: { trait: 'within', of: ['<bcrypt.MinCost', '<=bcrypt.MinCost', 'testing.T', 'testing.B'] } } },
  hole: 'none',
  bad: { go: ['h := &Hasher{cost: bcrypt.MinCost}', 'const cost = bcrypt.MinCost', 'cost := bcrypt.MinCost', 'hash, err := bcrypt.GenerateFromPassword(pw, bcrypt.MinCost)', 'func cost() int { return bcrypt.MinCost }'] },
  good: { go: ['h := &Hasher{cost: bcrypt.DefaultCost}', 'func clamp(cost int) int {\n\tif cost < bcrypt.MinCost {\n\t\tcost = bcrypt.MinCost\n\t}\n\treturn cost\n}', 'if cost < bcrypt.MinCost || cost > bcrypt.MaxCost { return err }', 'func setUp(t *testing.T) { h := &Hasher{cost: bcrypt.MinCost} }'] },
};

/** cheatsheetseries.owasp.org (Password Storage): Argon2id with 19 MiB, scrypt with N of 2^17. */
export const goLittleMemory: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [916],
  id: 'go-little-memory-hash',
  severity: 'medium',
  title: 'Password hash that needs next to no memory',
  why: 'Argon2 and scrypt hold guesses up by the memory that each takes; without it a graphics card makes millions a second.',
  fix: 'Use argon2.IDKey(password, salt, 1, 64*1024, 4, 32), or scrypt.Key(password, salt, 32768, 8, 1, 32).',
  near: ['argon2.idkey(', 'argon2.key(', 'scrypt.key('],
  find: ['argon2.IDKey($p, $salt, $time, $memory, $...)', 'argon2.Key($p, $salt, $time, $memory, $...)', 'scrypt.Key($p, $salt, $memory, $...)'],
  where: { memory: { trait: 'below', of: [7168] } },
  hole: 'none',
  bad: { go: ['key := argon2.IDKey(pw, salt, 1, 1024, 1, 32)', 'key := argon2.Key(pw, salt, 3, 512, 1, 32)', 'key, err := scrypt.Key(pw, salt, 1024, 8, 1, 32)'] },
  good: { go: ['key := argon2.IDKey(pw, salt, 1, 64*1024, 4, 32)', 'key := argon2.Key(pw, salt, 3, 32768, 4, 32)', 'key, err := scrypt.Key(pw, salt, 32768, 8, 1, 32)'] },
};

/** Names whose value must not be guessed. */
const SECRETS = [...WORTHY, 'pin'];

export const goRandomSecret: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'go-random-secret',
  severity: 'high',
  title: 'Secret made with math/rand',
  fix: 'Use crypto/rand: rand.Read, rand.Int or rand.Text.',
  near: ['rand.', 'mrand.', 'mathrand.'],
  find: ['rand.$fn($...)', 'mrand.$fn($...)', 'mathrand.$fn($...)'],
  where: { fn: { all: [{ trait: 'equals', of: ['Intn', 'Int', 'Int31', 'Int31n', 'Int63', 'Int63n', 'Uint32', 'Uint64', 'Read', 'Perm', 'Float64', 'IntN', 'Int64N', 'Uint64N', 'Uint32N', 'Int32N', 'Int64', 'Uint', 'N'] }, unguessed(SECRETS), { not: { trait: 'beside', of: ['crypto/rand', 'rand.Reader'] } }, { not: { all: [{ trait: 'equals', of: ['Read'] }, { not: { trait: 'beside', of: ['math/rand', 'mrand.', 'mathrand.'] } }] } }] } },
  langs: ['go'],
  bad: { go: ['otp := mrand.Intn(1000000)', 'func newToken() string {\n\tb := make([]byte, 16)\n\tmrand.Read(b)\n\treturn string(b)\n}', 'func newToken() string {\n\tb := make([]byte, 16)\n\tmathrand.Read(b)\n\treturn string(b)\n}', 'otp := rand.Intn(1000000)', 'token := fmt.Sprintf("%d", rand.Int63())', 'import "math/rand"\nfunc newToken() string {\n\tb := make([]byte, 16)\n\trand.Read(b)\n\treturn string(b)\n}'] },
  good: { go: ['delay := rand.Intn(100)', 'import "crypto/rand"\notp, err := rand.Int(rand.Reader, max)', 'token := rand.Text()', 'otp, err := rand.Int(rand.Reader, max)', 'func newToken() string {\n\tb := make([]byte, 16)\n\trand.Read(b)\n\treturn string(b)\n}'] },
};

/** A generator of its own, whatever it is called: `src := rand.New(rand.NewSource(time.Now().UnixNano()))`. */
export const goGeneratorSecret: Rule = {
  ...goRandomSecret,
  id: 'go-generator-secret',
  near: ['rand.new(', '.intn(', '.int63(', '.int63n(', '.int31(', '.int31n(', '.int64n(', '.uint32()', '.uint64()', '.perm(', '.read('],
  find: ['$rng.Intn($...)', '$rng.IntN($...)', '$rng.Int63()', '$rng.Int63n($...)', '$rng.Int31()', '$rng.Int31n($...)', '$rng.Int64N($...)', '$rng.Uint32()', '$rng.Uint64()', '$rng.Perm($...)', '$rng.Read($...)', 'rand.New($rng)'],
  where: { rng: { all: [{ trait: 'holds', of: ['NewSource', 'NewPCG', 'NewChaCha8'] }, unguessed(SECRETS)] } },
  hole: 'none',
  bad: { go: ['func newCode() string {\n\trng := rand.New(rand.NewSource(time.Now().UnixNano()))\n\treturn fmt.Sprintf("%08d", rng.Intn(100000000))\n}\nfunc start(s Sender) error {\n\tcode := newCode()\n\treturn s.Send("Your code: " + code)\n}', 'func newToken() string {\n\tr := rand.New(rand.NewSource(now))\n\treturn draw(r)\n}', 'src := rand.New(rand.NewSource(now))\notp := src.Intn(1000000)', 'src := rand.New(rand.NewSource(now))\ntoken := src.Int63()', 'src := rand.New(rand.NewSource(now))\nnonce := src.Int31()', ...['Uint64()', 'Uint32()', 'IntN(9)', 'Int63n(9)', 'Int31n(9)', 'Int64N(9)', 'Perm(9)'].map((draw) => `src := rand.New(rand.NewSource(now))\nsessionID := src.${draw}`), 'var g = rand.New(rand.NewSource(now))\nfunc newToken() []byte {\n\tb := make([]byte, 16)\n\tg.Read(b)\n\treturn b\n}'] },
  good: { go: ['src := rand.New(rand.NewSource(now))\nwait := src.Intn(100)', 'otp := pool.Intn(1000000); token := file.Read(b); nonce := src.Int31(); id := src.Int63(); session := src.Uint64(); key := words.Uint32(); token := order.Perm(9); pin := dice.IntN(6); code := dice.Int63n(6); secret := dice.Int31n(6); passcode := dice.Int64N(6)'] },
};

export const goRandom: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'go-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Value from math/rand',
  fix: 'Where the value must not be guessed, use crypto/rand.',
  near: ['rand.'],
  find: ['rand.$fn($...)'],
  where: { fn: { trait: 'equals', of: ['Intn', 'Int', 'Int31', 'Int31n', 'Int63', 'Int63n', 'Uint32', 'Uint64', 'Perm', 'Float64', 'IntN', 'Seed'] } },
  langs: ['go'],
  bad: { go: ['i := rand.Intn(10)'] },
  good: { go: ['n, err := rand.Int2(a)', 'rand.Read(b)'] },
};
