/** Salts, passphrases, curves, rounds, sizes and paddings that protect less than they seem to. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'weak-crypto', severity: 'medium' } as const;

export const fixedSalt: Rule = {
  ...danger,
  cwe: [760, 759],
  id: 'fixed-salt',
  title: 'Fixed salt',
  why: 'With the same salt for everyone, equal passwords have equal hashes and one table of guesses fits them all.',
  fix: 'Make a salt for each password with crypto.randomBytes(16) or os.urandom(16) and store it beside the hash.',
  near: ['pbkdf2', 'scrypt', 'crypt.crypt', 'bcrypt.hash'],
  find: [
    '$?.pbkdf2($p, $salt, $...)', '$?.pbkdf2Sync($p, $salt, $...)', '$?.scrypt($p, $salt, $...)', '$?.scryptSync($p, $salt, $...)', '$?.pbkdf2_hmac($hash, $p, $salt, $...)', '$?.PBKDF2HMAC($..., salt=$salt)', '$?.PBKDF2($p, $salt, $...)', '$?.Scrypt($..., salt=$salt)', 'hashlib.scrypt($p, salt=$salt, $...)', 'crypt.crypt($p, $salt)', 'bcrypt.hashpw($p, $salt)', 'bcrypt.hashSync($p, $salt)', 'bcrypt.hash($p, $salt)',
  ],
  where: { salt: { any: ['fixed', { trait: 'equals', of: ['b""', "b''"] }, { all: [{ trait: 'holds', of: ['username', 'email'] }, { not: { trait: 'holds', of: ['urandom', 'random', 'token_', 'hash', 'sha'] } }] }, { all: [{ trait: 'mentions', of: ['username', 'email', 'login', 'userid', 'mail'] }, { not: { trait: 'mentions', of: ['salt', 'random', 'hash'] } }] }] } },
  langs: ['js', 'py'],
  bad: {
    js: ["crypto.pbkdf2(password, 'salt', 600000, 64, 'sha512', done)", "const salt = 'mysalt';\ncrypto.pbkdf2Sync(password, salt, 600000, 64, 'sha512')", "crypto.scrypt(password, 'salt', 32, done)", "crypto.scryptSync(password, user.email, 32)", "bcrypt.hashSync(password, '$2b$12$abcdefghijklmnopqrstuu')", "const SALT = '$2b$12$abcdefghijklmnopqrstuu';\nbcrypt.hash(password, SALT)", "crypto.scryptSync(password, Buffer.from('abcd', 'hex'), 32)"],
    py: ["hashlib.pbkdf2_hmac('sha256', p, b'', 600000)", 'def derive(username, password):\n    salt = username.lower().encode()\n    return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=5)', "hashlib.pbkdf2_hmac('sha256', p, b'salt', 600_000)", 'PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=b"static", iterations=600000)', 'PBKDF2(password, b"salt1234", 32, count=1000000)', 'Scrypt(length=32, n=2**14, r=8, p=1, salt=b"abc")', 'hashlib.scrypt(p, salt=b"abc", n=16384, r=8, p=1)', 'crypt.crypt(password, "ab")', 'bcrypt.hashpw(password, b"$2b$12$abcdefghijklmnopqrstuu")'],
  },
  good: {
    js: ['crypto.pbkdf2Sync(password, crypto.randomBytes(16), 600000, 64, "sha512")', 'crypto.scryptSync(password, salt, 32)', 'const salt = user.salt;\ncrypto.scrypt(password, salt, 32, done)', 'bcrypt.hashSync(password, salt); bcrypt.hash(password, 12)', 'crypto.scryptSync(password, user.emailSalt, 32)'],
    py: ["hashlib.pbkdf2_hmac('sha256', p, os.urandom(16), 600_000)", 'PBKDF2HMAC(algorithm=a, length=32, salt=salt, iterations=600000)', 'crypt.crypt(password, crypt.mksalt())', 'bcrypt.hashpw(password, bcrypt.gensalt())'],
  },
};

export const fixedKey: Rule = {
  ...danger,
  cwe: [321, 798],
  severity: 'high',
  id: 'fixed-encryption-key',
  title: 'Encryption with a key that stands in the code',
  why: 'Whoever can read the code can read everything that was encrypted.',
  fix: 'Take the key from the environment or a key store.',
  near: ['createcipheriv', 'aes.new', 'aesgcm(', 'chacha20poly1305(', 'algorithms.aes', 'fernet(', 'aes.encrypt', 'aes.decrypt'],
  find: ['$?.createCipheriv($alg, $key, $...)', 'AES.new($key, $...)', '$?.AESGCM($key)', '$?.ChaCha20Poly1305($key)', 'algorithms.AES($key)', '$?.Fernet($key)', '$?.AES.encrypt($text, $key, $...)', '$?.AES.decrypt($text, $key, $...)'],
  where: { key: 'fixed' },
  langs: ['js', 'py'],
  bad: {
    js: ["crypto.createCipheriv('aes-256-gcm', 'abcdefghijklmnopabcdefghijklmnop', iv)", "const key = Buffer.from('00112233445566778899aabbccddeeff', 'hex');\ncreateCipheriv('aes-128-gcm', key, iv)", "CryptoJS.AES.encrypt(text, 'my-secret-passphrase').toString()", "const SECRET = 'my-secret-passphrase';\nCryptoJS.AES.decrypt(text, SECRET)"],
    py: ['AES.new(b"abcdefghijklmnop", AES.MODE_GCM)', 'key = b"abcdefghijklmnop"\nAESGCM(key)', 'ChaCha20Poly1305(b"a" * 32)', 'Cipher(algorithms.AES(b"abcdefghijklmnop"), modes.GCM(iv))', 'f = Fernet(b"abcdefghijklmnop")'],
  },
  good: { js: ["crypto.createCipheriv('aes-256-gcm', key, iv)", "createCipheriv('aes-256-gcm', Buffer.from(process.env.KEY, 'hex'), iv)", 'CryptoJS.AES.encrypt(text, process.env.KEY)', 'CryptoJS.AES.decrypt(text, key)'], py: ['AES.new(key, AES.MODE_GCM)', 'AESGCM(os.environ["KEY"])', 'Fernet(Fernet.generate_key())', 'ChaCha20Poly1305(key)', 'algorithms.AES(key)'] },
};

export const weakCurve: Rule = {
  ...danger,
  cwe: [326],
  id: 'weak-curve',
  title: 'Elliptic curve that is too small',
  why: 'A curve below 224 bits gives less than 112 bits of protection.',
  fix: 'Use Ed25519, or the curve P-256.',
  near: ['secp192', 'sect163', 'prime192'],
  find: ['$?.SECP192R1()', '$?.SECT163K1()', '$?.SECT163R2()', "namedCurve: 'secp192r1'", "namedCurve: 'prime192v1'"],
  langs: ['js', 'py'],
  bad: {
    js: ["generateKeyPairSync('ec', { namedCurve: 'secp192r1' })", "generateKeyPairSync('ec', { namedCurve: 'prime192v1' })"],
    py: ['ec.generate_private_key(ec.SECP192R1())', 'ec.generate_private_key(ec.SECT163K1(), backend)', 'ec.generate_private_key(ec.SECT163R2())'],
  },
  good: { js: ["generateKeyPairSync('ec', { namedCurve: 'P-256' })", "const NAMES = ['secp192r1', 'prime192v1']"], py: ['ec.generate_private_key(ec.SECP256R1())', 'CURVES = [ec.SECP192R1]'] },
};

/** What settings ask before they make tests quick (white space apart). */
const FOR_TESTS = ['insys.argv', 'ifsys.argv[1', 'ifTESTING'];

export const passwordHashers: Rule = {
  ...danger,
  cwe: [916, 328],
  severity: 'high',
  id: 'weak-password-hasher',
  title: 'Password hasher that is too fast',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Put Argon2PasswordHasher first in PASSWORD_HASHERS; with passlib use schemes=["argon2"].',
  near: ['password_hashers', 'cryptcontext'],
  find: ['PASSWORD_HASHERS = [$hasher, $...]', 'PASSWORD_HASHERS = ($hasher, $...)', '$?.CryptContext(schemes=[$hasher, $...], $...)'],
  where: { hasher: { trait: 'equals', of: ['django.contrib.auth.hashers.MD5PasswordHasher', 'django.contrib.auth.hashers.UnsaltedMD5PasswordHasher', 'django.contrib.auth.hashers.SHA1PasswordHasher', 'django.contrib.auth.hashers.UnsaltedSHA1PasswordHasher', 'django.contrib.auth.hashers.CryptPasswordHasher', 'md5_crypt', 'sha1_crypt', 'des_crypt', 'hex_md5', 'hex_sha1', 'ldap_md5', 'plaintext', 'lmhash', 'nthash'] }, match: { not: { trait: 'beside', of: FOR_TESTS } } },
  langs: ['py'],
  bad: { py: ["PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']", "PASSWORD_HASHERS = ('django.contrib.auth.hashers.SHA1PasswordHasher', 'x')", 'pwd = CryptContext(schemes=["md5_crypt"], deprecated="auto")'] },
  good: { py: [...FOR_TESTS.map((asked) => `${asked.replace(/^in|^if/, (word) => (word === 'in' ? 'if "test" in ' : 'if '))}${asked.endsWith('[1') ? ':2] == ["test"]' : ''}:\n    PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']`), "PASSWORD_HASHERS = ['django.contrib.auth.hashers.Argon2PasswordHasher', 'django.contrib.auth.hashers.MD5PasswordHasher']", "PASSWORD_HASHERS = ('django.contrib.auth.hashers.ScryptPasswordHasher',)", 'CryptContext(schemes=["argon2"])'] },
};

export const passwordDigested: Rule = {
  ...danger,
  cwe: [916],
  severity: 'high',
  id: 'password-digested',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use hashlib.scrypt, bcrypt or argon2-cffi; in Node crypto.scrypt, bcrypt or argon2.',
  near: ['.update('],
  find: ['$hash.update($input)'],
  where: { hash: { all: [{ trait: 'holds', of: ['md5', 'sha1', 'sha256', 'sha512', 'sha224', 'createHash', 'MD5', 'SHA1', 'SHA256'] }, { not: { trait: 'holds', of: ['hmac'] } }] }, input: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pw', 'passphrase'] }, { not: 'constant' }] } },
  doubt: { match: 'protocol' },
  langs: ['js', 'py'],
  bad: { py: ['h = hashlib.sha256()\nh.update(pw.encode())'], js: ["const h = crypto.createHash('sha256');\nh.update(password)"] },
  good: { py: ['h = hashlib.sha256()\nh.update(data)', 'h = hmac.new(key)\nh.update(password)', 'h = hmac.new(key, digestmod=hashlib.sha256)\nh.update(password)', 'sha256_hashers.update(bcrypt="BCryptPasswordHasher")', 'h = hashlib.sha256()\nh.update(b"password")'], js: ["const h = crypto.createHash('md5');\nh.update(user + ':mongo:' + password)", "const h = crypto.createHash('sha256');\nh.update(chunk)", 'form.update(password)'] },
};

export const encodedPassword: Rule = {
  ...danger,
  cwe: [261, 256],
  id: 'password-encoded',
  title: 'Password only encoded',
  why: 'base64 is read by anyone: it protects nothing.',
  fix: 'Store a hash from argon2, bcrypt or scrypt.',
  near: ['.password ='],
  find: ['$user.password = base64.b64encode($...)', "$user.password = Buffer.from($v).toString('base64')", '$user.password = btoa($...)'],
  langs: ['js', 'py'],
  bad: { js: ["user.password = Buffer.from(password).toString('base64')", 'user.password = btoa(password)'], py: ['user.password = base64.b64encode(password)'] },
  good: { js: ["user.avatar = Buffer.from(image).toString('base64')", 'header.auth = btoa(user)'], py: ['user.token = base64.b64encode(x)', 'user.avatar = base64.b64encode(x).decode()'] },
};

const cheap = {
  ...danger,
  cwe: [916],
  title: 'Password hash that is cheap to try',
  why: 'The rounds are what makes each guess cost time.',
} as const;

const LOW_COST = { trait: 'equals', of: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] };

export const phpCost: Rule = {
  ...cheap,
  id: 'php-password-cost',
  fix: 'Leave the cost out, or set it to 12.',
  near: ['hash::make(', 'password_hash('],
  find: ['Hash::make($password, [\'rounds\' => $cost, $...])', "password_hash($password, $how, ['cost' => $cost, $...])"],
  where: { cost: LOW_COST },
  langs: ['php'],
  bad: { php: ['<?php $user->password = Hash::make($p, [\'rounds\' => 4]);', "<?php $h = password_hash($p, PASSWORD_BCRYPT, ['cost' => 4]);"] },
  good: { php: ['<?php $user->password = Hash::make($p, [\'rounds\' => 12]);', "<?php $h = password_hash($p, PASSWORD_BCRYPT, ['cost' => 12]);", '<?php $h = password_hash($p, PASSWORD_DEFAULT);'] },
};

export const phpRounds: Rule = {
  ...cheap,
  id: 'php-few-hash-rounds',
  fix: 'Use password_hash, or hash_pbkdf2 with 600000 rounds.',
  near: ['hash_pbkdf2(', 'openssl_pbkdf2('],
  find: ['hash_pbkdf2($algorithm, $password, $salt, $rounds, $...)', 'openssl_pbkdf2($password, $salt, $length, $rounds, $...)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  langs: ['php'],
  bad: { php: ["<?php $k = hash_pbkdf2('sha256', $p, $salt, 1000, 32);", '<?php $k = openssl_pbkdf2($p, $salt, 32, 4096, "sha256");'] },
  good: { php: ["<?php $k = hash_pbkdf2('sha256', $p, $salt, 600000, 32);", '<?php $k = openssl_pbkdf2($p, $salt, 32, $rounds, "sha256");'] },
};

export const phpCrypt: Rule = {
  ...cheap,
  cwe: [760, 916],
  id: 'php-crypt-salt',
  title: 'Password hashed with a salt that stands in the code',
  why: 'With the same salt everywhere one table of hashes serves for all users; a salt of two letters means DES.',
  fix: 'Use password_hash($password, PASSWORD_DEFAULT).',
  near: ['crypt('],
  find: ['crypt($password, $salt)'],
  where: { salt: 'literal', password: { trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass', 'pw'] } },
  langs: ['php'],
  bad: { php: ["<?php $h = crypt($password, 'ab');", '<?php $h = crypt($_POST["pass"], "salt");'] },
  good: { php: ['<?php $ok = crypt($password, $hash) === $hash;', "<?php $x = crypt($text, 'ab');"] },
};

export const aspPasswordHash: Rule = {
  ...cheap,
  id: 'asp-password-hash',
  title: 'Password hashed with a fast hash',
  fix: 'Use PasswordHasher<TUser> of ASP.NET Core Identity.',
  near: ['hashpasswordforstoringinconfigfile'],
  find: ['$?.HashPasswordForStoringInConfigFile($...)'],
  langs: ['csharp'],
  bad: { csharp: ['var h = FormsAuthentication.HashPasswordForStoringInConfigFile(password, "MD5");'] },
  good: { csharp: ['var h = hasher.HashPassword(user, password);'] },
};

export const springCost: Rule = {
  ...cheap,
  id: 'spring-bcrypt-cost',
  fix: 'Use new BCryptPasswordEncoder(), or a strength of 12.',
  near: ['bcryptpasswordencoder(', 'bcrypt.gensalt('],
  find: ['BCryptPasswordEncoder($cost, $...)', 'BCrypt.gensalt($cost, $...)'],
  where: { cost: LOW_COST },
  langs: ['java', 'kotlin'],
  bad: { java: ['return new BCryptPasswordEncoder(4);', 'String h = BCrypt.hashpw(p, BCrypt.gensalt(4));'] },
  good: { java: ['return new BCryptPasswordEncoder(12);', 'BCrypt.gensalt();', 'BCrypt.gensalt(12);'] },
};

export const rubyCost: Rule = {
  ...cheap,
  id: 'ruby-bcrypt-cost',
  fix: 'Leave the cost out, or set it to 12.',
  near: ['bcrypt::password.create('],
  find: ['BCrypt::Password.create($password, cost: $cost)'],
  where: { cost: LOW_COST },
  langs: ['ruby'],
  bad: { ruby: ['self.digest = BCrypt::Password.create(password, cost: 4)'] },
  good: { ruby: ['self.digest = BCrypt::Password.create(password, cost: 12)', 'self.digest = BCrypt::Password.create(password)'] },
};

export const rubyKeySize: Rule = {
  ...danger,
  cwe: [326],
  id: 'ruby-short-key',
  title: 'Key too short',
  why: 'RSA keys below 2048 bits are within reach of whoever rents enough machines.',
  fix: 'Use OpenSSL::PKey::RSA.new(3072).',
  near: ['pkey::rsa', 'pkey::dsa'],
  find: ['OpenSSL::PKey::RSA.new($bits)', 'OpenSSL::PKey::RSA.generate($bits)', 'OpenSSL::PKey::DSA.new($bits)', 'OpenSSL::PKey::DSA.generate($bits)'],
  where: { bits: { trait: 'below', of: [2048] } },
  langs: ['ruby'],
  bad: { ruby: ['key = OpenSSL::PKey::RSA.new(1024)', 'OpenSSL::PKey::RSA.generate(512)', 'OpenSSL::PKey::DSA.new(1024)', 'OpenSSL::PKey::DSA.generate(1024)'] },
  good: { ruby: ['OpenSSL::PKey::RSA.new(4096)', 'OpenSSL::PKey::RSA.new(pem)', 'OpenSSL::PKey::RSA.generate(3072)', 'OpenSSL::PKey::DSA.new(pem)', 'OpenSSL::PKey::DSA.generate(3072)'] },
};

export const oldPadding: Rule = {
  ...danger,
  cwe: [780],
  id: 'python-rsa-padding',
  title: 'RSA with the old padding',
  why: 'Whoever may ask often enough whether a message is well formed can decrypt it (Bleichenbacher).',
  fix: 'Use PKCS1_OAEP.new(key), or OAEP of cryptography.',
  near: ['cipher import pkcs1_v1_5', 'padding.pkcs1v15('],
  find: ['from Crypto.Cipher import PKCS1_v1_5', 'from Cryptodome.Cipher import PKCS1_v1_5', '$?.encrypt($data, padding.PKCS1v15())', '$?.decrypt($data, padding.PKCS1v15())'],
  langs: ['py'],
  bad: { py: ['from Crypto.Cipher import PKCS1_v1_5', 'from Cryptodome.Cipher import PKCS1_v1_5', 'key.encrypt(data, padding.PKCS1v15())', 'key.decrypt(data, padding.PKCS1v15())'] },
  good: { py: ['from Crypto.Cipher import PKCS1_OAEP', 'key.sign(data, padding.PKCS1v15(), hashes.SHA256())', 'from Crypto.Signature import PKCS1_v1_5'] },
};

export const signingKeyWritten: Rule = {
  ...danger,
  category: 'secret',
  cwe: [798, 321],
  severity: 'high',
  id: 'signing-key-literal',
  aliases: ['csharp-signing-key-literal'],
  title: 'Key of the tokens in the code',
  why: 'Whoever has read the code can write a token for any user.',
  fix: 'Read the key from the configuration: config["Jwt:Key"], kept in user secrets or a vault.',
  near: ['symmetricsecuritykey(', 'hmacshakeyfor(', '.signedstring(', '.signwith(', '.setsigningkey(', 'algorithm.hmac256('],
  find: ['SymmetricSecurityKey($key)', 'Keys.hmacShaKeyFor($key)', '$t.SignedString($key)', '$b.signWith(SignatureAlgorithm.$alg, $key)', '$b.setSigningKey($key)', 'Algorithm.HMAC256($key)'],
  where: { key: 'fixed' },
  langs: ['csharp', 'java', 'kotlin', 'go'],
  bad: {
    csharp: ['var k = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("my signing key"));', 'const string Secret = "my signing key";\nvar k = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(Secret));', 'var bytes = Encoding.UTF8.GetBytes("my signing key");\nvar k = new SymmetricSecurityKey(bytes);'],
    java: ['class Tokens {\n  private static final String SECRET = "my signing key";\n  Key key() {\n    return Keys.hmacShaKeyFor(SECRET.getBytes(StandardCharsets.UTF_8));\n  }\n}', 'byte[] raw = "my signing key".getBytes();\nKey key = Keys.hmacShaKeyFor(raw);', 'Jwts.builder().setSubject(name).signWith(SignatureAlgorithm.HS256, "secret").compact();', 'Jwts.parser().setSigningKey("secret").parseClaimsJws(token);', 'JWT.create().sign(Algorithm.HMAC256("secret"));'],
    go: ['var jwtKey = []byte("my_secret_key")\n\nfunc sign(t *jwt.Token) (string, error) {\n\treturn t.SignedString(jwtKey)\n}', 'return token.SignedString([]byte("secret"))'],
  },
  good: {
    csharp: ['var k = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(config["Jwt:Key"]));', 'new SymmetricSecurityKey(bytes);'],
    java: ['Keys.hmacShaKeyFor(secret.getBytes());', 'Keys.hmacShaKeyFor(bytes);', 'builder.signWith(SignatureAlgorithm.HS256, key);', 'parser.setSigningKey(key);', 'Algorithm.HMAC256(secret);'],
    go: ['t.SignedString(key)', 't.SignedString([]byte(os.Getenv("JWT_SECRET")))'],
  },
};

/** A password has the letters that somebody can remember, whatever it is filled up with. */
export const paddedKey: Rule = {
  ...danger,
  cwe: [916, 326],
  id: 'key-padded-from-password',
  title: 'Password filled up to the length of a key',
  why: 'The key is then as easy to guess as the password: no salt, and no work for each guess.',
  fix: 'Derive it with a salt of its own: scrypt, argon2, or PBKDF2 with 600000 rounds.',
  near: ['.padend(', '.ljust(', '.padright(', '.copyof(', 'str_pad('],
  find: ['$pass.padEnd($size, $...)', '$pass.ljust($size, $...)', '$pass.PadRight($size, $...)', '$pass.padRight($size, $...)', 'Arrays.copyOf($pass, $size)', '$pass.copyOf($size)', 'str_pad($pass, $size, $...)'],
  where: { size: { trait: 'equals', of: ['16', '24', '32'] }, pass: { trait: 'mentions', of: ['password', 'passphrase', 'pass', 'passwd', 'pwd', 'secret', 'pin', 'passcode'] }, match: { trait: 'beside', of: ['AES', 'aes', 'Aes', 'Cipher', 'cipher', 'Fernet', 'Encrypter', 'Key.fromUtf8'] } },
  hole: 'none',
  langs: ['js', 'py', 'csharp', 'dart', 'java', 'kotlin', 'php'],
  bad: {
    js: ["const key = Buffer.from(passphrase.padEnd(32, '0'));\ncreateCipheriv('aes-256-gcm', key, iv)"],
    py: ['AES.new(password.encode().ljust(32, b"0"), AES.MODE_GCM)', 'key = passphrase.ljust(16)\ncipher = Fernet(key)'],
    csharp: ['aes.Key = Encoding.UTF8.GetBytes(password.PadRight(32));', 'var k = Bytes(pin.PadRight(24)); var a = new AesGcm(k);'],
    dart: ["final e = Encrypter(mode(box(password.padRight(32, '.'))));", "final key = Key.fromUtf8(password.padRight(32, '.'));"],
    java: ['Key k = new SecretKeySpec(Arrays.copyOf(secret.getBytes(), 16), "AES");'],
    kotlin: ['val k = SecretKeySpec(password.toByteArray().copyOf(32), "AES")'],
    php: ["<?php $c = openssl_encrypt($t, 'aes-256-gcm', str_pad($password, 32, '0'), 0, $iv, $tag);"],
  },
  good: { js: ["const cell = password.padEnd(20);\nuse(cipher);", "const key = name.padEnd(32, '0'); createCipheriv(a, key, iv)", "const mask = password.padEnd(32, '*');"], java: ['new SecretKeySpec(Arrays.copyOf(raw, 16), "AES");'] },
};
