/** Hashes, ciphers and keys that no longer protect, in C#: System.Security.Cryptography. */
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
  find: ['$aes.IV = $iv', '$aes.Key = $iv', '$aes.CreateEncryptor($key, $iv)', '$aes.CreateDecryptor($key, $iv)', '$aes.Key = Encoding.UTF8.GetBytes($iv)', '$aes.IV = Encoding.UTF8.GetBytes($iv)', '$aes.Key = Encoding.ASCII.GetBytes($iv)', '$aes.IV = Encoding.ASCII.GetBytes($iv)'],
  where: { iv: { any: [{ all: ['constant', { not: 'name' }] }, { all: [{ trait: 'has', of: ['new'] }, { trait: 'has', of: ['byte'] }] }, 'unfilled', 'cut-of-key'] }, aes: { trait: 'mentions', of: ['aes', 'des', 'rijndael', 'rijndaelmanaged', 'alg', 'algorithm', 'cipher', 'crypto', 'provider', 'symmetric', 'cryptoserviceprovider', 'tripledes', 'encryptor', 'rmcrypto', 'rc2', 'symmetrickey'] } },
  bad: {
    csharp: ['aes.IV = key.Take(16).ToArray();', 'var iv = new byte[16];\naes.IV = iv;', 'aes.IV = new byte[16];', 'aes.IV = new byte[] { 1, 2, 3, 4 };', 'aes.Key = Encoding.UTF8.GetBytes("not a good key 1");', 'aes.IV = Encoding.UTF8.GetBytes("0123456789abcdef");', 'aes.Key = Encoding.ASCII.GetBytes("not a good key 1");', 'aes.IV = Encoding.ASCII.GetBytes("0123456789abcdef");', 'aes.CreateEncryptor(key, new byte[16]);', 'aes.CreateDecryptor(key, new byte[16]);', 'aes.Key = new byte[] { 1, 2, 3 };'],
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
