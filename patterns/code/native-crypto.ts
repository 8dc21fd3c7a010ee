/** Hashes, ciphers, random values and connections that do not protect, in C, C++, Rust, Swift and Dart. */
import type { Rule } from '../../lib/types.ts';

const hash = {
  category: 'weak-crypto',
  cwe: [327, 328],
  severity: 'medium',
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
} as const;

const cipher = {
  category: 'weak-crypto',
  cwe: [327],
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES and RC4 are broken, and ECB shows which blocks are equal.',
} as const;

const unverified = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate check switched off',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
} as const;

const random = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'This generator is built for speed: whoever sees a few of its values can compute the others.',
} as const;

const SECRETS = ['token', 'secret', 'password', 'passwd', 'passphrase', 'otp', 'nonce', 'salt', 'iv', 'csrf', 'captcha', 'session', 'sessionid', 'sid', 'apikey', 'secretkey', 'privatekey', 'encryptionkey', 'resetcode', 'authcode', 'pincode', 'verificationcode'];

const NOT_DECLARED = { not: { trait: 'has', of: ['char', 'void', 'const', 'unsigned', 'MD5_CTX', 'SHA_CTX'] } };

export const cWeakHash: Rule = {
  ...hash,
  id: 'c-weak-hash',
  fix: 'Use EVP_Digest with EVP_sha256(); for passwords EVP_PBE_scrypt or crypto_pwhash of libsodium.',
  near: ['md5(', 'sha1(', 'md5_init', 'sha1_init', 'cc_md5', 'cc_sha1'],
  find: ['MD5($data, $size, $...)', 'SHA1($data, $size, $...)', 'MD5_Init($data)', 'SHA1_Init($data)', 'CC_MD5($data, $...)', 'CC_SHA1($data, $...)'],
  where: { data: NOT_DECLARED },
  langs: ['c', 'cpp', 'swift'],
  bad: { c: ['void f(void) { MD5(d, n, out); }', 'void f(void) { SHA1(d, n, out); }', 'void f(void) { MD5_Init(&c); }', 'void f(void) { SHA1_Init(&c); }', 'void f(void) { CC_MD5(d, n, out); }'], swift: ['CC_SHA1(data, length, &digest)'] },
  good: { c: ['void f(void) { SHA256(d, n, out); }', 'int MD5_Init(MD5_CTX *c);', 'unsigned char *MD5(const unsigned char *d, size_t n, unsigned char *md);'] },
};

export const opensslWeakHash: Rule = {
  ...hash,
  id: 'openssl-weak-hash',
  fix: 'Use EVP_sha256().',
  near: ['evp_md5', 'evp_sha1', 'evp_md4'],
  find: ['EVP_md5()', 'EVP_sha1()', 'EVP_md4()'],
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { EVP_DigestInit_ex(c, EVP_md5(), NULL); }', 'void f(void) { HMAC(EVP_sha1(), k, n, d, m, o, &l); }', 'void f(void) { EVP_DigestInit(c, EVP_md4()); }'] },
  good: { c: ['void f(void) { EVP_DigestInit_ex(c, EVP_sha256(), NULL); }', 'const EVP_MD *EVP_md5(void);'] },
};

export const cWeakCipher: Rule = {
  ...cipher,
  id: 'c-weak-cipher',
  fix: 'Use EVP_aes_256_gcm() with a new random IV for each message.',
  near: ['evp_des_', 'evp_rc4', 'evp_rc2_', 'evp_bf_', 'evp_aes_128_ecb', 'evp_aes_192_ecb', 'evp_aes_256_ecb', 'des_ecb_encrypt', 'des_ncbc_encrypt', 'rc4_set_key'],
  find: ['EVP_des_ecb()', 'EVP_des_cbc()', 'EVP_des_ede3_cbc()', 'EVP_des_ede3_ecb()', 'EVP_rc4()', 'EVP_rc2_cbc()', 'EVP_bf_cbc()', 'EVP_bf_ecb()', 'EVP_aes_128_ecb()', 'EVP_aes_192_ecb()', 'EVP_aes_256_ecb()', 'DES_ecb_encrypt($in, $...)', 'DES_ncbc_encrypt($in, $...)', 'RC4_set_key($in, $...)'],
  langs: ['c', 'cpp'],
  bad: {
    c: ['f(EVP_des_ecb());', 'f(EVP_des_cbc());', 'f(EVP_des_ede3_cbc());', 'f(EVP_des_ede3_ecb());', 'f(EVP_rc4());', 'f(EVP_rc2_cbc());', 'f(EVP_bf_cbc());', 'f(EVP_bf_ecb());', 'f(EVP_aes_128_ecb());', 'f(EVP_aes_192_ecb());', 'f(EVP_aes_256_ecb());', 'void f(void) { DES_ecb_encrypt(i, o, k, 1); }', 'void f(void) { DES_ncbc_encrypt(i, o, n, k, v, 1); }', 'void f(void) { RC4_set_key(&k, n, d); }'],
  },
  good: { c: ['f(EVP_aes_256_gcm());', 'const EVP_CIPHER *EVP_des_ecb(void);'] },
};

export const cNoVerify: Rule = {
  ...unverified,
  id: 'c-tls-unverified',
  fix: 'Leave the check on: SSL_VERIFY_PEER and CURLOPT_SSL_VERIFYPEER 1; for a private authority load its certificate.',
  near: ['curl_easy_setopt', 'ssl_ctx_set_verify', 'ssl_set_verify', 'setpeerverifymode'],
  find: [
    'curl_easy_setopt($c, CURLOPT_SSL_VERIFYPEER, $off)', 'curl_easy_setopt($c, CURLOPT_SSL_VERIFYHOST, $off)', 'SSL_CTX_set_verify($c, $off, $...)', 'SSL_set_verify($c, $off, $...)', '$x.setPeerVerifyMode($off)',
  ],
  where: { off: { any: [{ trait: 'equals', of: ['0', '0L', 'false', 'FALSE', 'SSL_VERIFY_NONE'] }, { trait: 'has', of: ['VerifyNone'] }] } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); }', 'void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0); }', 'void f(void) { SSL_CTX_set_verify(c, SSL_VERIFY_NONE, NULL); }', 'void f(void) { SSL_set_verify(s, SSL_VERIFY_NONE, NULL); }'], cpp: ['config.setPeerVerifyMode(QSslSocket::VerifyNone);'] },
  good: { c: ['void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L); }', 'void f(void) { SSL_CTX_set_verify(c, SSL_VERIFY_PEER, NULL); }', 'void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L); }', 'void f(void) { SSL_set_verify(s, mode, NULL); }'], cpp: ['config.setPeerVerifyMode(QSslSocket::VerifyPeer);'] },
};

export const cEntities: Rule = {
  category: 'xxe',
  cwe: [611],
  severity: 'high',
  id: 'c-entities',
  title: 'XML read with foreign entities',
  why: 'An entity in the document can read files of this machine or call its network.',
  fix: 'Leave XML_PARSE_NOENT and XML_PARSE_DTDLOAD out, and pass XML_PARSE_NONET.',
  near: ['xml_parse_noent', 'xml_parse_dtdload', 'xmlsubstituteentitiesdefault'],
  find: ['XML_PARSE_NOENT', 'XML_PARSE_DTDLOAD', 'xmlSubstituteEntitiesDefault(1)'],
  langs: ['c', 'cpp'],
  bad: { c: ['d = xmlReadFile(p, NULL, XML_PARSE_NOENT);', 'd = xmlReadMemory(b, n, u, NULL, XML_PARSE_DTDLOAD);', 'void f(void) { xmlSubstituteEntitiesDefault(1); }'] },
  good: { c: ['d = xmlReadFile(p, NULL, XML_PARSE_NONET);', 'void f(void) { xmlSubstituteEntitiesDefault(0); }'] },
};

export const cRandomSecret: Rule = {
  ...random,
  id: 'c-random-secret',
  severity: 'high',
  title: 'Secret made with rand',
  fix: 'Use getrandom, arc4random_buf or RAND_bytes.',
  near: ['rand(', 'random('],
  find: ['$?.rand() % $range', '$?.random() % $range'],
  where: { range: { trait: 'into', of: SECRETS } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { token[i] = CHARS[rand() % 62]; }', 'void f(void) { int otp = random() % 10000; }'] },
  good: { c: ['void f(void) { x = rand() % 6; }', 'void f(void) { y = random() % 6; }', 'void f(void) { otp = arc4random_uniform(10000); }'] },
};

export const cRandomName: Rule = {
  ...random,
  id: 'c-random-name',
  severity: 'high',
  title: 'Secret made with rand',
  fix: 'Use getrandom, arc4random_buf or RAND_bytes.',
  near: ['rand(', 'random('],
  find: ['$target = rand()', '$target = random()', '$target = std::rand()'],
  where: { target: { trait: 'mentions', of: SECRETS } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { int token = rand(); }', 'void f(void) { s->nonce = random(); }'], cpp: ['session_id = std::rand();'] },
  good: { c: ['void f(void) { x = rand(); }', 'void f(void) { y = random(); }'], cpp: ['int z = std::rand();'] },
};

export const cRandom: Rule = {
  ...random,
  id: 'c-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Guessable random value',
  fix: 'Where the value must not be guessed, use getrandom, arc4random_buf or RAND_bytes.',
  near: ['rand(', 'random(', 'rand_r(', 'drand48(', 'lrand48('],
  find: ['rand()', 'std::rand()', 'random()', 'rand_r($seed)', 'drand48()', 'lrand48()'],
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { x = rand() % 6; }', 'void f(void) { x = random(); }', 'void f(void) { x = rand_r(&s); }', 'void f(void) { x = drand48(); }', 'void f(void) { x = lrand48(); }'], cpp: ['int x = std::rand();'] },
  good: { c: ['int rand(void);', 'void f(void) { getrandom(b, n, 0); }'] },
};

export const cSeed: Rule = {
  ...random,
  cwe: [335, 337],
  id: 'c-time-seed',
  severity: 'low',
  title: 'Generator started from the clock',
  why: 'Whoever knows about when the program started knows all of its random values.',
  fix: 'Where the values must not be guessed, use getrandom, arc4random_buf or RAND_bytes.',
  near: ['srand'],
  find: ['srand(time($...))', 'srandom(time($...))', 'srand((unsigned) time($...))', 'srand((unsigned int) time($...))', 'srand48(time($...))'],
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { srand(time(NULL)); }', 'void f(void) { srandom(time(0)); }', 'void f(void) { srand((unsigned) time(NULL)); }', 'void f(void) { srand((unsigned int) time(NULL)); }', 'void f(void) { srand48(time(NULL)); }'] },
  good: { c: ['void f(void) { srand(42); }', 'void f(void) { srandom(seed); }'] },
};

export const rustShell: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  id: 'rust-shell',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  fix: 'Start the program itself: Command::new("ping").arg(host).',
  near: ['command::new'],
  find: [
    "$?.Command::new('sh').arg('-c').arg($value)", "$?.Command::new('bash').arg('-c').arg($value)", "$?.Command::new('/bin/sh').arg('-c').arg($value)", "$?.Command::new('cmd').arg('/C').arg($value)", "$?.Command::new('sh').args(['-c', $value])", "$?.Command::new('sh').args(&['-c', $value])", "$?.Command::new('bash').args(['-c', $value])",
  ],
  sink: 'always',
  langs: ['rust'],
  bad: {
    rust: ['Command::new("sh").arg("-c").arg(cmd).output()', 'Command::new("bash").arg("-c").arg(format!("ls {}", d)).spawn()', 'Command::new("/bin/sh").arg("-c").arg(&cmd).status()', 'std::process::Command::new("cmd").arg("/C").arg(line).output()', 'Command::new("sh").args(["-c", &cmd]).output()', 'Command::new("sh").args(&["-c", &cmd]).output()', 'Command::new("bash").args(["-c", &format!("ls {}", d)]).output()'],
  },
  good: { rust: ['Command::new("ping").arg(host).output()', 'Command::new("sh").arg("-c").arg("ls").output()', 'Command::new("sh").arg(script).output()', 'Command::new("sh").args(["-c", "ls"]).output()'] },
};

export const rustNoVerify: Rule = {
  ...unverified,
  id: 'rust-tls-unverified',
  fix: 'Leave the check on; for a private authority use add_root_certificate.',
  near: ['danger_accept_invalid', 'set_verify', 'ssl_verify_peer(', 'ssl_verify_host('],
  find: ['$b.danger_accept_invalid_certs(true)', '$b.danger_accept_invalid_hostnames(true)', '$b.set_verify(SslVerifyMode::NONE)', '$b.ssl_verify_peer(false)', '$b.ssl_verify_host(false)'],
  langs: ['rust'],
  bad: { rust: ['Client::builder().danger_accept_invalid_certs(true).build()', 'Client::builder().danger_accept_invalid_hostnames(true).build()', 'builder.set_verify(SslVerifyMode::NONE);', 'easy.ssl_verify_peer(false)?;', 'easy.ssl_verify_host(false)?;'] },
  good: { rust: ['Client::builder().danger_accept_invalid_certs(false).build()', 'builder.set_verify(SslVerifyMode::PEER);', 'easy.ssl_verify_peer(true)?;', 'Client::builder().danger_accept_invalid_hostnames(flag)'] },
};

export const rustWeakHash: Rule = {
  ...hash,
  id: 'rust-weak-hash',
  fix: 'Use sha2::Sha256; for passwords the argon2 crate.',
  near: ['md5::', 'sha1::', 'messagedigest::'],
  find: ['md5::compute($...)', 'Md5::new()', 'Md5::digest($...)', 'Sha1::new()', 'Sha1::digest($...)', 'MessageDigest::md5()', 'MessageDigest::sha1()'],
  langs: ['rust'],
  bad: { rust: ['let d = md5::compute(text);', 'let mut h = crypto::md5::Md5::new();', 'let mut h = Md5::new();', 'let d = Md5::digest(text);', 'let mut h = Sha1::new();', 'let d = Sha1::digest(b);', 'hash(MessageDigest::md5(), b)', 'hash(MessageDigest::sha1(), b)'] },
  good: { rust: ['let mut h = Sha256::new();', 'let d = Sha256::digest(text);', 'hash(MessageDigest::sha256(), b)'] },
};

export const rustWeakCipher: Rule = {
  ...cipher,
  id: 'rust-weak-cipher',
  fix: 'Use the aes-gcm or chacha20poly1305 crate.',
  near: ['cipher::'],
  find: ['Cipher::des_ecb()', 'Cipher::des_cbc()', 'Cipher::des_ede3_cbc()', 'Cipher::rc4()', 'Cipher::aes_128_ecb()', 'Cipher::aes_256_ecb()', 'Cipher::bf_cbc()'],
  langs: ['rust'],
  bad: { rust: ['encrypt(Cipher::des_ecb(), k, None, d)', 'encrypt(Cipher::des_cbc(), k, iv, d)', 'encrypt(Cipher::des_ede3_cbc(), k, iv, d)', 'encrypt(Cipher::rc4(), k, None, d)', 'encrypt(Cipher::aes_128_ecb(), k, None, d)', 'encrypt(Cipher::aes_256_ecb(), k, None, d)', 'encrypt(Cipher::bf_cbc(), k, iv, d)'] },
  good: { rust: ['encrypt(Cipher::aes_256_gcm(), k, iv, d)', 'Cipher::new(k)'] },
};

export const swiftCrypto: Rule = {
  ...hash,
  id: 'swift-weak-hash',
  fix: 'Use SHA256.hash(data:) and AES.GCM of CryptoKit.',
  near: ['insecure.', 'kccalgorithmdes', 'kccalgorithm3des', 'kccalgorithmrc4', 'kccoptionecbmode'],
  find: ['Insecure.MD5.hash($...)', 'Insecure.SHA1.hash($...)', 'kCCAlgorithmDES', 'kCCAlgorithm3DES', 'kCCAlgorithmRC4', 'kCCOptionECBMode'],
  langs: ['swift'],
  bad: { swift: ['let d = Insecure.MD5.hash(data: x)', 'let d = Insecure.SHA1.hash(data: x)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmDES), o)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithm3DES), o)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmRC4), o)', 'let o = CCOptions(kCCOptionECBMode)'] },
  good: { swift: ['let d = SHA256.hash(data: x)', 'CCCrypt(op, CCAlgorithm(kCCAlgorithmAES), o)'] },
};

export const appStorage: Rule = {
  category: 'weak-crypto',
  cwe: [312, 922],
  severity: 'medium',
  id: 'app-plain-storage',
  title: 'Credential stored in plain settings',
  why: 'Settings lie in a plain file that backups and other tools can read.',
  fix: 'Use the Keychain, or flutter_secure_storage.',
  near: ['userdefaults', '.setstring('],
  find: ['UserDefaults.standard.set($credential, $...)', '$prefs.setString($key, $credential)'],
  where: { credential: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'token', 'secret', 'apikey', 'pin', 'credential'] }, { not: 'literal' }] } },
  langs: ['swift', 'dart'],
  bad: { swift: ['UserDefaults.standard.set(password, forKey: "p")'], dart: ["prefs.setString('t', accessToken);"] },
  good: { swift: ['UserDefaults.standard.set(theme, forKey: "t")', 'keychain.set(password, forKey: "p")'], dart: ["prefs.setString('theme', theme);", "prefs.setString('mode', 'token');", "storage.write(key: 't', value: accessToken);"] },
};

export const dartNoVerify: Rule = {
  ...unverified,
  id: 'dart-tls-unverified',
  fix: 'Take badCertificateCallback out; for a private authority use SecurityContext.setTrustedCertificates.',
  near: ['badcertificatecallback'],
  find: ['$c.badCertificateCallback = ($...) => true', 'badCertificateCallback: ($...) => true'],
  langs: ['dart'],
  bad: { dart: ['client.badCertificateCallback = (cert, host, port) => true;', 'final c = HttpClient(badCertificateCallback: (c, h, p) => true);'] },
  good: { dart: ['client.badCertificateCallback = (cert, host, port) => host == known;', 'client.badCertificateCallback = null;'] },
};

export const dartWeakHash: Rule = {
  ...hash,
  id: 'dart-weak-hash',
  fix: 'Use sha256 of the crypto package.',
  near: ['md5.convert', 'sha1.convert'],
  find: ['md5.convert($...)', 'sha1.convert($...)'],
  langs: ['dart'],
  bad: { dart: ['final d = md5.convert(bytes);', 'final d = sha1.convert(bytes);'] },
  good: { dart: ['final d = sha256.convert(bytes);', 'base64.convert(bytes);'] },
};

export const dartRandomSecret: Rule = {
  ...random,
  id: 'dart-random-secret',
  severity: 'high',
  title: 'Secret made with Random',
  fix: 'Use Random.secure().',
  near: ['random('],
  find: ['Random($...).nextInt($range)'],
  where: { range: { trait: 'into', of: SECRETS } },
  langs: ['dart'],
  bad: { dart: ['final token = Random().nextInt(999999);'] },
  good: { dart: ['final color = Random().nextInt(255);', 'final token = Random.secure().nextInt(9);', 'final token = makeRandom(3).nextInt(4);'] },
};
