/** Hashes and ciphers that no longer protect, in Python: hashlib, cryptography, PyCryptodome. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'weak-crypto', cwe: [327, 328] } as const;

export const pythonWeakHash: Rule = {
  ...danger,
  id: 'python-weak-hash',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: 'Use hashlib.sha256; for passwords hashlib.scrypt or argon2; where nothing depends on it say usedforsecurity=False.',
  near: ['hashlib', 'hashes.md5', 'hashes.sha1', 'md5(', 'md5.new', 'sha.new', 'sha1.new', 'md4.new', 'md2.new', 'hmac.new'],
  find: ['MD5.new($...)', 'SHA.new($...)', 'SHA1.new($...)', 'MD4.new($...)', 'MD2.new($...)', 'hmac.new($key, $msg, hashlib.md5, $...)', 'hmac.new($key, $msg, hashlib.sha1, $...)', "hmac.new($key, $msg, 'md5', $...)", "hmac.new($key, $msg, 'sha1', $...)", 'hashlib.md5($...)', 'hashlib.sha1($...)', "hashlib.new('md5', $...)", "hashlib.new('sha1', $...)", 'hashes.MD5($...)', 'hashes.SHA1($...)', 'md5($...)'],
  where: { rest: { all: [{ not: { trait: 'has', of: ['usedforsecurity'] } }, { not: 'naming' }] } }, doubt: { match: 'protocol' },
  langs: ['py'],
  bad: {
    py: [
      'MD5.new(data)', 'SHA.new(data)', 'SHA1.new()', 'MD4.new(data)', 'MD2.new(data)', 'hmac.new(key, msg, hashlib.md5)', 'hmac.new(key, msg, hashlib.sha1).hexdigest()', 'hmac.new(key, msg, "md5")', 'hmac.new(key, msg, "sha1")', 'hashlib.md5(data).hexdigest()', 'digest = hashlib.sha1()', "hashlib.new('md5', data)", 'h = hashlib.new("sha1")', 'hashes.Hash(hashes.MD5())', 'padding.MGF1(hashes.SHA1())', 'x = md5(data).hexdigest()',
    ],
  },
  good: { py: ['self.masterhash = hashlib.sha1(master_name.encode("utf-8")).hexdigest()', 'hashlib.sha256(data)', 'hashlib.md5(data, usedforsecurity=False)', 'def md5(data): pass', 'cache_key = hashlib.md5(url.encode()).hexdigest()', 'hashes.SHA256()', 'hashlib.new("sha512")', 'hashlib.new(name)', 'hmac.new(key, msg, hashlib.sha256)', 'SHA256.new(data)', 'self.md5(x)', 'def accept(key):\n    """RFC 6455"""\n    return hashlib.sha1(key + GUID).digest()'] },
};

export const pythonWeakHashNamed: Rule = {
  ...pythonWeakHash,
  id: 'python-weak-hash-named',
  doubt: undefined,
  near: ['hashlib.new('],
  find: ['hashlib.new($algorithm, $...)'],
  where: { algorithm: { all: [{ trait: 'equals', of: ['md5', 'sha1', 'md4', 'MD5', 'SHA1', 'ripemd160'] }, { not: 'naming' }] } },
  bad: { py: ['NAME = "md5"\ndef f(data):\n    return hashlib.new(NAME, data).hexdigest()', 'class A:\n    name = "sha1"\n    def f(self, data):\n        return hashlib.new(self.name, data).hexdigest()'] },
  good: { py: ['NAME = "sha256"\ndef f(data):\n    return hashlib.new(NAME, data).hexdigest()', 'NAME = "md5"\netag = hashlib.new(NAME, data).hexdigest()', 'def f(name, data):\n    return hashlib.new(name, data)'] },
};

/** Nothing depends on who can make two with one name. */
export const pythonHashedName: Rule = {
  ...pythonWeakHash,
  doubt: undefined,
  id: 'python-hashed-name',
  severity: 'low',
  near: ['hashlib', 'md5('],
  find: ['hashlib.md5($...)', 'hashlib.sha1($...)', 'md5($...)'],
  where: { rest: { all: [{ not: { trait: 'has', of: ['usedforsecurity'] } }, 'naming'] } },
  bad: { py: ['cache_key = hashlib.md5(url.encode()).hexdigest()', 'etag = hashlib.sha1(body).hexdigest()', 'filename = md5(url).hexdigest()'] },
  good: { py: ['etag = hashlib.sha256(body).hexdigest()', 'etag = hashlib.md5(body, usedforsecurity=False).hexdigest()', 'token = hashlib.md5(data).hexdigest()'] },
};

export const oldPasslib: Rule = {
  category: 'weak-crypto',
  cwe: [916, 328],
  id: 'passlib-old-scheme',
  severity: 'high',
  title: 'Password hashed with a scheme long broken',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use passlib.hash.argon2 or bcrypt.',
  near: ['generate_password_hash(', 'make_password(', 'passlib'],
  find: ['generate_password_hash($pw, method=$scheme)', 'make_password($pw, hasher=$scheme)', 'from passlib.hash import $scheme', 'passlib.hash.$scheme.hash($...)'],
  where: { scheme: { trait: 'has', of: ['md5_crypt', 'des_crypt', 'bsdi_crypt', 'bigcrypt', 'hex_md5', 'hex_sha1', 'ldap_md5', 'ldap_sha1', 'lmhash', 'nthash', 'mysql323', 'plaintext', 'apr_md5_crypt', 'unix_disabled', 'plain', 'md5', 'sha256'] } },
  langs: ['py'],
  bad: { py: ['generate_password_hash(pw, method="plain")', 'generate_password_hash(pw, method="sha256")', 'make_password(pw, hasher="md5")', 'from passlib.hash import md5_crypt as hasher', 'passlib.hash.des_crypt.hash(password)'] },
  good: { py: ['generate_password_hash(pw, method="pbkdf2:sha256")', 'generate_password_hash(pw, method="scrypt")', 'make_password(pw, hasher="argon2")', 'from passlib.hash import argon2', 'passlib.hash.bcrypt.hash(password)'] },
};

/** Functions that are there for passwords, whatever their parameters are called. */
const HASHES_PASSWORDS = ['hash_password(', 'set_password(', 'check_password(', 'verify_password(', 'make_password(', 'encode_password(', 'encrypt_password(', 'get_password_hash(', 'password_hash(', 'hash_pw('].map((name) => `def ${name}`).flatMap((name) => [name, name.replace('def ', 'def _')]);

export const pythonPasswordHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  id: 'python-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use hashlib.scrypt, bcrypt, argon2-cffi or the make_password of your framework.',
  near: ['md5', 'sha1', 'sha256', 'sha512', 'hashlib.new('],
  find: ['$?.md5($input, $...)', '$?.sha1($input, $...)', '$?.sha256($input, $...)', '$?.sha512($input, $...)', 'hashlib.new($a, $input, $...)'],
  where: { input: { all: [{ any: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pw', 'passphrase', 'passcode'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }, { trait: 'within', of: HASHES_PASSWORDS }] }, { not: 'constant' }, { not: { trait: 'within', of: ['bcrypt.', 'argon2', 'scrypt(', 'pbkdf2_hmac(', 'pwned'] } }] } }, doubt: { match: 'protocol' },
  langs: ['py'],
  bad: { py: ['hashlib.new("sha256", password.encode()).hexdigest()', 'hashlib.md5(password.encode()).hexdigest()', 'h = hashlib.sha1((salt + user.password).encode())', 'hashlib.sha256(request.form["password"].encode()).hexdigest()', 'sha512(passwd)', 'class User:\n    def set_password(self, raw):\n        self.digest = hashlib.sha256((self.salt + raw).encode()).hexdigest()'] },
  good: { py: ['bcrypt.hashpw(hashlib.sha256(password.encode()).digest(), bcrypt.gensalt())', 'hashlib.sha256(data)', 'bcrypt.hashpw(password, salt)', 'hashlib.sha1(b"password")', 'hashlib.md5(path.read_bytes())', 'hashlib.sha512(token)', 'def apop(self, magic, password):\n    return md5(magic + password).hexdigest()'] },
};

export const pythonWeakCipher: Rule = {
  ...danger,
  id: 'python-weak-cipher',
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES, RC4 and Blowfish are broken or outgrown, and ECB shows which blocks are equal.',
  fix: 'Use cryptography.fernet.Fernet or AESGCM with a new nonce for each message.',
  near: ['des.new', 'des3.new', 'arc4.new', 'arc2.new', 'blowfish', 'cast.new', 'mode_ecb', 'modes.ecb', 'tripledes', 'cast5', 'algorithms.', 'xor.new'],
  find: [
    'DES.new($...)', 'DES3.new($...)', 'ARC4.new($...)', 'ARC2.new($...)', 'Blowfish.new($...)', 'CAST.new($...)', 'AES.MODE_ECB', 'modes.ECB()', '$?.TripleDES($key)', '$?.CAST5($key)', 'algorithms.ARC4($key)', 'algorithms.Blowfish($key)', 'algorithms.IDEA($key)', 'algorithms.SEED($key)', 'XOR.new($...)',
  ],
  langs: ['py'],
  bad: {
    py: [
      'DES.new(key, DES.MODE_CBC, iv)', 'cipher = DES3.new(key, DES3.MODE_CFB)', 'ARC4.new(key)', 'ARC2.new(key, ARC2.MODE_CFB, iv)', 'Blowfish.new(key, Blowfish.MODE_CBC)', 'CAST.new(key, CAST.MODE_CFB)', 'AES.new(key, AES.MODE_ECB)', 'Cipher(algorithms.AES(key), modes.ECB())', 'Cipher(algorithms.TripleDES(key), modes.CBC(iv))',
      'Cipher(algorithms.CAST5(key), modes.CBC(iv))', 'Cipher(algorithms.ARC4(key), mode=None)', 'algorithms.Blowfish(key)', 'algorithms.IDEA(key)', 'algorithms.SEED(key)', 'XOR.new(key)',
    ],
  },
  good: { py: ['AES.new(key, AES.MODE_GCM)', 'Cipher(algorithms.AES(key), modes.GCM(iv))', 'ChaCha20.new(key=key)', 'Fernet(key)'] },
};

export const pythonFixedIv: Rule = {
  category: 'weak-crypto',
  cwe: [329, 1204],
  id: 'python-fixed-iv',
  severity: 'high',
  title: 'Fixed initialisation vector',
  why: 'With the same vector each time, equal texts give equal ciphers, and GCM loses its key.',
  fix: 'Make a new one for each message with os.urandom and store it beside the cipher text.',
  near: ['aesgcm', 'aes.new', 'modes.', 'chacha20poly1305'],
  find: ['ChaCha20Poly1305($key).encrypt($iv, $...)', 'AESGCM($key).encrypt($iv, $...)', '$?.aesgcm.encrypt($iv, $...)', 'AES.new($key, $mode, $iv, $...)', 'AES.new($key, $mode, iv=$iv, $...)', 'AES.new($key, $mode, nonce=$iv, $...)', 'modes.CBC($iv)', 'modes.CTR($iv)', 'modes.GCM($iv, $...)', 'modes.CFB($iv)', 'modes.OFB($iv)'],
  where: { iv: { any: ['constant', { trait: 'mentions', of: ['key'] }, { all: [{ trait: 'holds', of: ['time', 'time_ns'] }, { not: { trait: 'holds', of: ['urandom', 'token_bytes'] } }] }] } },
  langs: ['py'],
  bad: {
    py: ['iv = int(time.time()).to_bytes(12, "big")\nsealed = iv + AESGCM(key).encrypt(iv, data, None)', 'class Box:\n    NONCE = b"fixed-nonce!"\n    def seal(self, d):\n        return ChaCha20Poly1305(self.key).encrypt(self.NONCE, d, None)', 'AESGCM(key).encrypt(b"000000000000", data, None)', 'nonce = b"0" * 12\nsealed = aesgcm.encrypt(nonce, data, None)', 'AES.new(key, AES.MODE_CBC, iv=key[:16])', 'AES.new(key, AES.MODE_CBC, b"0000000000000000")', 'AES.new(key, AES.MODE_CBC, iv=b"\\x00" * 16)', 'AES.new(key, AES.MODE_GCM, nonce=b"abcdefghijkl")', 'iv = b"1234567812345678"\nCipher(algorithms.AES(key), modes.CBC(iv))', 'modes.CTR(b"0" * 16)', 'modes.GCM(b"012345678901")', 'modes.CFB(b"0" * 16)', 'modes.OFB(b"0" * 16)'],
  },
  good: { py: ['ChaCha20Poly1305(key).encrypt(nonce, data, None)', 'aesgcm.encrypt(os.urandom(12), data, None)', 'AES.new(self.key, AES.MODE_CBC, iv)', 'AES.new(key, AES.MODE_CBC, get_random_bytes(16))', 'iv = os.urandom(16)\nmodes.CBC(iv)', 'AES.new(key, AES.MODE_GCM, nonce=nonce)', 'iv = int(time.time()).to_bytes(4, "big") + os.urandom(8)\nAESGCM(key).encrypt(iv, data, None)', 'modes.GCM(nonce, tag)', 'AES.new(key, AES.MODE_CBC, iv)'] },
};

export const pythonFixedNonce: Rule = {
  ...pythonFixedIv,
  cwe: [323, 329],
  id: 'python-fixed-nonce',
  title: 'Nonce that is always the same',
  near: ['.encrypt('],
  find: ['$box.encrypt($iv, $text, $more)'],
  where: { box: { trait: 'holds', of: ['AESGCM', 'ChaCha20Poly1305', 'AESCCM', 'AESOCB3'] }, iv: { any: ['fixed', 'constant', 'cut-of-key', { all: [{ trait: 'holds', of: ['md5', 'sha1', 'sha256', 'environ', 'getenv'] }, { not: { trait: 'holds', of: ['urandom', 'hmac'] } }] }] } },
  hole: 'none',
  bad: { py: ['box = AESGCM(load())\nNONCE = b"always equal"\ndef seal(text):\n    return box.encrypt(NONCE, text, None)', 'class Vault:\n    def __init__(self, key):\n        self.box = ChaCha20Poly1305(key)\n        self.nonce = key[:12]\n    def seal(self, text):\n        return self.box.encrypt(self.nonce, text, None)', 'box = AESGCM(load())\nnonce = hashlib.sha256(name).digest()[:12]\nbox.encrypt(nonce, text, b"")'] },
  good: { py: ['box = AESGCM(load())\nnonce = os.urandom(12)\nbox.encrypt(nonce, text, None)', 'mailer.encrypt(b"abc", text, None)', 'class Vault:\n    def __init__(self, key):\n        self.box = AESGCM(key)\n    def seal(self, nonce, text):\n        return self.box.encrypt(nonce, text, None)'] },
};

/** RFC 8017 §7.2: kept for what is there already. */
export const pythonOldPadding: Rule = {
  ...danger,
  cwe: [780],
  id: 'python-rsa-old-padding',
  severity: 'medium',
  title: 'RSA encryption with the padding of 1993',
  why: 'Who may ask whether a text decrypts learns what is in it, one question at a time (Bleichenbacher).',
  fix: 'Use PKCS1_OAEP.new(key).',
  near: ['pkcs1_v1_5.new('],
  find: ['PKCS1_v1_5.new($key).encrypt($...)', 'PKCS1_v1_5.new($key).decrypt($...)'],
  langs: ['py'],
  bad: { py: ['sealed = PKCS1_v1_5.new(key).encrypt(data)', 'PKCS1_v1_5.new(key).decrypt(sealed, None)'] },
  good: { py: ['PKCS1_OAEP.new(key).encrypt(data)', 'PKCS1_v1_5.new(key).sign(digest)'] },
};

/** What calls itself encryption, up to a place in it. */
const HIDES = String.raw`\bdef (?:_?encrypt\w{0,20}|encode_password|_?hash_password|obfuscate_secret)\([^)\n]{0,80}\)(?: ?-> ?\w{1,20})?:[ \t]{0,4}\r?\n(?:(?!\n\s{0,8}def )[^]){0,160}?`;

export const pythonXorOnly: Rule = {
  ...danger,
  cwe: [261, 327],
  id: 'python-xor-for-encryption',
  severity: 'high',
  title: 'Encryption that anyone can undo',
  why: 'XOR with a repeated key has no secret that holds: the text is there for whoever looks.',
  fix: 'Use cryptography.fernet.Fernet; for passwords argon2, bcrypt or hashlib.scrypt.',
  near: ['^ ord(', 'cycle('],
  find: [new RegExp(`${HIDES}(?<value>ord\\(\\w{1,20}\\) \\^ ord\\()`), new RegExp(`${HIDES}(?<value>\\b\\w{1,20} \\^ \\w{1,20} for \\w{1,20}, \\w{1,20} in zip\\([^\\n]{0,60}\\bcycle\\()`)],
  where: { path: { trait: 'ends', of: ['.py'] }, value: { not: { trait: 'text-says', of: ['AES', 'Fernet', 'Cipher', 'nacl', 'SecretBox', 'ChaCha', 'AESGCM', 'RSA', 'pbkdf2', 'bcrypt', 'scrypt', 'kms', '.encrypt(', 'DES'] } } },
  bad: { py: ['def encrypt(text, key):\n    return "".join(chr(ord(c) ^ ord(key[i % len(key)])) for i, c in enumerate(text))', 'def encrypt(data, key):\n    return bytes(a ^ b for a, b in zip(data, cycle(key)))'] },
  good: { py: ['def mix(data, key):\n    return bytes(a ^ b for a, b in zip(data, cycle(key)))', 'def encrypt(text, key):\n    return AES.new(key).encrypt(bytes(a ^ b for a, b in zip(text, cycle(key))))'], 'a.md': ['def encrypt(data, key):\n    return bytes(a ^ b for a, b in zip(data, cycle(key)))'] },
};

const HASHED = ['password.setter', 'set_password', 'make_password', 'hash_password', 'generate_password_hash', 'get_password_hash', 'bcrypt', 'argon2', 'CryptContext', 'AbstractUser', 'hashpw', 'hashlib', 'PasswordHasher', 'create_user', 'password_hash'];

/** cheatsheetseries.owasp.org (Password Storage) */
export const pythonPlainPassword: Rule = {
  ...danger,
  cwe: [256, 312],
  id: 'python-password-stored-plain',
  severity: 'high',
  title: 'Password stored as it was sent',
  why: 'Whoever reads the table, a backup or a log of the database has the passwords of all users.',
  fix: 'Store argon2.PasswordHasher().hash(password), bcrypt or the make_password of your framework.',
  near: ['.execute('],
  find: ['$db.execute($sql, ($...))', '$db.execute($sql, [$...])'],
  where: { sql: { all: [{ trait: 'contains', of: ['insert into', 'update '] }, { trait: 'contains', of: ['password', 'passwd'] }] }, rest: { all: [{ trait: 'shows', of: ['password', 'passwd', 'pwd'] }, { not: { trait: 'beside', of: HASHED } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['conn.execute("INSERT INTO users (email, password) VALUES (?, ?)", (data["email"], data["password"]))', 'cur.execute("UPDATE users SET password = %s WHERE id = %s", [password, uid])'] },
  good: { py: ['conn.execute("INSERT INTO users (email, password) VALUES (?, ?)", (email, digest))', 'conn.execute("SELECT id FROM users WHERE password = ?", (password,))', 'conn.execute("INSERT INTO users (email) VALUES (?)", (password,))', 'password = bcrypt.hashpw(password, salt)\nconn.execute("INSERT INTO users (email, password) VALUES (?, ?)", (email, password))'] },
};

const rounds = {
  category: 'weak-crypto',
  cwe: [916],
  severity: 'medium',
  title: 'Too few rounds for a password hash',
  why: 'The rounds are what makes each guess cost time.',
} as const;

/** docs.djangoproject.com (increasing the work factor), passlib.readthedocs.io, Web Crypto's deriveKey, and files that only configure. */
export const configuredRounds: Rule = {
  ...rounds,
  id: 'few-rounds-configured',
  fix: 'Use a bcrypt cost of 12, and 600000 rounds of PBKDF2 with SHA-256.',
  near: ['saltrounds', 'salt_rounds', 'hash_rounds', 'hashrounds', 'pbkdf2', 'bcrypt'],
  find: [
    /(?<value>(?:^|["'[{,(\s.])(?:salt|bcrypt|hash)_{0,2}(?:log_?)?(?:salt_?)?(?:rounds|cost)["']?\]?\s{0,4}(?:=>|:)\s{0,4}[1-9])(?![\d.])\s{0,4}(?:[,;})]|\r?\n|$)/im,
    /(?<value>^(?:[A-Z]{1,20}_)?BCRYPT_(?:SALT_|LOG_)?(?:ROUNDS|COST)=["']?[1-9])["']?\s{0,4}$/m,
    /(?<value>\[["']BCRYPT_(?:LOG_)?ROUNDS["']\]\s{0,4}=\s{0,4}[1-9])(?!\d)/,
    /(?<value>\bbcrypt__(?:default_)?rounds\s?=\s?[1-9])(?!\d)/,
    /(?<value>["']?bcrypt["']?\s{0,4}(?:=>|:)\s{0,4}[[{]\s{0,20}["']?(?:rounds|cost)["']?\s{0,4}(?:=>|:)\s{0,4}[1-9])(?!\d)/,
    /(?<value>\bclass\s\w{1,60}\((?:\w{1,30}\.)?PBKDF2\w{0,10}PasswordHasher\):(?:\s{1,12}["'#][^\n]{0,200}\n){0,4}\s{1,12}(?:algorithm\s?=[^\n]{1,60}\s{1,12})?iterations\s?=\s?\d{1,3}_?\d{0,2})(?![\d_*])/,
    /(?<value>\bpbkdf2_\w{3,10}\.using\([^)\n]{0,60}\brounds\s?=\s?\d{1,5})(?![\d_*])/,
    /(?<value>["']PBKDF2["'](?:[^{};]|\{[^{}]{0,60}\}){0,160}?\biterations\s?:\s?\d{1,2}_?\d{0,3})(?![\d_*])/,
    /(?<value>\bPBKDF2\([^;{}\n]{1,100}\{[^{}]{0,100}\biterations:\s?\d{1,5})(?![\d_*])/,
  ],
  where: { path: { not: { trait: 'ends', of: ['.md', '.env.test', '.env.testing', '.env.ci', 'test.json', 'test.yml', 'test.yaml', 'testing.yml', 'test.js', 'test.ts', 'test.py', 'testing.py', 'ci.py', 'phpunit.xml', 'phpunit.xml.dist'] } } },
  bad: {
    js: ['module.exports = { auth: { bcryptRounds: 4, ttl: 3600 } };', 'const options = { saltRounds: 5 };', "crypto.subtle.deriveKey({ name: 'PBKDF2', salt, iterations: 1000, hash: 'SHA-256' }, base, kind, false, use)", 'CryptoJS.PBKDF2(pw, salt, { keySize: 8, iterations: 1000 })'],
    py: ['app.config["BCRYPT_LOG_ROUNDS"] = 4', 'pwd = CryptContext(schemes=["bcrypt"], bcrypt__rounds=4)', 'class Quick(PBKDF2PasswordHasher):\n    iterations = 1000\n', 'h = pbkdf2_sha256.using(rounds=2000).hash(pw)'],
    php: ["<?php return ['driver' => 'bcrypt', 'bcrypt' => ['rounds' => 4]];"],
    '.env': ['BCRYPT_ROUNDS=4\n', 'APP_BCRYPT_COST=6\n'],
    'config.yml': ['hash_rounds: 4\n', 'salt_rounds: 6\n', 'hashRounds: 8\n', 'bcrypt_cost: 8\n', 'bcryptCost: 8\n', 'bcrypt_log_rounds: 4\n'],
  },
  good: {
    js: ['module.exports = { auth: { bcryptRounds: 12 } };', "crypto.subtle.deriveKey({ name: 'PBKDF2', salt, iterations: 600000, hash: 'SHA-256' }, base, kind, false, use)", 'CryptoJS.PBKDF2(pw, salt, { keySize: 8, iterations: 600000 })', 'interface A { saltRounds: number }'],
    py: ['app.config["BCRYPT_LOG_ROUNDS"] = 12', 'class Slow(PBKDF2PasswordHasher):\n    iterations = 900_000\n', 'pwd = CryptContext(schemes=["bcrypt"], bcrypt__rounds=12)', 'h = pbkdf2_sha256.using(rounds=600000).hash(pw)'],
    '.env': ['BCRYPT_ROUNDS=12\n'],
    'phpunit.xml': ['bcrypt_rounds: 4\n'],
  },
};

/** hashlib.pbkdf2_hmac and its kin elsewhere, where the rounds stand behind the salt. */
export const placedRounds: Rule = {
  ...rounds,
  id: 'few-rounds-placed',
  fix: 'Use at least 600000 rounds of PBKDF2 with SHA-256.',
  near: ['pbkdf2_hmac', 'cckeyderivationpbkdf(', 'pbkdf2parameters('],
  find: ['PKCS5_PBKDF2_HMAC($p, $n, $salt, $m, $rounds, $...)', 'PKCS5_PBKDF2_HMAC_SHA1($p, $n, $salt, $m, $rounds, $...)', 'OpenSSL::PKCS5.pbkdf2_hmac($p, $salt, $rounds, $...)', 'OpenSSL::PKCS5.pbkdf2_hmac_sha1($p, $salt, $rounds, $...)', 'OpenSSL::KDF.pbkdf2_hmac($p, iterations: $rounds, $...)', 'pbkdf2_hmac::<$hash>($p, $salt, $rounds, $...)', 'pbkdf2_hmac_array::<$hash, $size>($p, $salt, $rounds)', 'CCKeyDerivationPBKDF($kind, $p, $n, $salt, $m, $f, $rounds, $...)', 'Pbkdf2Parameters($salt, $rounds, $...)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  hole: 'none',
  langs: ['c', 'cpp', 'ruby', 'rust', 'swift', 'dart'],
  bad: {
    c: ['void f(void) { PKCS5_PBKDF2_HMAC(p, -1, salt, 16, 1000, EVP_sha256(), 32, key); }', 'void f(void) { PKCS5_PBKDF2_HMAC_SHA1(p, -1, salt, 16, 4096, 32, key); }'],
    ruby: ["OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 20_000, 32, 'sha256')", 'OpenSSL::PKCS5.pbkdf2_hmac_sha1(password, salt, 1000, 32)', "OpenSSL::KDF.pbkdf2_hmac(password, salt: salt, iterations: 1000, length: 32, hash: 'sha256')"],
    rust: ['pbkdf2_hmac::<Sha256>(p, salt, 4096, &mut key);', 'let key = pbkdf2_hmac_array::<Sha256, 32>(p, salt, 1_000);'],
    swift: ['CCKeyDerivationPBKDF(kind, p, p.count, salt, salt.count, prf, 1000, &key, 32)'],
    dart: ['final params = Pbkdf2Parameters(salt, 1000, 32);'],
  },
  good: {
    c: ['void f(void) { PKCS5_PBKDF2_HMAC(p, -1, salt, 16, 600000, EVP_sha256(), 32, key); PKCS5_PBKDF2_HMAC_SHA1(p, -1, salt, 16, rounds, 32, key); }'],
    ruby: ["OpenSSL::PKCS5.pbkdf2_hmac(password, salt, 600_000, 32, 'sha256')", 'OpenSSL::PKCS5.pbkdf2_hmac_sha1(password, salt, rounds, 32)', "OpenSSL::KDF.pbkdf2_hmac(password, salt: salt, iterations: 600_000, length: 32, hash: 'sha256')"],
    rust: ['pbkdf2_hmac::<Sha256>(p, salt, 600_000, &mut key); pbkdf2_hmac_array::<Sha256, 32>(p, salt, ROUNDS);'],
    swift: ['CCKeyDerivationPBKDF(kind, p, p.count, salt, salt.count, prf, 600000, &key, 32)'],
    dart: ['final params = Pbkdf2Parameters(salt, 600000, 32);'],
  },
};
