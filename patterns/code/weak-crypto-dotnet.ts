/** Hashes, ciphers and keys that no longer protect, in C#: System.Security.Cryptography; costs of password hashes, the padding of RSA and hashes that serve as signatures wherever they are spelt alike. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'weak-crypto', cwe: [327, 328], langs: ['csharp'] };

export const csharpWeakHash: Rule = {
  ...danger,
  category: 'weak-crypto',
  id: 'csharp-weak-hash',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: 'Use SHA256.HashData; for passwords Rfc2898DeriveBytes.Pbkdf2 or PasswordHasher.',
  near: ['md5.', 'sha1.', 'md5cryptoserviceprovider', 'sha1cryptoserviceprovider', 'sha1managed', 'hmacmd5', 'md5cng', 'sha1cng', 'ripemd160'],
  find: ['MD5.Create($...)', 'SHA1.Create($...)', 'MD5.HashData($...)', 'SHA1.HashData($...)', 'new MD5CryptoServiceProvider()', 'new SHA1CryptoServiceProvider()', 'new SHA1Managed()', 'new HMACMD5($...)', 'new MD5Cng()', 'new SHA1Cng()', 'new RIPEMD160Managed()', 'RIPEMD160.Create()'],
  doubt: { match: { any: ['protocol', 'naming'] } },
  bad: {
    csharp: [
      'using var md5 = MD5.Create();', 'var h = System.Security.Cryptography.MD5.Create();', 'var sha = SHA1.Create();', 'MD5.HashData(bytes);', 'SHA1.HashData(bytes);', 'var m = new MD5CryptoServiceProvider();', 'var m = new SHA1CryptoServiceProvider();', 'HashAlgorithm h = new SHA1Managed();', 'var h = new HMACMD5(key);', 'var h = new MD5Cng();', 'var h = new SHA1Cng();', 'var h = new RIPEMD160Managed();',
      'var h = RIPEMD160.Create();',
    ],
  },
  good: { csharp: ['SHA256.Create();', 'SHA256.HashData(bytes);', 'new HMACSHA256(key);', 'MD5 md5 = null;', 'var cacheKey = Hex(MD5.HashData(bytes));', 'static string DisplayId(Order o) {\n  var hash = MD5.HashData(Bytes(o.Number));\n  return Convert.ToHexString(hash)[..8];\n}', 'string Accept(string secWebSocketKey) { return Convert.ToBase64String(SHA1.HashData(bytes)); }'] },
};

export const csharpNamedHash: Rule = {
  ...csharpWeakHash,
  doubt: { match: 'protocol' },
  id: 'csharp-weak-hash-name',
  near: ['hashalgorithm.create', 'cryptoconfig.createfromname', 'hashalgorithmname.md5', 'hashalgorithmname.sha1'],
  find: ["HashAlgorithm.Create('MD5')", "HashAlgorithm.Create('SHA1')", "CryptoConfig.CreateFromName('MD5')", "CryptoConfig.CreateFromName('SHA1')", 'HashAlgorithmName.MD5', 'HashAlgorithmName.SHA1'],
  bad: { csharp: ['HashAlgorithm.Create("MD5");', 'HashAlgorithm.Create("SHA1");', 'CryptoConfig.CreateFromName("MD5");', 'CryptoConfig.CreateFromName("SHA1");', 'rsa.SignData(data, HashAlgorithmName.SHA1, padding);', 'rsa.SignData(data, HashAlgorithmName.MD5, padding);'] },
  good: { csharp: ['HashAlgorithm.Create("SHA256");', 'rsa.SignData(data, HashAlgorithmName.SHA256, padding);', 'CryptoConfig.CreateFromName("AES");', 'byte[] HostFingerprint(Cert c) => c.GetCertHash(HashAlgorithmName.SHA1);'] },
};

export const csharpWeakCipher: Rule = {
  ...danger,
  category: 'weak-crypto',
  id: 'csharp-weak-cipher',
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES, triple DES and RC2 are broken or outgrown, and ECB shows which blocks are equal.',
  fix: 'Use AesGcm with a new nonce for each message, or Aes.Create() in CBC with a MAC.',
  near: ['descryptoserviceprovider', 'des.create', 'rc2.create', 'rc2cryptoserviceprovider', 'ciphermode.ecb', 'descng', 'encryptecb('],
  find: ['new DESCryptoServiceProvider()', 'DES.Create($...)', 'new TripleDESCryptoServiceProvider()', 'TripleDES.Create($...)', 'new RC2CryptoServiceProvider()', 'RC2.Create($...)', 'CipherMode.ECB', 'new TripleDESCng($...)', '$a.EncryptEcb($...)'],
  bad: { csharp: ['return aes.EncryptEcb(plain, PaddingMode.PKCS7);', 'var des = new DESCryptoServiceProvider();', 'var d = DES.Create();', 'var t = new TripleDESCryptoServiceProvider();', 'TripleDES.Create();', 'var r = new RC2CryptoServiceProvider();', 'RC2.Create();', 'aes.Mode = CipherMode.ECB;', 'var t = new TripleDESCng(name);'] },
  good: { csharp: ['var aes = Aes.Create();', 'aes.Mode = CipherMode.CBC;', 'Cache.Create();'] },
};

export const csharpFixedIv: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [329, 1204],
  id: 'csharp-fixed-iv',
  severity: 'high',
  title: 'Fixed initialisation vector or key',
  why: 'With the same vector each time, equal texts give equal ciphers; a key in the program is no secret.',
  fix: 'Call GenerateIV for each message and store it beside the cipher text; read the key from a secret store.',
  near: ['.iv =', '.key =', 'createencryptor(', 'createdecryptor('],
  find: ['$aes.IV = $iv', '$aes.Key = $iv', '$aes.CreateEncryptor($key, $iv)', '$aes.CreateDecryptor($key, $iv)'],
  where: { iv: { any: [{ all: [{ any: ['constant', 'fixed'] }, { not: 'name' }] }, { all: [{ trait: 'has', of: ['new'] }, { trait: 'has', of: ['byte'] }] }, 'unfilled', 'cut-of-key'] }, aes: { any: [{ trait: 'holds', of: ['Aes', 'AesManaged', 'AesCryptoServiceProvider', 'RijndaelManaged'] }, { trait: 'mentions', of: ['aes', 'des', 'rijndael', 'rijndaelmanaged', 'alg', 'algorithm', 'cipher', 'crypto', 'provider', 'symmetric', 'cryptoserviceprovider', 'tripledes', 'encryptor', 'rmcrypto', 'rc2', 'symmetrickey'] }] } },
  bad: {
    csharp: ['aes.IV = key.Take(16).ToArray();', 'var iv = new byte[16];\naes.IV = iv;', 'aes.IV = new byte[16];', 'class P {\n  readonly byte[] zero = new byte[16];\n  void F() {\n    var box = Aes.Create();\n    box.IV = zero;\n  }\n}', 'aes.IV = new byte[] { 1, 2, 3, 4 };', 'aes.Key = Encoding.UTF8.GetBytes("not a good key 1");', 'aes.IV = Encoding.UTF8.GetBytes("0123456789abcdef");', 'aes.Key = Encoding.ASCII.GetBytes("not a good key 1");', 'aes.IV = Encoding.ASCII.GetBytes("0123456789abcdef");', 'aes.CreateEncryptor(key, new byte[16]);', 'class P {\n  const string Vector = "0123456789abcdef";\n  void F() {\n    aes.CreateEncryptor(key, Encoding.UTF8.GetBytes(Vector));\n  }\n}', 'aes.CreateDecryptor(key, new byte[16]);', 'aes.Key = new byte[] { 1, 2, 3 };'],
  },
  good: { csharp: ['aes.GenerateIV();', 'aes.IV = iv;', 'aes.Key = key;', 'aes.CreateEncryptor(aes.Key, aes.IV);', 'item.Key = "name";', 'aes.CreateDecryptor(key, iv);', 'aes.IV = IV;'] },
};

export const csharpShortKey: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [326],
  id: 'csharp-short-key',
  severity: 'high',
  title: 'Key too short',
  why: 'RSA and DSA keys below 2048 bits can be factored.',
  fix: 'Make RSA keys of at least 3072 bits: RSA.Create(3072).',
  near: ['rsacryptoserviceprovider', 'dsacryptoserviceprovider', 'rsa.create', 'rsacng'],
  find: ['new RSACryptoServiceProvider($bits, $...)', 'new DSACryptoServiceProvider($bits, $...)', 'RSA.Create($bits)', 'new RSACng($bits)'],
  where: { bits: { trait: 'below', of: [2048] } },
  bad: { csharp: ['var rsa = new RSACryptoServiceProvider(1024);', 'new DSACryptoServiceProvider(1024, p);', 'RSA.Create(1024);', 'new RSACng(1024);'] },
  good: { csharp: ['new RSACryptoServiceProvider(4096);', 'RSA.Create();', 'RSA.Create(3072);', 'new RSACryptoServiceProvider(size);'] },
};

export const csharpFewRounds: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [916],
  id: 'csharp-few-hash-rounds',
  severity: 'medium',
  title: 'Too few rounds for a password hash',
  why: 'The rounds are what makes each guess cost time; Rfc2898DeriveBytes takes 1000 when none are given.',
  fix: 'Call Rfc2898DeriveBytes.Pbkdf2 with at least 600000 rounds and SHA-256.',
  near: ['rfc2898derivebytes'],
  find: ['new Rfc2898DeriveBytes($p, $salt, $rounds, $...)', 'Rfc2898DeriveBytes.Pbkdf2($p, $salt, $rounds, $...)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  bad: { csharp: ['new Rfc2898DeriveBytes(password, salt, 1000);', 'Rfc2898DeriveBytes.Pbkdf2(password, salt, 10000, HashAlgorithmName.SHA256, 32);'] },
  good: { csharp: ['new Rfc2898DeriveBytes(password, salt, 600000, HashAlgorithmName.SHA256);', 'Rfc2898DeriveBytes.Pbkdf2(password, salt, Rounds, HashAlgorithmName.SHA256, 32);'] },
};

export const csharpPasswordHash: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [916],
  id: 'csharp-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use PasswordHasher<TUser>, BCrypt.Net or Rfc2898DeriveBytes.Pbkdf2.',
  near: ['computehash(', 'hashdata('],
  find: ['$hash.ComputeHash($input)', '$hash.HashData($input)'],
  where: { input: { all: [{ any: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pw', 'passphrase', 'passcode'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }] }, { not: 'constant' }] }, hash: { not: { trait: 'mentions', of: ['hmac'] } } },
  bad: { csharp: ['var h = sha.ComputeHash(Encoding.UTF8.GetBytes(password));', 'SHA256.HashData(Encoding.UTF8.GetBytes(user.Password + salt));', 'var bytes = Encoding.UTF8.GetBytes(password + salt);\nvar h = sha.ComputeHash(bytes);'] },
  good: { csharp: ['sha.ComputeHash(stream);', 'SHA256.HashData(bytes);', 'hasher.HashPassword(user, password);', 'hmac.ComputeHash(passwordBytes);', 'var password = "a";\nsha.ComputeHash(password);'] },
};

/** learn.microsoft.com (AesGcm.Encrypt, ChaCha20Poly1305.Encrypt) */
export const csharpFixedNonce: Rule = {
  ...danger,
  category: 'weak-crypto',
  cwe: [323, 329],
  id: 'csharp-fixed-nonce',
  severity: 'high',
  title: 'Nonce that is always the same',
  why: 'Two messages under the same key and nonce give the key stream away, and let others forge.',
  fix: 'Make one for each message with RandomNumberGenerator.GetBytes(12), and send it along.',
  near: ['.encrypt('],
  find: ['$box.Encrypt($nonce, $plain, $sealed, $tag, $...)'],
  where: { box: { any: [{ trait: 'holds', of: ['AesGcm', 'AesCcm', 'ChaCha20Poly1305'] }, { trait: 'mentions', of: ['gcm', 'aesgcm', 'ccm', 'chacha', 'aead'] }] }, nonce: { any: ['unfilled', 'fixed', 'cut-of-key'] } },
  hole: 'none',
  bad: { csharp: ['var nonce = new byte[12];\nusing var box = new AesGcm(key, 16);\nbox.Encrypt(nonce, text, sealed, tag);', 'class P {\n  static readonly byte[] Nonce = Encoding.UTF8.GetBytes("always equal");\n  void F() {\n    aead.Encrypt(Nonce, text, sealed, tag, extra);\n  }\n}', 'gcm.Encrypt(key[..12], text, sealed, tag);'] },
  good: { csharp: ['var nonce = new byte[12];\nRandomNumberGenerator.Fill(nonce);\ngcm.Encrypt(nonce, text, sealed, tag);', 'class P {\n  readonly byte[] nonce = new byte[12];\n  void F() {\n    RandomNumberGenerator.Fill(nonce);\n    gcm.Encrypt(nonce, text, sealed, tag);\n  }\n}', 'gcm.Encrypt(nonce, text, sealed, tag);', 'mailer.Encrypt(new byte[12], a, b, c);'] },
};

const cheap = {
  category: 'weak-crypto',
  cwe: [916],
  severity: 'medium',
  title: 'Password hash that is cheap to try',
  why: 'The rounds and the memory are what makes each guess cost something.',
} as const;

export const csharpCheapHash: Rule = {
  ...cheap,
  id: 'csharp-cheap-password-hash',
  fix: 'Use at least 600000 rounds of PBKDF2 with SHA-256, or PasswordHasher<TUser> as it comes.',
  near: ['keyderivation.pbkdf2(', 'iterationcount', 'pbkdf2passwordencoder('],
  find: ['KeyDerivation.Pbkdf2($p, $salt, $prf, $rounds, $size)', '$options.IterationCount = $rounds', 'Pbkdf2PasswordEncoder($secret, $salt, $rounds, $...)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  hole: 'none',
  langs: ['csharp', 'java', 'kotlin'],
  bad: { csharp: ['KeyDerivation.Pbkdf2(p, salt, KeyDerivationPrf.HMACSHA256, 10000, 32);', 'KeyDerivation.Pbkdf2(p, salt, KeyDerivationPrf.HMACSHA256, iterationCount: 1000, numBytesRequested: 32);', 'KeyDerivation.Pbkdf2(password: p, salt: salt, prf: f, iterationCount: 1000, numBytesRequested: 32);', 'services.Configure<PasswordHasherOptions>(options => options.IterationCount = 5000);'], java: ['return new Pbkdf2PasswordEncoder("", 16, 1000, algorithm);'] },
  good: { csharp: ['KeyDerivation.Pbkdf2(p, salt, KeyDerivationPrf.HMACSHA256, 600000, 32);', 'KeyDerivation.Pbkdf2(p, salt, KeyDerivationPrf.HMACSHA256, iterationCount: Rounds, numBytesRequested: 32);', 'options.IterationCount = 600000;'], java: ['return new Pbkdf2PasswordEncoder("", 16, 310000, algorithm);'] },
};

/** Bcrypt counts in powers of two: 10 is a thousand rounds, 4 is sixteen. */
export const bcryptCost: Rule = {
  ...cheap,
  id: 'bcrypt-cost-low',
  fix: 'Leave the cost at its default, or set it to 12.',
  near: ['.hashpassword(', 'bcryptpasswordencoder(', 'bcrypt::hash(', 'bcrypt::engine.cost', 'config.stretches', 'withdefaults().hash(', '.enhancedhashpassword('],
  find: ['$?.BCrypt.HashPassword($p, $cost, $...)', 'BCryptPasswordEncoder($version, $cost, $...)', 'bcrypt::hash($p, $cost)', 'BCrypt::Engine.cost = $cost', 'config.stretches = $cost', 'BCrypt.withDefaults().hash($cost, $...)', '$?.BCrypt.EnhancedHashPassword($p, $cost, $...)'],
  where: { cost: { trait: 'below', of: [10] } },
  hole: 'none',
  langs: ['csharp', 'java', 'kotlin', 'rust', 'ruby'],
  bad: {
    csharp: ['var h = BCrypt.Net.BCrypt.HashPassword(p, 4);', 'var h = BCrypt.HashPassword(p, workFactor: 5);', 'var h = BCrypt.Net.BCrypt.EnhancedHashPassword(p, 6);'],
    java: ['return new BCryptPasswordEncoder(BCryptVersion.V2B, 4);', 'String h = BCrypt.withDefaults().hash(4, p);'],
    rust: ['let h = bcrypt::hash(password, 4)?;', 'const COST: u32 = 5;\nfn h(p: &str) -> String { bcrypt::hash(p, COST).unwrap() }'],
    ruby: ['BCrypt::Engine.cost = 4', 'config.stretches = 1'],
  },
  good: { csharp: ['BCrypt.Net.BCrypt.HashPassword(p, 12);', 'BCrypt.Net.BCrypt.HashPassword(p);'], java: ['new BCryptPasswordEncoder(BCryptVersion.V2B, 12);'], rust: ['bcrypt::hash(password, bcrypt::DEFAULT_COST)?;'], ruby: ['BCrypt::Engine.cost = 12', 'config.stretches = Rails.env.test? ? 1 : 12'] },
};

/** RFC 8017, 7.2; github.com/robertchrk/bleichenbacher and ROBOT say why not. */
export const rsaOldPadding: Rule = {
  category: 'weak-crypto',
  cwe: [780],
  severity: 'medium',
  id: 'rsa-old-padding',
  title: 'RSA encryption with the padding of 1993',
  why: 'Who may ask whether a text decrypts learns what is in it, one question at a time (Bleichenbacher).',
  fix: 'Use OAEP: RSAEncryptionPadding.OaepSHA256, RSA_PKCS1_OAEP_PADDING, rsa.EncryptOAEP, "RSA/ECB/OAEPWithSHA-256AndMGF1Padding".',
  near: ['rsaencryptionpadding.pkcs1', 'publicencrypt(', 'privatedecrypt(', 'encryptpkcs1v15(', 'decryptpkcs1v15(', 'rsa_public_encrypt(', 'rsa_private_decrypt(', 'openssl_public_encrypt(', 'openssl_private_decrypt(', '.public_encrypt(', 'seckeycreateencrypteddata('],
  find: [
    '$rsa.Encrypt($data, RSAEncryptionPadding.Pkcs1)', '$rsa.Decrypt($data, RSAEncryptionPadding.Pkcs1)', '$?.publicEncrypt({ padding: crypto.constants.RSA_PKCS1_PADDING, $... }, $data)', '$?.privateDecrypt({ padding: crypto.constants.RSA_PKCS1_PADDING, $... }, $data)', '$?.publicEncrypt({ padding: constants.RSA_PKCS1_PADDING, $... }, $data)',
    'rsa.EncryptPKCS1v15($...)', 'rsa.DecryptPKCS1v15($...)', 'RSA_public_encrypt($n, $in, $out, $rsa, RSA_PKCS1_PADDING)', 'RSA_private_decrypt($n, $in, $out, $rsa, RSA_PKCS1_PADDING)', 'openssl_public_encrypt($data, $out, $key)', 'openssl_public_encrypt($data, $out, $key, OPENSSL_PKCS1_PADDING)', 'openssl_private_decrypt($data, $out, $key)', '$key.public_encrypt($data)', 'SecKeyCreateEncryptedData($key, .rsaEncryptionPKCS1, $...)',
  ],
  langs: ['csharp', 'js', 'go', 'c', 'cpp', 'php', 'ruby', 'swift'],
  bad: {
    csharp: ['var w = rsa.Encrypt(key, RSAEncryptionPadding.Pkcs1);', 'var k = rsa.Decrypt(w, RSAEncryptionPadding.Pkcs1);'],
    js: ['crypto.publicEncrypt({ key: pub, padding: crypto.constants.RSA_PKCS1_PADDING }, data)', 'crypto.privateDecrypt({ key, padding: crypto.constants.RSA_PKCS1_PADDING }, data)', 'publicEncrypt({ key: pub, padding: constants.RSA_PKCS1_PADDING }, data)'],
    go: ['w, err := rsa.EncryptPKCS1v15(rand.Reader, pub, key)', 'k, err := rsa.DecryptPKCS1v15(rand.Reader, priv, w)'],
    c: ['void f(void) { RSA_public_encrypt(n, in, out, rsa, RSA_PKCS1_PADDING); }', 'void f(void) { RSA_private_decrypt(n, in, out, rsa, RSA_PKCS1_PADDING); }'],
    php: ['<?php openssl_public_encrypt($data, $out, $key);', '<?php openssl_public_encrypt($data, $out, $key, OPENSSL_PKCS1_PADDING);', '<?php openssl_private_decrypt($data, $out, $key);'],
    ruby: ['sealed = key.public_encrypt(data)'],
    swift: ['let w = SecKeyCreateEncryptedData(key, .rsaEncryptionPKCS1, data, nil)'],
  },
  good: {
    csharp: ['rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256);', 'rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);'],
    js: ['crypto.publicEncrypt({ key: pub, padding: crypto.constants.RSA_PKCS1_OAEP_PADDING }, data)', 'crypto.publicEncrypt(pub, data)'],
    go: ['rsa.EncryptOAEP(sha256.New(), rand.Reader, pub, key, nil)', 'rsa.SignPKCS1v15(rand.Reader, priv, crypto.SHA256, sum)'],
    php: ['<?php openssl_public_encrypt($data, $out, $key, OPENSSL_PKCS1_OAEP_PADDING);', '<?php openssl_private_decrypt($data, $out, $key, OPENSSL_PKCS1_OAEP_PADDING);'],
    ruby: ['key.public_encrypt(data, OpenSSL::PKey::RSA::PKCS1_OAEP_PADDING)'],
  },
};

export const jvmOldPadding: Rule = {
  ...rsaOldPadding,
  id: 'java-rsa-old-padding',
  near: ['cipher.getinstance'],
  find: ['Cipher.getInstance($algorithm, $...)'],
  where: { algorithm: { trait: 'equals', of: ['RSA/ECB/PKCS1Padding', 'RSA/None/PKCS1Padding', 'RSA/NONE/PKCS1Padding'] } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['Cipher c = Cipher.getInstance("RSA/ECB/PKCS1Padding");', 'class Wrap {\n  static final String HOW = "RSA/ECB/PKCS1Padding";\n  Cipher open() {\n    return Cipher.getInstance(HOW);\n  }\n}'] },
  good: { java: ['Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");'] },
};

/** OWASP: Argon2id with 19 MiB; half of 16 MiB is the least that any paper counts with. */
export const littleMemory: Rule = {
  ...cheap,
  id: 'little-memory-hash',
  fix: 'Leave the parameters of Argon2 out, or give it 19456 KiB; N of scrypt is 32768 or more.',
  near: ['memory_cost', 'memorycost', 'scryptsync(', '.scrypt('],
  find: [/(?<value>\b(?:memory_cost|memoryCost)["']?\s{0,4}(?:=>|[:=])\s{0,4}(?:\d{1,3}|[1-6]\d{3}))(?![\d_.]|\s?[*<])/, /(?<value>\bscrypt(?:Sync)?\([^;\n]{0,120}\b(?:N|n|cost)\s?[:=]\s?\d{2,4})(?![\d_.]|\s?\*)/],
  bad: { js: ['argon2.hash(pw, { type: argon2.argon2id, memoryCost: 1024 })', 'crypto.scryptSync(pw, salt, 64, { N: 1024, r: 8 })'], py: ['PasswordHasher(time_cost=1, memory_cost=512)', 'hashlib.scrypt(pw, salt=salt, n=256, r=8, p=1)'], php: ["<?php password_hash($p, PASSWORD_ARGON2ID, ['memory_cost' => 1024]);"] },
  good: { js: ['argon2.hash(pw, { memoryCost: 19456 })', 'argon2.hash(pw, { memoryCost: 64 * 1024 })', 'crypto.scryptSync(pw, salt, 64, { N: 32768, r: 8 })', 'crypto.scryptSync(pw, salt, 64)'], py: ['PasswordHasher(memory_cost=65536)', 'PasswordHasher(memory_cost=2**16)', 'hashlib.scrypt(pw, salt=salt, n=2**15, r=8, p=1)'] },
};

/** en.wikipedia.org/wiki/Length_extension_attack, RFC 2104 */
export const hashAsMac: Rule = {
  category: 'weak-crypto',
  cwe: [327, 328],
  id: 'hash-as-signature',
  aliases: ['python-hash-as-signature'],
  severity: 'medium',
  title: 'Signature made by hashing a key and the text',
  why: 'Of SHA-256, SHA-1 and MD5 whoever sees one signature can make another for a longer text without the key.',
  fix: 'Use HMAC: crypto.createHmac, hmac.new, hash_hmac, OpenSSL::HMAC, hmac.New, HMACSHA256, Mac.getInstance("HmacSHA256").',
  near: ['createhash(', 'hashlib.', "hash('sha", 'hash("sha', 'hexdigest(', 'sum256(', 'hashdata(', 'computehash(', '.digest(', 'sha256hex('],
  find: ['$?.createHash($a).update($input)', 'hashlib.sha256($input)', 'hashlib.sha512($input)', "hash('sha256', $input, $...)", "hash('sha512', $input, $...)", 'Digest::SHA256.hexdigest($input)', 'sha256.Sum256($input)', 'SHA256.HashData($input)', '$sha.ComputeHash($input)', '$md.digest($input)', 'DigestUtils.sha256Hex($input)'],
  where: { input: { all: ['keyed', { trait: 'into', of: ['sig', 'sign', 'signature', 'mac', 'signed', 'hmac', 'signpayload', 'signrequest', 'computesignature', 'signurl', 'signbody'] }] }, match: { not: { trait: 'within', of: ['HMAC', 'createHmac', 'hash_hmac', 'hmac.new', 'hmac.New'] } } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'go', 'csharp', 'java', 'kotlin'],
  bad: {
    js: ["function sign(body) {\n  return crypto.createHash('sha256').update(WEBHOOK_SECRET + body).digest('hex');\n}"],
    py: ['signature = hashlib.sha256(f"{settings.SIGNING_SECRET}{body}".encode()).hexdigest()', 'signature = hashlib.sha512(f"{body}{API_SECRET}".encode()).hexdigest()'],
    php: ["<?php function sign($p) { return hash('sha256', APP_SECRET . http_build_query($p)); }", "<?php $sign = hash('sha512', $body . $this->secret);", '<?php $sign = hash("sha256", $body . $this->secret);'],
    ruby: ["signature = Digest::SHA256.hexdigest(ENV['WEBHOOK_SECRET'] + body)"],
    go: ['func sign(body []byte) []byte {\n\th := sha256.Sum256(append([]byte(secret), body...))\n\treturn h[:]\n}'],
    csharp: ['string Sign(string body) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes(_secret + body)));', 'var signature = sha.ComputeHash(Encoding.UTF8.GetBytes(apiSecret + body));'],
    java: ['String sign(String body) { return hex(md.digest((secret + body).getBytes())); }', 'String signature = DigestUtils.sha256Hex(appSecret + body);'],
  },
  good: {
    js: ["function sign(body) {\n  return crypto.createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');\n}", "const signature = crypto.createHash('sha256').update(body).digest('hex')", "function sign(body) {\n  const key = crypto.createHash('sha256').update(SECRET + body.day).digest();\n  return crypto.createHmac('sha256', key).update(body.text).digest('hex');\n}", "const name = crypto.createHash('sha256').update(secret + body).digest('hex')"],
    php: ["<?php $sign = hash_hmac('sha256', $body, $secret);", "<?php $sign = hash('sha256', $secret); $x = hash('sha512', $secret);"],
    go: ['func sign(body []byte) []byte {\n\tmac := hmac.New(sha256.New, secret)\n\tmac.Write(body)\n\treturn mac.Sum(nil)\n}'],
    java: ['byte[] signature = md.digest(body);'],
  },
};
