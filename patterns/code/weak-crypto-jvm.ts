/** Hashes, ciphers and keys that no longer protect, in Java and Kotlin: java.security, javax.crypto, commons-codec, Spring Security. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'weak-crypto', cwe: [327, 328] } as const;
const LANGS = ['java', 'kotlin', 'scala'];

export const javaWeakHash: Rule = {
  ...danger,
  id: 'java-weak-hash',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: 'Use MessageDigest.getInstance("SHA-256"); for passwords BCryptPasswordEncoder or Argon2PasswordEncoder.',
  near: ['messagedigest.getinstance', 'signature.getinstance', 'mac.getinstance'],
  find: ['MessageDigest.getInstance($algorithm, $...)', 'Signature.getInstance($algorithm, $...)', 'Mac.getInstance($algorithm, $...)'],
  where: { algorithm: { trait: 'equals', of: ['MD2', 'MD4', 'MD5', 'md5', 'SHA1', 'SHA-1', 'sha1', 'sha-1', 'SHA', 'MD5withRSA', 'SHA1withRSA', 'SHA1withDSA', 'SHA1withECDSA', 'HmacMD5'] } }, doubt: { match: { any: ['protocol', 'naming'] } },
  langs: LANGS,
  bad: {
    java: ['MessageDigest md = MessageDigest.getInstance("MD5");', 'MessageDigest.getInstance("SHA-1", provider);', 'Signature s = Signature.getInstance("SHA1withRSA");', 'Mac mac = Mac.getInstance("HmacMD5");'],
    kotlin: ['val md = MessageDigest.getInstance("SHA-1")'],
  },
  good: { java: ['MessageDigest.getInstance("SHA-256");', 'MessageDigest.getInstance(algorithm);', 'Mac.getInstance("HmacSHA256");', 'Signature.getInstance("SHA256withRSA");', 'KeyStore.getInstance("MD5");', 'String cacheKey(String url) { MessageDigest md = MessageDigest.getInstance("MD5"); }', 'String accept(String key) { MessageDigest md = MessageDigest.getInstance("SHA1"); md.update("258EAFA5-E914-47DA-95CA-C5AB0DC85B11".getBytes()); }'] },
};

export const javaHashHelper: Rule = {
  ...danger,
  id: 'java-weak-hash-helper',
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: 'Use DigestUtils.sha256Hex or Hashing.sha256().',
  near: ['digestutils.', 'hashing.'],
  find: ['DigestUtils.$fn($...)', 'Hashing.$fn()'],
  where: { fn: { trait: 'equals', of: ['md5', 'md5Hex', 'md5DigestAsHex', 'sha', 'sha1', 'sha1Hex', 'shaHex'] } }, doubt: { match: 'naming' },
  langs: LANGS,
  bad: { java: ['String h = DigestUtils.md5Hex(text);', 'DigestUtils.sha1(bytes);', 'Hashing.md5().hashString(a, UTF_8);', 'Hashing.sha1().hashBytes(b);'] },
  good: { java: ['String etag = DigestUtils.md5Hex(text);', 'DigestUtils.sha256Hex(text);', 'Hashing.sha256().hashString(a, UTF_8);'] },
};

const MODES = ['', '/ECB/PKCS5Padding', '/ECB/NoPadding', '/CBC/PKCS5Padding', '/CBC/NoPadding', '/CFB/NoPadding', '/CFB8/NoPadding', '/OFB/NoPadding'];

export const javaWeakCipher: Rule = {
  ...danger,
  id: 'java-weak-cipher',
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES, RC4 and Blowfish are broken or outgrown, and ECB, which a bare "AES" means, shows which blocks are equal.',
  fix: 'Use Cipher.getInstance("AES/GCM/NoPadding") with a new nonce for each message.',
  near: ['cipher.getinstance', 'keygenerator.getinstance', 'secretkeyfactory.getinstance'],
  find: ['Cipher.getInstance($algorithm, $...)', 'KeyGenerator.getInstance($algorithm, $...)', 'SecretKeyFactory.getInstance($algorithm, $...)'],
  where: {
    algorithm: { trait: 'equals', of: [...['DES', 'DESede', 'TripleDES', 'Blowfish', 'RC2'].flatMap((name) => MODES.map((mode) => name + mode)), 'RC4', 'ARCFOUR', 'des', 'desede', 'AES/ECB/PKCS5Padding', 'AES/ECB/PKCS7Padding', 'AES/ECB/NoPadding', 'AES/ECB', 'RSA/ECB/NoPadding', 'RSA/NONE/NoPadding', 'PBEWithMD5AndDES', 'PBEWITHMD5ANDDES'] },
  },
  langs: LANGS,
  bad: {
    java: ['Cipher c = Cipher.getInstance("DES/ECB/PKCS5Padding");', 'Cipher.getInstance("AES/ECB/PKCS5Padding", "BC");', 'Cipher.getInstance("RC4");', 'KeyGenerator g = KeyGenerator.getInstance("DES");', 'SecretKeyFactory.getInstance("PBEWithMD5AndDES");'],
    kotlin: ['class A {\n  fun seal(note: ByteArray) = Cipher.getInstance(FORM).doFinal(note)\n\n  companion object {\n    private const val FORM = "AES/ECB/PKCS5Padding"\n  }\n}', 'val cipher = Cipher.getInstance("Blowfish")'],
  },
  good: { java: ['Cipher.getInstance("AES/GCM/NoPadding");', 'Cipher.getInstance(transformation);', 'KeyGenerator.getInstance("AES");', 'SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");', 'Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");'] },
};

/** github.com/ulisesbocchio/jasypt-spring-boot: from version 3 on PBEWITHHMACSHA512ANDAES_256 is the default. */
export const jasyptWeak: Rule = {
  ...danger,
  severity: 'high',
  id: 'java-weak-password-encryption',
  title: 'Encryption by a password with DES or RC2',
  why: 'The keys of DES and RC2 are so short that all of them can be tried, and MD5 makes each password cheap to try.',
  fix: 'Use PBEWITHHMACSHA512ANDAES_256 with RandomIvGenerator.',
  near: ['pbewithmd5', 'pbewithsha1andrc'],
  find: [/(?<=\b(?:algorithm\s{0,4}[=:]|setAlgorithm\()\s{0,4}["']?)PBEWith(?:MD5And(?:Triple)?DES|SHA1AndRC[24]_40)\b/iy],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.properties', '.yml', '.yaml'] } },
  bad: { java: ['encryptor.setAlgorithm("PBEWithMD5AndDES");'], kotlin: ['config.apply { algorithm = "PBEWITHSHA1ANDRC2_40" }'], 'application.properties': ['jasypt.encryptor.algorithm=PBEWithMD5AndDES'], 'application.yml': ['jasypt:\n  encryptor:\n    algorithm: PBEWithMD5AndTripleDES\n'] },
  good: { java: ['encryptor.setAlgorithm("PBEWITHHMACSHA512ANDAES_256");', 'names.add("PBEWithMD5AndDES");'] },
};

export const javaBareAes: Rule = {
  ...javaWeakCipher,
  id: 'java-cipher-default-mode',
  severity: 'medium',
  title: 'Cipher in its default mode, ECB',
  near: ['cipher.getinstance'],
  find: ['Cipher.getInstance($algorithm, $...)'],
  where: { algorithm: { trait: 'equals', of: ['AES', 'aes'] } },
  bad: { java: ['Cipher c = Cipher.getInstance("AES");', 'class Box {\n  static final String KIND = "AES";\n  Cipher open() {\n    return Cipher.getInstance(KIND);\n  }\n}'] },
  good: { java: ['Cipher.getInstance("AES/GCM/NoPadding");', 'KeyGenerator.getInstance("AES");', 'class Box {\n  static final String KIND = "AES";\n  Cipher open() {\n    return Cipher.getInstance(KIND + "/GCM/NoPadding");\n  }\n}'] },
};

/** bcgit: without a mode in between the padded cipher encrypts block after block. */
export const bouncyEcb: Rule = {
  ...javaBareAes,
  id: 'bouncy-castle-ecb',
  title: 'Cipher without a mode, ECB',
  near: ['paddedbufferedblockcipher('],
  find: ['new PaddedBufferedBlockCipher($engine, $...)'],
  where: { engine: { all: [{ trait: 'holds', of: ['AESEngine', 'AESFastEngine', 'AESLightEngine', 'DESedeEngine'] }, { not: { trait: 'holds', of: ['CBCBlockCipher', 'SICBlockCipher', 'CFBBlockCipher', 'OFBBlockCipher', 'CTSBlockCipher'] } }] } },
  langs: LANGS,
  bad: { java: ['BufferedBlockCipher c = new PaddedBufferedBlockCipher(new AESEngine());', 'BlockCipher engine = new AESEngine();\nBufferedBlockCipher c = new PaddedBufferedBlockCipher(engine, new PKCS7Padding());'] },
  good: { java: ['new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()), padding);', 'new PaddedBufferedBlockCipher(new CBCBlockCipher(new AESEngine()));', 'new PaddedBufferedBlockCipher(mode);'] },
};

export const javaOldKeySpec: Rule = {
  ...javaWeakCipher,
  id: 'java-old-key-spec',
  near: ['nullcipher', 'deskeyspec', 'desedekeyspec'],
  find: ['NullCipher()', 'DESKeySpec($...)', 'DESedeKeySpec($...)'],
  where: undefined,
  bad: { java: ['Cipher c = new NullCipher();', 'new DESKeySpec(key);', 'KeySpec s = new DESedeKeySpec(key, 0);'] },
  good: { java: ['new SecretKeySpec(key, "AES");'] },
};

/** developer.android.com (KeyGenParameterSpec.Builder) */
export const androidKeySpec: Rule = {
  ...javaWeakCipher,
  id: 'android-key-weak-mode',
  near: ['.setblockmodes(', '.setrandomizedencryptionrequired(', '.setencryptionpaddings('],
  find: ['$b.setBlockModes(KeyProperties.BLOCK_MODE_ECB)', '$b.setRandomizedEncryptionRequired(false)', '$b.setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_RSA_PKCS1)'],
  where: undefined,
  fix: 'Use BLOCK_MODE_GCM with the randomised encryption that is asked for by default; for RSA ENCRYPTION_PADDING_RSA_OAEP.',
  bad: { kotlin: ['b.setBlockModes(KeyProperties.BLOCK_MODE_ECB)', 'b.setRandomizedEncryptionRequired(false)', 'b.setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_RSA_PKCS1)'] },
  good: { kotlin: ['b.setBlockModes(KeyProperties.BLOCK_MODE_GCM)', 'b.setRandomizedEncryptionRequired(true)', 'b.setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_RSA_OAEP)'] },
};

export const javaFixedIv: Rule = {
  category: 'weak-crypto',
  cwe: [329, 1204],
  id: 'java-fixed-iv',
  severity: 'high',
  title: 'Fixed initialisation vector',
  why: 'With the same vector each time, equal texts give equal ciphers, and GCM loses its key.',
  fix: 'Fill a new array with SecureRandom.nextBytes for each message and store it beside the cipher text.',
  near: ['ivparameterspec', 'gcmparameterspec'],
  find: ['IvParameterSpec($iv, $...)', 'GCMParameterSpec($bits, $iv)'],
  where: { iv: { any: [{ all: ['constant', { not: 'name' }] }, { all: [{ trait: 'has', of: ['new'] }, { trait: 'has', of: ['byte'] }] }, { trait: 'has', of: ['ByteArray'] }, 'unfilled', 'fixed', 'cut-of-key', { all: [{ trait: 'holds', of: ['currentTimeMillis', 'nanoTime'] }, { not: { trait: 'holds', of: ['nextBytes', 'SecureRandom'] } }] }] } },
  langs: LANGS,
  bad: {
    java: [...['System.currentTimeMillis()', 'System.nanoTime()'].map((now) => `byte[] iv = ByteBuffer.allocate(16).putLong(${now}).array();\nc.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));`), 'byte[] iv = "000000000000".getBytes(US_ASCII);\nc.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));', 'byte[] iv = new byte[16];\nc.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));', 'new IvParameterSpec("0123456789abcdef".getBytes());', 'new IvParameterSpec(new byte[16]);', 'IvParameterSpec iv = new IvParameterSpec("0123456789abcdef".getBytes(StandardCharsets.UTF_8));', 'new GCMParameterSpec(128, new byte[12]);', 'new IvParameterSpec(new byte[] {1, 2, 3, 4}, 0, 4);'],
    kotlin: ['val iv = IvParameterSpec(ByteArray(16))', 'val iv = IvParameterSpec(key.copyOf(16))'],
  },
  good: { java: ['byte[] iv = new byte[16];\nrandom.nextBytes(iv);\nnew IvParameterSpec(iv);', 'new GCMParameterSpec(128, nonce);', 'new IvParameterSpec(cipher.getIV());', 'new IvParameterSpec(IV);'] },
};

export const javaFixedKey: Rule = {
  category: 'weak-crypto',
  cwe: [321],
  id: 'java-fixed-key',
  severity: 'high',
  title: 'Key written in the program',
  why: 'Whoever has the program has the key, and it cannot be changed without a new release.',
  fix: 'Read the key from a KeyStore or a secret store.',
  near: ['secretkeyspec', 'pbekeyspec'],
  find: ['SecretKeySpec($key, $...)', 'PBEKeySpec($p, $key, $...)'],
  where: { key: { any: [{ all: ['constant', { not: 'name' }, { not: 'number' }] }, 'fixed'] } },
  langs: LANGS,
  bad: { java: ['new SecretKeySpec("not a good key 1".getBytes(), "AES");', 'new PBEKeySpec(password, "salt".getBytes(), 100000, 256);'] },
  good: { java: ['new SecretKeySpec(key, "AES");', 'new SecretKeySpec(System.getenv("K").getBytes(), "AES");', 'new PBEKeySpec(password, salt, 600000, 256);', 'new SecretKeySpec(KEY, "AES");', 'new PBEKeySpec(password, 1);'] },
};

export const javaShortKey: Rule = {
  category: 'weak-crypto',
  cwe: [326],
  id: 'java-short-key',
  severity: 'high',
  title: 'Key too short',
  why: 'RSA and DSA keys below 2048 bits can be factored.',
  fix: 'Make RSA keys of at least 3072 bits, or use Ed25519.',
  near: ['initialize('],
  find: ['$generator.initialize($bits, $...)'],
  where: { generator: { any: [{ trait: 'mentions', of: ['key', 'kpg', 'keygen', 'keypair', 'rsa', 'kg', 'gen', 'generator', 'keypairgenerator', 'keys'] }, { trait: 'holds', of: ['KeyPairGenerator'] }] }, bits: { all: [{ trait: 'below', of: [2048] }, { not: { trait: 'below', of: [512] } }] } },
  langs: LANGS,
  bad: { java: ['KeyPairGenerator g = KeyPairGenerator.getInstance("RSA");\ng.initialize(1024);', 'keyGen.initialize(1024);', 'kpg.initialize(512, new SecureRandom());'], kotlin: ['generator.initialize(1024)'] },
  good: { java: ['keyGen.initialize(4096);', 'kpg.initialize(256);', 'pool.initialize(1024);', 'gen.initialize(size);'] },
};

export const javaFewRounds: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  id: 'java-few-hash-rounds',
  severity: 'medium',
  title: 'Too few rounds for a password hash',
  why: 'The rounds are what makes each guess cost time.',
  fix: 'Use at least 600000 rounds of PBKDF2WithHmacSHA256, or BCryptPasswordEncoder with its default cost.',
  near: ['pbekeyspec', 'pbeparameterspec'],
  find: ['PBEKeySpec($p, $salt, $rounds, $...)', 'PBEParameterSpec($salt, $rounds, $...)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  langs: LANGS,
  bad: { java: ['new PBEKeySpec(chars, salt, 1000, 256);', 'new PBEParameterSpec(salt, 20);'] },
  good: { java: ['new PBEKeySpec(chars, salt, 600000, 256);', 'new PBEKeySpec(chars, salt, ROUNDS, 256);'] },
};

/** Functions whose name says that what they are given is a password, blanks apart. */
const HASHES_PASSWORD = ['hashPassword(String', 'encodePassword(String', 'encryptPassword(String', 'passwordHash(String', 'hashPassword(raw:', 'hashPassword(plain:', 'hashPassword(input:', 'hashPassword(value:', '.setPasswordHash(', '.setPassword(', '.passwordHash='];

export const javaPasswordHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  id: 'java-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use BCryptPasswordEncoder, Argon2PasswordEncoder or PBKDF2WithHmacSHA256.',
  near: ['digest(', 'md5hex(', 'sha1hex(', 'sha256hex(', 'sha512hex(', '.update(', '.md5(', '.sha1(', '.sha256(', '.hashstring('],
  find: ['$md.hashString($input, $...)', '$md.md5($input)', '$md.sha1($input)', '$md.sha256($input)', '$md.digest($input)', '$md.update($input)', '$md.md5Hex($input)', '$md.sha1Hex($input)', '$md.sha256Hex($input)', '$md.sha512Hex($input)'],
  where: { input: { all: [{ any: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pw', 'passphrase', 'passcode'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }, { all: [{ trait: 'within', of: HASHES_PASSWORD }, { trait: 'mentions', of: ['raw', 'plain', 'plaintext', 'input', 'text', 'value', 'clear', 'secret'] }] }] }, { not: 'constant' }] }, md: { any: [{ trait: 'holds', of: ['MessageDigest'] }, { trait: 'mentions', of: ['md', 'digest', 'sha', 'messagedigest', 'md5', 'sha1', 'sha256', 'hasher', 'utils', 'security', 'hash', 'crypto', 'encrypt'] }] } },
  doubt: { match: 'protocol' },
  langs: LANGS,
  bad: { java: ['String hashPassword(String raw) {\n  return hex(md.digest(raw.getBytes(UTF_8)));\n}', 'String h = Hashing.sha256().hashString(password, UTF_8).toString();', 'String h = Security.md5(passwd);', 'HashUtil.sha1(password);', 'String h = Hash.sha256(password + salt);', 'byte[] h = md.digest(password.getBytes(UTF_8));', 'digest.update(user.getPassword().getBytes());', 'byte[] in = (password + salt).getBytes(UTF_8);\nmd.digest(in);', 'DigestUtils.md5Hex(password);', 'MessageDigest m = MessageDigest.getInstance("SHA-512");\nbyte[] h = m.digest(password.getBytes());', 'DigestUtils.sha1Hex(salt + pwd);', 'String h = DigestUtils.sha256Hex(password);', 'DigestUtils.sha512Hex(password);'] },
  good: { java: ['String etag(String raw) {\n  return hex(md.digest(raw.getBytes(UTF_8)));\n}', 'encoder.encode(password);', 'class DigestAuthenticator {\n  void answer(String password) { md.update(password.getBytes()); }\n}', 'md.digest(file);', 'DigestUtils.sha256Hex(body);', 'userMapper.update(password);', 'view.update(passwordField);', 'md.digest("password".getBytes());'] },
};

export const springPlainPassword: Rule = {
  category: 'weak-crypto',
  cwe: [256, 916],
  id: 'spring-weak-password-encoder',
  severity: 'high',
  title: 'Passwords stored as text or under a fast hash',
  why: 'A leaked table is then a list of passwords.',
  fix: 'Use new BCryptPasswordEncoder() or PasswordEncoderFactories.createDelegatingPasswordEncoder().',
  near: ['nooppasswordencoder', 'standardpasswordencoder', 'messagedigestpasswordencoder', 'md5passwordencoder', 'shapasswordencoder', 'withdefaultpasswordencoder'],
  find: ['NoOpPasswordEncoder.getInstance()', 'StandardPasswordEncoder($...)', 'MessageDigestPasswordEncoder($...)', 'Md5PasswordEncoder()', 'ShaPasswordEncoder($...)', '$?.withDefaultPasswordEncoder()'],
  langs: LANGS,
  bad: { java: ['return NoOpPasswordEncoder.getInstance();', 'return new StandardPasswordEncoder();', 'new MessageDigestPasswordEncoder("MD5");', 'new Md5PasswordEncoder();', 'new ShaPasswordEncoder(256);', 'User.withDefaultPasswordEncoder().username("a");'] },
  good: { java: ['return new BCryptPasswordEncoder();', 'import org.springframework.security.crypto.password.NoOpPasswordEncoder;'] },
};

export const managedHashCall: Rule = {
  category: 'weak-crypto',
  cwe: [327, 328],
  severity: 'low',
  confidence: 'possible',
  id: 'managed-md5-call',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 can be made by anyone.',
  fix: 'Where it must not be forged, use SHA-256.',
  near: ['.md5(', '.md5hex('],
  find: ['$util.md5($...)', '$util.md5Hex($...)', '$util.MD5($...)'],
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: { java: ['NameUtil.md5(text);', 'CachedUtils.md5Hex(data);'], csharp: ['Hash.MD5(text);'] },
  good: { java: ['util.sha256(text);', 'int md5 = 1;'] },
};

export const unauthenticatedCipher: Rule = {
  category: 'weak-crypto',
  cwe: [327, 353],
  severity: 'low',
  confidence: 'possible',
  id: 'cipher-without-authentication',
  title: 'Cipher text that can be changed unseen',
  why: 'CBC and PKCS #1 padding tell whoever may try what the text holds, unless a MAC is checked first.',
  fix: 'Use AES/GCM/NoPadding or AesGcm; for RSA OAEP.',
  near: ['cipher.getinstance', 'ciphermode.cbc'],
  find: ['Cipher.getInstance($algorithm, $...)', 'CipherMode.$algorithm'],
  where: { algorithm: { trait: 'equals', of: ['AES/CBC/PKCS5Padding', 'AES/CBC/PKCS7Padding', 'AES/CBC/NoPadding', 'RSA', 'RSA/ECB/PKCS1Padding', 'RSA/None/PKCS1Padding', 'CBC'] } },
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: { java: ['Cipher.getInstance("AES/CBC/PKCS5Padding");'], csharp: ['aes.Mode = CipherMode.CBC;'] },
  good: { java: ['Cipher.getInstance("AES/GCM/NoPadding");'], csharp: ['aes.Mode = CipherMode.CTS;'] },
};
