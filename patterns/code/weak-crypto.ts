/** Hashes, ciphers and keys that no longer protect: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'weak-crypto', cwe: [327, 328] } as const;

const WEAK_HASHES = ['md5', 'md4', 'md2', 'sha1', 'sha-1', 'ripemd160', 'MD5', 'SHA1', 'RSA-MD5', 'RSA-SHA1'];
const PASSWORDS = ['password', 'passwd', 'pwd', 'pw', 'passphrase', 'passcode'];

export const nodeWeakHash: Rule = {
  ...danger,
  id: 'node-weak-hash',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: "Use crypto.createHash('sha256'); for passwords crypto.scrypt or argon2.",
  near: ['createhash', 'createhmac', 'createsign', 'createverify', 'cryptohasher'],
  find: ['$?.createHash($algorithm, $...)', '$?.createHmac($algorithm, $...)', '$?.createSign($algorithm)', '$?.createVerify($algorithm)', 'new Bun.CryptoHasher($algorithm, $...)', 'new CryptoHasher($algorithm, $...)', 'Bun.CryptoHasher.hash($algorithm, $...)'],
  where: { algorithm: { all: [{ trait: 'equals', of: WEAK_HASHES }, { not: 'naming' }] } }, doubt: { match: 'protocol' },
  langs: ['js'],
  bad: { js: ["crypto.createHash('md5').update(body)", "function md5(text) {\n  return crypto.createHash('md5').update(text).digest('hex');\n}\nfunction answer(ha1) { return md5(ha1); }\nfunction sign(text) { return md5(text); }", 'createHash("sha1")', "crypto.createHmac('sha1', key)", "crypto.createSign('RSA-SHA1')", "crypto.createVerify('RSA-SHA1')", "const hasher = new Bun.CryptoHasher('sha1');", "const hasher = new CryptoHasher('md5');", "const sum = Bun.CryptoHasher.hash('md5', body, 'hex');"] },
  good: { js: ["crypto.createHash('sha256')", "new Bun.CryptoHasher('sha256'); new CryptoHasher(name); Bun.CryptoHasher.hash('sha512', body);", 'createHash(algorithm)', "crypto.createHmac('sha512', key)", "crypto.createSign('RSA-SHA256')", "const name = 'md5'", "const etag = crypto.createHash('md5').update(body).digest('hex')", "res.setHeader('Sec-WebSocket-Accept', crypto.createHash('sha1').update(key + GUID).digest('base64'))", "function md5(text) {\n  return crypto.createHash('md5').update(text).digest('hex');\n}\nfunction postgresMd5PasswordHash(user, password) {\n  return 'md5' + md5(password + user);\n}", "class DigestAuth {\n  answer(text) { return crypto.createHash('md5').update(text).digest('hex'); }\n}"] },
};

/** Nothing depends on who can make two with one name. */
export const nodeHashedName: Rule = {
  ...nodeWeakHash,
  doubt: undefined,
  id: 'node-hashed-name',
  severity: 'low',
  confidence: 'possible',
  near: ['createhash'],
  find: ['$?.createHash($algorithm, $...)'],
  where: { algorithm: { all: [{ trait: 'equals', of: WEAK_HASHES }, 'naming'] } },
  bad: { js: ["const etag = crypto.createHash('md5').update(body).digest('hex')", "const cacheKey = createHash('sha1').update(url).digest('hex')"] },
  good: { js: ["const etag = crypto.createHash('sha256').update(body).digest('hex')", "const token = createHash('sha1').update(url).digest('hex')"] },
};

export const browserWeakHash: Rule = {
  ...danger,
  id: 'js-weak-hash',
  severity: 'medium',
  title: 'Weak hash or cipher',
  why: 'MD5, SHA-1, DES and RC4 are broken: what they protect can be forged or read.',
  fix: "Use crypto.subtle.digest('SHA-256', …) and AES-GCM through crypto.subtle or node:crypto.",
  near: ['cryptojs', 'forge.md'],
  find: [
    'CryptoJS.MD5($...)', 'CryptoJS.SHA1($...)', 'CryptoJS.HmacMD5($...)', 'CryptoJS.HmacSHA1($...)', 'CryptoJS.DES.encrypt($...)', 'CryptoJS.TripleDES.encrypt($...)', 'CryptoJS.RC4.encrypt($...)', 'CryptoJS.Rabbit.encrypt($...)', 'CryptoJS.mode.ECB',
    'forge.md.md5.create()', 'forge.md.sha1.create()',
  ],
  langs: ['js'],
  bad: {
    js: [
      'CryptoJS.MD5(text)', 'const h = CryptoJS.SHA1(body).toString()', 'CryptoJS.HmacMD5(text, key)', 'CryptoJS.HmacSHA1(text, key)', 'CryptoJS.DES.encrypt(text, key)', 'CryptoJS.TripleDES.encrypt(text, key)', 'CryptoJS.RC4.encrypt(text, key)', 'CryptoJS.Rabbit.encrypt(text, key)',
      'CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.ECB })', 'const md = forge.md.md5.create()', 'const md = forge.md.sha1.create()',
    ],
  },
  good: { js: ['CryptoJS.SHA256(text)', 'CryptoJS.AES.encrypt(text, key, { mode: CryptoJS.mode.CTR })', 'forge.md.sha256.create()'] },
};

export const subtleWeakHash: Rule = {
  ...danger,
  id: 'subtle-weak-hash',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same SHA-1 can be made by anyone.',
  fix: "Use crypto.subtle.digest('SHA-256', data).",
  near: ['subtle.digest', 'md5('],
  find: ["$?.subtle.digest('SHA-1', $...)", '$?.md5($...)'],
  doubt: { match: { any: ['protocol', 'naming'] } },
  langs: ['js'],
  bad: { js: ["await crypto.subtle.digest('SHA-1', data)", 'const id = md5(text)'] },
  good: { js: ["await crypto.subtle.digest('SHA-256', data)", 'const id = sha256(text)', 'function md5(s) { return s }', "const ha1 = md5(user + ':' + realm + ':' + pass)", 'const jobId = md5(key)'] },
};

export const nodeWeakCipher: Rule = {
  ...danger,
  id: 'node-weak-cipher',
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES and RC4 are broken, and ECB shows which blocks are equal.',
  fix: "Use crypto.createCipheriv('aes-256-gcm', key, crypto.randomBytes(12)).",
  near: ['createcipher', 'createdecipher'],
  find: ['$?.createCipheriv($cipher, $...)', '$?.createDecipheriv($cipher, $...)'],
  where: {
    cipher: {
      trait: 'equals',
      of: ['des', 'des-cbc', 'des-ecb', 'des-ede', 'des-ede3', 'des-ede-cbc', 'des-ede3-cbc', 'des-ede3-ecb', 'des3', 'rc2', 'rc2-cbc', 'rc4', 'rc4-40', 'bf', 'bf-cbc', 'bf-ecb', 'blowfish', 'cast', 'cast5-cbc', 'seed-ecb', 'aes-128-ecb', 'aes-192-ecb', 'aes-256-ecb', 'AES-128-ECB', 'AES-256-ECB', 'DES', 'RC4'],
    },
  },
  langs: ['js'],
  bad: { js: ["crypto.createCipheriv('aes-128-ecb', key, null)", "crypto.createCipheriv('des-ede3-cbc', key, iv)", "const ALGO = 'aes-256-ecb';\ncrypto.createCipheriv(ALGO, key, null)", "createDecipheriv('rc4', key, '')"] },
  good: { js: ["crypto.createCipheriv('aes-256-gcm', key, iv)", 'crypto.createCipheriv(algorithm, key, iv)', "createDecipheriv('aes-256-cbc', key, iv)"] },
};

export const nodeOldCipher: Rule = {
  ...danger,
  id: 'node-create-cipher',
  severity: 'high',
  title: 'Cipher with a key made from a password by MD5',
  why: 'createCipher derives key and IV with one round of MD5 and no salt.',
  fix: 'Derive the key with crypto.scrypt and use crypto.createCipheriv with a random IV.',
  near: ['createcipher', 'createdecipher'],
  find: ['$?.createCipher($a, $b)', '$?.createDecipher($a, $b)'],
  where: { match: { not: { trait: 'beside', of: ['forge.cipher'] } } },
  langs: ['js'],
  bad: { js: ["crypto.createCipher('aes-256-cbc', password)", "createDecipher('aes192', key)"] },
  good: { js: ["crypto.createCipheriv('aes-256-gcm', key, iv)", "crypto.createDecipheriv('aes-256-gcm', key, iv)", "forge.cipher.createCipher('AES-GCM', key)"] },
};

export const nodeFixedIv: Rule = {
  category: 'weak-crypto',
  cwe: [329, 1204],
  id: 'node-fixed-iv',
  severity: 'high',
  title: 'Fixed initialisation vector',
  why: 'With the same vector each time, equal texts give equal ciphers, and GCM loses its key.',
  fix: 'Make a new one for each message with crypto.randomBytes and store it beside the cipher text.',
  near: ['createcipheriv'],
  find: ['$?.createCipheriv($a, $key, $iv, $...)'],
  where: { iv: { any: ['literal', 'fixed', 'unfilled', 'cut-of-key', { all: [{ trait: 'holds', of: ['createHash', 'env'] }, { not: { trait: 'holds', of: ['randomBytes', 'createHmac'] } }] }, { all: ['constant', { not: { trait: 'equals', of: ['null', 'undefined', 'IV'] } }, { not: 'name' }] }] } },
  langs: ['js'],
  bad: { js: ["crypto.createCipheriv('aes-256-cbc', key, key.slice(0, 16))", "crypto.createCipheriv('aes-256-cbc', key, '1234567890123456')", "createCipheriv('aes-256-cbc', key, Buffer.alloc(16, 0))", "createCipheriv('aes-256-cbc', key, Buffer.from('00ff00ff', 'hex'))", "const iv = Buffer.alloc(16, 0);\ncreateCipheriv('aes-256-cbc', key, iv)", "createCipheriv('aes-256-cbc', key, '0' + '1')", "const iv = new Uint8Array(16);\ncreateCipheriv('aes-256-cbc', key, iv)", "const iv = Buffer.from(process.env.DATA_IV, 'hex');\ncreateCipheriv('aes-256-cbc', key, iv)", "const iv = crypto.createHash('sha256').update(row.id).digest().slice(0, 16);\ncreateCipheriv('aes-256-cbc', key, iv)"] },
  good: { js: ["crypto.createCipheriv('aes-256-cbc', key, crypto.randomBytes(16))", "crypto.createCipheriv('aes-256-cbc', key, iv)", "crypto.createCipheriv('chacha20', key, null)", "const iv = new Uint8Array(16);\ncrypto.getRandomValues(iv);\ncreateCipheriv('aes-256-cbc', key, iv)"] },
};

/** `const iv = new Uint8Array(12)` that nothing is put into, and AES-GCM of the browser's. */
export const webFixedIv: Rule = {
  ...nodeFixedIv,
  id: 'webcrypto-fixed-iv',
  fix: 'Make a new one for each message: const iv = crypto.getRandomValues(new Uint8Array(12)).',
  near: ['uint8array(12)', 'uint8array(16)'],
  find: [/(?<=\b(?:const|let)\s{1,4}(?<iv>(?:iv|IV|nonce)\w{0,10})\s{0,4}=\s{0,4}new\s{1,4})Uint8Array\(1[26]\);?\s{1,2}(?:(?!getRandomValues\(\k<iv>|\k<iv>\.set\()[^]){0,360}?subtle\.encrypt\(/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx'] } },
  langs: undefined,
  hole: undefined,
  bad: { js: ["const iv = new Uint8Array(12);\nasync function seal(key, data) {\n  return crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data);\n}", "const iv = new Uint8Array(16);\ncrypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, data)"] },
  good: { js: ["const iv = crypto.getRandomValues(new Uint8Array(12));\ncrypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)", "const iv = new Uint8Array(12);\ncrypto.getRandomValues(iv);\ncrypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)", "const iv = new Uint8Array(12);\niv.set(counter);\ncrypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)"], 'a.md': ["const iv = new Uint8Array(12);\ncrypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, data)"] },
};

/** github.com/brix/crypto-js, github.com/dchest/tweetnacl-js */
export const jsFixedNonce: Rule = {
  ...nodeFixedIv,
  id: 'js-fixed-nonce',
  fix: 'Make a new one for each message, CryptoJS.lib.WordArray.random(16) or nacl.randomBytes(24), and send it along.',
  near: ['aes.encrypt(', 'nacl.secretbox(', 'nacl.box('],
  find: ['$?.AES.encrypt($text, $key, { iv: $iv, $... })', 'nacl.secretbox($text, $iv, $key)', 'nacl.box($text, $iv, $...)'],
  where: { iv: { any: ['fixed', 'unfilled'] } },
  hole: 'none',
  bad: { js: ["const iv = CryptoJS.enc.Utf8.parse('abcdefghijklmnop');\nCryptoJS.AES.encrypt(text, key, { iv: iv, mode: CryptoJS.mode.CBC })", "const iv = CryptoJS.enc.Hex.parse('00112233445566778899aabbccddeeff');\nCryptoJS.AES.encrypt(text, key, { iv })", 'const nonce = new Uint8Array(24);\nconst box = nacl.secretbox(text, nonce, key);', 'const nonce = new Uint8Array(nacl.box.nonceLength);\nnacl.box(text, nonce, theirs, mine)'] },
  good: { js: ['const iv = CryptoJS.lib.WordArray.random(16);\nCryptoJS.AES.encrypt(text, key, { iv })', 'const nonce = nacl.randomBytes(24);\nnacl.secretbox(text, nonce, key); nacl.box(text, nonce, theirs, mine)', 'const nonce = new Uint8Array(24);\nnonce.set(counter);\nnacl.secretbox(text, nonce, key);'] },
};

/** nodejs.org/api/crypto.html (decipher.setAuthTag) */
export const nodeTagUnread: Rule = {
  ...nodeFixedIv,
  cwe: [353, 354],
  id: 'node-gcm-tag-unread',
  title: 'GCM text opened without its tag',
  why: 'Without the tag nobody notices that the text was changed on its way.',
  fix: 'Keep cipher.getAuthTag() beside the text, give it to decipher.setAuthTag and call decipher.final.',
  near: ['createdecipheriv'],
  find: ['$?.createDecipheriv($a, $key, $iv, $...)'],
  where: { a: { trait: 'contains', of: ['-gcm'] }, match: { all: [{ trait: 'within', of: ['.update('] }, { not: { trait: 'within', of: ['etAuthTag'] } }] } },
  hole: 'none',
  bad: { js: ["function open(text, key, iv) {\n  const d = crypto.createDecipheriv('aes-256-gcm', key, iv);\n  return d.update(text, 'hex', 'utf8');\n}"] },
  good: { js: ["function open(text, key, iv, tag) {\n  const d = crypto.createDecipheriv('aes-256-gcm', key, iv);\n  d.setAuthTag(tag);\n  return d.update(text, 'hex', 'utf8') + d.final('utf8');\n}", "function open(text, key, iv) {\n  const d = crypto.createDecipheriv('aes-256-cbc', key, iv);\n  return d.update(text, 'hex', 'utf8') + d.final('utf8');\n}", "const opener = (key, iv) => crypto.createDecipheriv('aes-256-gcm', key, iv);"] },
};

/** `const hashPassword = (plain) => createHmac('sha256', PEPPER).update(plain).digest('hex')`: what the function is called says what it hashes. */
export const passwordFunctionHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  id: 'password-function-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use crypto.scrypt, bcrypt or argon2, each with a salt of its own.',
  near: ['createhash', 'createhmac'],
  find: ['$?.createHash($a).update($input, $...)', '$?.createHmac($a, $key).update($input, $...)'],
  where: { input: { all: [{ trait: 'into', of: ['hashpassword', 'passwordhash', 'encryptpassword', 'comparepassword', 'verifypassword', 'checkpassword'] }, { not: { trait: 'mentions', of: PASSWORDS } }, { not: { trait: 'within', of: ['bcrypt', 'argon2', 'scrypt', 'pbkdf2'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: { js: [...['hashPassword', 'passwordHash', 'encryptPassword', 'verifyPassword', 'checkPassword', 'comparePassword'].map((name) => `function ${name}(plain) {\n  return crypto.createHash('sha256').update(plain + salt).digest('hex');\n}`), "const hashPassword = (plain: string) => createHmac('sha256', PEPPER).update(plain).digest('base64');"] },
  good: { js: ["function hashFile(plain) {\n  return createHash('sha256').update(plain).digest('hex');\n}", "function hashPassword(password) {\n  return createHash('sha256').update(password).digest('hex');\n}", ...['bcrypt.hash', 'argon2.hash', 'scrypt', 'pbkdf2'].map((slow) => `function hashPassword(plain) {\n  return ${slow}(createHash('sha256').update(plain).digest('hex'), 12);\n}`)] },
};

export const nodePasswordHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  id: 'node-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use crypto.scrypt, bcrypt or argon2, each with a salt of its own.',
  near: ['createhash', 'md5(', 'sha1(', 'sha256(', 'subtle.digest('],
  find: ['$?.createHash($a).update($input, $...)', '$?.subtle.digest($a, $input)', '$?.md5($input)', '$?.sha1($input)', '$?.sha256($input)', '$?.MD5($input)', '$?.SHA256($input)', '$?.SHA1($input)'],
  where: { input: { all: [{ any: [{ trait: 'mentions', of: PASSWORDS }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }] }, { not: 'constant' }] } }, doubt: { match: 'protocol' },
  langs: ['js'],
  bad: {
    js: ["crypto.createHash('sha256').update(password).digest('hex')", "await crypto.subtle.digest('SHA-256', new TextEncoder().encode(password + salt))", 'md5(user.password)', 'const h = sha1(salt + password)', 'sha256(pwd)', 'CryptoJS.MD5(password)', 'CryptoJS.SHA256(password + salt)', 'CryptoJS.SHA1(password)'],
  },
  good: { js: ["crypto.createHash('sha256').update(file).digest('hex')", "crypto.subtle.digest('SHA-256', bytes)", 'bcrypt.hash(password, 12)', "md5('password')", 'scrypt(password, salt, 64)', 'sha256(token)', 'function open(passphrase) {\n  if (!passphrase) throw new Error("Encrypted PPK private key, but no passphrase");\n  return sha1(passphrase);\n}', 'exports.twice = (password) => sha1(sha1(password))', 'function answer(password, scramble) {\n  return xor(scramble, sha1(sha1(password)));\n}'] },
};

export const slowHashRounds: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  id: 'few-hash-rounds',
  severity: 'medium',
  title: 'Too few rounds for a password hash',
  why: 'The rounds are what makes each guess cost time.',
  fix: 'Use a bcrypt cost of at least 10, and at least 600000 rounds of PBKDF2 with SHA-256.',
  near: ['bcrypt', 'gensalt'],
  find: ['bcrypt.hash($p, $rounds, $...)', 'bcrypt.hashSync($p, $rounds)', 'bcrypt.genSalt($rounds, $...)', 'bcrypt.genSaltSync($rounds)', '$?.gensalt($rounds)', '$?.gensalt(rounds=$rounds)'],
  where: { rounds: { trait: 'below', of: [10] } },
  langs: ['js', 'py'],
  bad: { js: ['bcrypt.hash(password, 4)', 'bcrypt.hashSync(pw, 8)', 'await bcrypt.genSalt(5)', 'bcrypt.genSaltSync(8)', 'const SALT_ROUNDS = 1;\nasync function h(pw) { return bcrypt.hash(pw, SALT_ROUNDS); }'], py: ['bcrypt.hashpw(p, bcrypt.gensalt(4))', 'bcrypt.gensalt(rounds=6)'] },
  good: { js: ['bcrypt.hash(password, 12)', 'bcrypt.hashSync(pw, rounds)', 'bcrypt.genSalt(10)', 'bcrypt.genSaltSync(12)'], py: ['bcrypt.gensalt()', 'bcrypt.gensalt(rounds=12)'] },
};

export const pbkdfRounds: Rule = {
  ...slowHashRounds,
  id: 'few-pbkdf-rounds',
  near: ['pbkdf2'],
  find: ['$?.pbkdf2($p, $salt, $rounds, $...)', '$?.pbkdf2Sync($p, $salt, $rounds, $...)', 'pbkdf2Async($p, $salt, $rounds, $...)', '$?.pbkdf2_hmac($hash, $p, $salt, $rounds, $...)', '$?.PBKDF2HMAC($..., iterations=$rounds)', '$?.PBKDF2HMAC($hash, $size, $salt, $rounds, $...)', '$?.PBKDF2($..., count=$rounds)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  bad: {
    js: ["crypto.pbkdf2(password, salt, 1000, 64, 'sha512', done)", "pbkdf2Sync(password, salt, 1, 32, 'sha256')", "await pbkdf2Async(password, salt, 1000, 32, 'sha256')"],
    py: ["ROUNDS = 5_000\n\ndef derive(p, salt, rounds):\n    return hashlib.pbkdf2_hmac('sha256', p, salt, rounds)\n\ndef make(p):\n    return derive(p, os.urandom(16), ROUNDS)", "hashlib.pbkdf2_hmac('sha256', p, salt, 1000)", "hashlib.pbkdf2_hmac('sha256', p, salt, iterations=10_000)", 'PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=1000)', 'PBKDF2HMAC(hashes.SHA256(), 32, salt, 1000)', 'PBKDF2(password, salt, 32, count=1000)'],
  },
  good: { js: ["crypto.pbkdf2(password, salt, 600000, 64, 'sha512', done)", "pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256')"], py: ["ROUNDS = 600_000\n\ndef derive(p, salt, rounds):\n    return hashlib.pbkdf2_hmac('sha256', p, salt, rounds)\n\ndef make(p):\n    return derive(p, os.urandom(16), ROUNDS)", "hashlib.pbkdf2_hmac('sha256', p, salt, 600_000)", 'PBKDF2HMAC(algorithm=a, length=32, salt=salt, iterations=480000)'] },
};

export const shortKey: Rule = {
  category: 'weak-crypto',
  cwe: [326],
  id: 'short-key',
  severity: 'high',
  title: 'Key too short',
  why: 'RSA and DSA keys below 2048 bits can be factored.',
  fix: 'Make keys of at least 3072 bits, or use Ed25519.',
  near: ['moduluslength', 'generate_private_key', 'rsa.generate', 'dsa.generate', 'generate_key'],
  find: ['modulusLength: $bits', '$?.generate_private_key($..., key_size=$bits)', '$?.generate_private_key($e, $bits, $...)', 'RSA.generate($bits, $...)', 'DSA.generate($bits, $...)', '$?.generate_key($type, $bits)'],
  where: { bits: { all: [{ trait: 'below', of: [2048] }, { not: { trait: 'below', of: [384] } }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["crypto.generateKeyPairSync('rsa', { modulusLength: 1024 })"],
    py: ['rsa.generate_private_key(public_exponent=65537, key_size=1024)', 'rsa.generate_private_key(65537, 1024, backend)', 'key = RSA.generate(1024)', 'DSA.generate(1024)', 'key.generate_key(crypto.TYPE_RSA, 1024)'],
  },
  good: { js: ["crypto.generateKeyPairSync('rsa', { modulusLength: 4096 })"], py: ['rsa.generate_private_key(public_exponent=65537, key_size=2048)', 'RSA.generate(4096)', 'key.generate_key(crypto.TYPE_RSA, 2048)', 'store.generate_key(name, 8)'] },
};
