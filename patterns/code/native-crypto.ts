/** Hashes, ciphers, random values and connections that do not protect, in C and C++. */
import type { Rule } from '../../lib/types.ts';
import { BUILT_FOR_SPEED, CHECK_SWITCHED_OFF, WEAK_CIPHER, WEAK_HASH } from './dangers.ts';
import { SECRETS } from './worth-words.ts';

const NOT_DECLARED = { not: 'declared' };

export const cWeakHash: Rule = {
  ...WEAK_HASH,
  id: 'c-weak-hash',
  fix: 'Use EVP_Digest with EVP_sha256(); for passwords EVP_PBE_scrypt or crypto_pwhash of libsodium.',
  near: ['md5(', 'sha1(', 'md5_init', 'sha1_init', 'cc_md5', 'cc_sha1'],
  find: ['MD5($data, $size, $...)', 'SHA1($data, $size, $...)', 'MD5_Init($data)', 'SHA1_Init($data)', 'CC_MD5($data, $...)', 'CC_SHA1($data, $...)'],
  where: { data: NOT_DECLARED }, doubt: { match: { any: ['protocol', 'naming'] } },
  langs: ['c', 'cpp', 'swift'],
  bad: { c: ['void f(void) { MD5(d, n, out); }', 'void f(void) { SHA1(d, n, out); }', 'void f(void) { MD5_Init(&c); }', 'void f(void) { SHA1_Init(&c); }', 'void f(void) { CC_MD5(d, n, out); }'], swift: ['CC_SHA1(data, length, &digest)'] },
  good: { c: ['void cache_name(char *out) { MD5(d, n, out); }', 'void f(void) { SHA256(d, n, out); }', 'int MD5_Init(MD5_CTX *c);', 'unsigned char *MD5(const unsigned char *d, size_t n, unsigned char *md);', 'void f(void) { cat(key, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"); SHA1(key, n, out); }'] },
};

export const cPasswordHash: Rule = {
  ...WEAK_HASH,
  cwe: [916],
  id: 'c-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use crypto_pwhash_str of libsodium, or EVP_PBE_scrypt.',
  near: ['md5', 'sha1', 'sha256', 'sha512', 'digestupdate', 'qcryptographichash'],
  find: [
    'MD5($input, $...)', 'SHA1($input, $...)', 'SHA256($input, $...)', 'SHA512($input, $...)', 'MD5_Update($c, $input, $...)', 'SHA1_Update($c, $input, $...)', 'SHA256_Update($c, $input, $...)', 'EVP_DigestUpdate($c, $input, $...)', 'QCryptographicHash::hash($input, $...)',
  ],
  where: { input: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'passphrase'] }, { not: 'declared' }] } },
  langs: ['c', 'cpp'],
  bad: {
    c: ['void f(char *password) { MD5((unsigned char *)password, n, out); }', 'void f(char *passwd) { SHA1(passwd, n, out); }', 'void f(char *pwd) { SHA256(pwd, n, out); }', 'void f(char *pwd) { SHA512(pwd, n, out); }', 'void f(char *password) { MD5_Update(&c, password, n); }', 'void f(char *password) { SHA1_Update(&c, password, n); }', 'void f(char *password) { SHA256_Update(&c, password, n); }', 'void f(char *password) { EVP_DigestUpdate(c, password, n); }'],
    cpp: ['QByteArray f(QString password) { return QCryptographicHash::hash(password.toUtf8(), QCryptographicHash::Sha256); }'],
  },
  good: { c: ['void f(char *d) { SHA256(d, n, out); }', 'int MD5(const char *password, int n);', 'void f(char *d) { MD5_Update(&c, d, n); SHA1_Update(&c, d, n); EVP_DigestUpdate(c, d, n); }'], cpp: ['QByteArray f(QByteArray d) { return QCryptographicHash::hash(d, QCryptographicHash::Sha256); }'] },
};

export const qtWeakHash: Rule = {
  ...WEAK_HASH,
  id: 'qt-weak-hash',
  fix: 'Use QCryptographicHash::Sha256; for passwords QPasswordDigestor::deriveKeyPbkdf2.',
  near: ['qcryptographichash::md', 'qcryptographichash::sha1'],
  find: ['QCryptographicHash::Md5', 'QCryptographicHash::Md4', 'QCryptographicHash::Sha1'],
  doubt: { match: 'naming' },
  langs: ['cpp'],
  bad: { cpp: ['auto h = QCryptographicHash::hash(d, QCryptographicHash::Md5);', 'QCryptographicHash h(QCryptographicHash::Sha1);', 'QCryptographicHash h(QCryptographicHash::Md4);'] },
  good: { cpp: ['auto h = QCryptographicHash::hash(d, QCryptographicHash::Sha256);', 'QString PreviewCache::fileFor(const QUrl &url) const { return QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Md5).toHex(); }'] },
};

export const opensslWeakHash: Rule = {
  ...WEAK_HASH,
  id: 'openssl-weak-hash',
  fix: 'Use EVP_sha256().',
  near: ['evp_md5', 'evp_sha1', 'evp_md4'],
  find: ['EVP_md5()', 'EVP_sha1()', 'EVP_md4()'],
  doubt: { match: 'protocol' },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { EVP_DigestInit_ex(c, EVP_md5(), NULL); }', 'void f(void) { HMAC(EVP_sha1(), k, n, d, m, o, &l); }', 'void f(void) { EVP_DigestInit(c, EVP_md4()); }'] },
  good: { c: ['void f(void) { EVP_DigestInit_ex(c, EVP_sha256(), NULL); }', 'const EVP_MD *EVP_md5(void);', 'void f(void) { id = OCSP_cert_to_id(EVP_sha1(), cert, issuer); }'] },
};

export const cWeakCipher: Rule = {
  ...WEAK_CIPHER,
  id: 'c-weak-cipher',
  fix: 'Use EVP_aes_256_gcm() with a new random IV for each message.',
  near: ['evp_des_', 'evp_rc4', 'evp_rc2_', 'evp_bf_', 'evp_aes_128_ecb', 'evp_aes_192_ecb', 'evp_aes_256_ecb', 'des_ecb_encrypt', 'des_ncbc_encrypt', 'rc4_set_key'],
  find: ['EVP_des_ecb()', 'EVP_des_cbc()', 'EVP_des_ede3_cbc()', 'EVP_des_ede3_ecb()', 'EVP_rc4()', 'EVP_rc2_cbc()', 'EVP_bf_cbc()', 'EVP_bf_ecb()', 'EVP_aes_128_ecb()', 'EVP_aes_192_ecb()', 'EVP_aes_256_ecb()', 'DES_ecb_encrypt($in, $...)', 'DES_ncbc_encrypt($in, $...)', 'RC4_set_key($in, $...)'],
  where: { match: { not: 'compared' } },
  langs: ['c', 'cpp'],
  bad: {
    c: ['f(EVP_des_ecb());', 'f(EVP_des_cbc());', 'f(EVP_des_ede3_cbc());', 'f(EVP_des_ede3_ecb());', 'f(EVP_rc4());', 'f(EVP_rc2_cbc());', 'f(EVP_bf_cbc());', 'f(EVP_bf_ecb());', 'f(EVP_aes_128_ecb());', 'f(EVP_aes_192_ecb());', 'f(EVP_aes_256_ecb());', 'void f(void) { DES_ecb_encrypt(i, o, k, 1); }', 'void f(void) { DES_ncbc_encrypt(i, o, n, k, v, 1); }', 'void f(void) { RC4_set_key(&k, n, d); }'],
  },
  good: { c: ['void f(void) { if (cipher == EVP_rc4()) g(); }', 'f(EVP_aes_256_gcm());', 'const EVP_CIPHER *EVP_des_ecb(void);'] },
};

export const cNoVerify: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'c-tls-unverified',
  fix: 'Leave the check on: SSL_VERIFY_PEER and CURLOPT_SSL_VERIFYPEER 1; for a private authority load its certificate.',
  near: ['curl_easy_setopt', 'ssl_ctx_set_verify', 'ssl_set_verify', 'setpeerverifymode', 'mbedtls_ssl_conf_authmode', 'set_verify_mode', 'enable_server_certificate_verification', 'verifyssl', 'gnutls_certificate_set_verify_flags'],
  find: [
    'curl_easy_setopt($c, CURLOPT_SSL_VERIFYPEER, $off)', 'curl_easy_setopt($c, CURLOPT_SSL_VERIFYHOST, $off)', 'SSL_CTX_set_verify($c, $off, $...)', 'SSL_set_verify($c, $off, $...)', '$x.setPeerVerifyMode($off)', 'mbedtls_ssl_conf_authmode($c, $off)', '$x.set_verify_mode($off)', '$x.enable_server_certificate_verification($off)', '$?.VerifySsl($off)', '$?.VerifySsl{$off}',
    'wolfSSL_CTX_set_verify($c, $off, $...)', 'gnutls_certificate_set_verify_flags($c, $off)',
  ],
  where: { off: { any: [{ all: [{ trait: 'equals', of: ['MBEDTLS_SSL_VERIFY_OPTIONAL'] }, { not: { trait: 'beside', of: ['mbedtls_ssl_get_verify_result'] } }] }, { trait: 'equals', of: ['0', '0L', 'false', 'FALSE', 'SSL_VERIFY_NONE', 'MBEDTLS_SSL_VERIFY_NONE', 'WOLFSSL_VERIFY_NONE', 'GNUTLS_VERIFY_DISABLE_CA_CHECKS'] }, { trait: 'has', of: ['VerifyNone', 'verify_none'] }] } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); }', 'void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0); }', 'void f(void) { SSL_CTX_set_verify(c, SSL_VERIFY_NONE, NULL); }', 'void f(void) { SSL_set_verify(s, SSL_VERIFY_NONE, NULL); }', 'void f(void) { mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_NONE); }', 'void f(void) { mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_OPTIONAL); }', 'void f(void) { wolfSSL_CTX_set_verify(c, WOLFSSL_VERIFY_NONE, NULL); }', 'void f(void) { gnutls_certificate_set_verify_flags(c, GNUTLS_VERIFY_DISABLE_CA_CHECKS); }'], cpp: ['config.setPeerVerifyMode(QSslSocket::VerifyNone);', 'ctx.set_verify_mode(boost::asio::ssl::verify_none);', 'cli.enable_server_certificate_verification(false);', 'auto r = cpr::Get(u, cpr::VerifySsl(false));', 'auto r = cpr::Get(u, cpr::VerifySsl{false});'] },
  good: { c: ['void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L); }', 'void f(void) { SSL_CTX_set_verify(c, SSL_VERIFY_PEER, NULL); }', 'void f(void) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L); }', 'void f(void) { SSL_set_verify(s, mode, NULL); }', 'void f(void) { mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_REQUIRED); gnutls_certificate_set_verify_flags(c, 4); }', 'void f(void) { wolfSSL_CTX_set_verify(c, mode, NULL); }', 'void f(void) { mbedtls_ssl_conf_authmode(&conf, MBEDTLS_SSL_VERIFY_OPTIONAL); if (mbedtls_ssl_get_verify_result(&ssl) != 0) return; }'], cpp: ['config.setPeerVerifyMode(QSslSocket::VerifyPeer);', 'ctx.set_verify_mode(ssl::verify_peer); cli.enable_server_certificate_verification(true); f(cpr::VerifySsl(true), cpr::VerifySsl{true});'] },
};

export const cYesCallback: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'c-verify-says-yes',
  title: 'Certificate check that accepts everything',
  fix: 'Return preverify_ok, or pass NULL as the callback.',
  near: ['x509_store_ctx'],
  find: [/\bint\s+\w{1,60}\s*\([^(){};]{0,150}\bX509_STORE_CTX\b[^(){};]{0,80}\)\s*\{\s*return\s+1\s*;\s*\}/],
  langs: undefined,
  bad: { c: ['static int ok(int preverify, X509_STORE_CTX *ctx)\n{\n    return 1;\n}'] },
  good: { c: ['static int ok(int preverify, X509_STORE_CTX *ctx) { return preverify; }'] },
};

export const cOldTls: Rule = {
  category: 'insecure-transport',
  cwe: [326, 327],
  severity: 'high',
  id: 'c-old-tls',
  title: 'Protocol that is broken',
  why: 'SSL 2 and 3 and TLS 1.0 and 1.1 have known attacks.',
  fix: 'Use TLS_client_method() and SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION).',
  near: ['sslv2_', 'sslv3_', 'tlsv1_'],
  find: ['SSLv2_client_method()', 'SSLv2_method()', 'SSLv3_client_method()', 'SSLv3_server_method()', 'SSLv3_method()', 'TLSv1_client_method()', 'TLSv1_server_method()', 'TLSv1_method()', 'TLSv1_1_client_method()', 'TLSv1_1_method()'],
  langs: ['c', 'cpp'],
  bad: { c: ['c = SSL_CTX_new(SSLv2_client_method());', 'c = SSL_CTX_new(SSLv2_method());', 'c = SSL_CTX_new(SSLv3_client_method());', 'c = SSL_CTX_new(SSLv3_server_method());', 'c = SSL_CTX_new(SSLv3_method());', 'c = SSL_CTX_new(TLSv1_client_method());', 'c = SSL_CTX_new(TLSv1_server_method());', 'c = SSL_CTX_new(TLSv1_method());', 'c = SSL_CTX_new(TLSv1_1_client_method());', 'c = SSL_CTX_new(TLSv1_1_method());'] },
  good: { c: ['c = SSL_CTX_new(TLS_client_method());', 'const SSL_METHOD *SSLv3_method(void);', 'c = SSL_CTX_new(SSLv23_method());', 'c = SSL_CTX_new(TLSv1_2_method());'] },
};

export const qtNoVerify: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'qt-tls-unverified',
  fix: 'Leave the check on; add a private authority with QSslConfiguration::addCaCertificate.',
  near: ['ignoresslerrors'],
  find: ['$r.ignoreSslErrors()'],
  langs: ['cpp'],
  bad: { cpp: ['reply->ignoreSslErrors();'] },
  good: { cpp: ['reply->ignoreSslErrors(expected);'] },
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
  ...BUILT_FOR_SPEED,
  id: 'c-random-secret',
  severity: 'high',
  title: 'Secret made with rand',
  fix: 'Use getrandom, arc4random_buf or RAND_bytes.',
  near: ['rand(', 'random('],
  find: ['$?.rand() % $range', '$?.random() % $range', '$?.rand() & $range', 'sprintf($range, $format, rand())', 'sprintf($range, $format, random())', 'snprintf($range, $size, $format, rand())', '$?.rand() >> $range', '$?.random() >> $range'],
  where: { range: { any: [{ trait: 'into', of: SECRETS }, 'opens'] } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { token[i] = rand() >> 7; nonce[i] = 0; }', 'void f(void) { nonce[i] = random() >> 7; }', 'static int make_id(char *out) { out[0] = (rand() >> 7) & 15; return 0; }\nstruct session *session_create(const char *user) { make_id(s->id); return s; }', 'void f(void) { key[i] = 0; token[i] = rand() & 0xff; }', 'void make_token(char *out) { sprintf(out, "%08x", rand()); }', 'void token(char *out) { sprintf(out, "%08lx", random()); }', 'void make_token(char *out) { snprintf(out, 9, "%08x", rand()); }', 'void f(void) { token[i] = CHARS[rand() % 62]; }', 'void f(void) { int otp = random() % 10000; }'] },
  good: { c: ['void f(char *out) { sprintf(out, "%d", rand()); sprintf(out, "%ld", random()); snprintf(out, 9, "%d", rand()); x = rand() & 3; }', 'void f(void) { x = rand() % 6; }', 'void f(void) { y = random() % 6; }', 'void f(void) { otp = arc4random_uniform(10000); }'] },
};

export const cRandomName: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'c-random-name',
  severity: 'high',
  title: 'Secret made with rand',
  fix: 'Use getrandom, arc4random_buf or RAND_bytes.',
  near: ['rand(', 'random('],
  find: ['$target = rand()', '$target = random()', '$target = std::rand()'],
  where: { target: { any: [{ trait: 'mentions', of: SECRETS }, { trait: 'into', of: SECRETS }] } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { int token = rand(); }', 'void f(void) { s->nonce = random(); }', 'int new_session_id(void) { int id = rand(); return id; }'], cpp: ['session_id = std::rand();'] },
  good: { c: ['void f(void) { x = rand(); }', 'void f(void) { y = random(); }'], cpp: ['int z = std::rand();'] },
};

export const cRandom: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'c-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Guessable random value',
  fix: 'Where the value must not be guessed, use getrandom, arc4random_buf or RAND_bytes.',
  near: ['rand(', 'random(', 'rand_r(', 'drand48(', 'lrand48('],
  find: ['$?.rand($...)', 'random($...)', 'rand_r($...)', 'drand48($...)', 'lrand48($...)'],
  where: { rest: { not: 'declared' } },
  langs: ['c', 'cpp'],
  bad: { c: ['void f(void) { x = rand() % 6; }', 'void f(void) { x = random(); }', 'void f(void) { x = rand_r(&s); }', 'void f(void) { x = drand48(); }', 'void f(void) { x = lrand48(); }'], cpp: ['int x = std::rand();'] },
  good: { c: ['int rand(void);', 'void f(void) { getrandom(b, n, 0); }'] },
};

const TWISTERS = ['mt19937', 'mt19937_64', 'default_random_engine', 'minstd_rand'];

export const cTwisterSecret: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'cpp-twister-secret',
  severity: 'high',
  title: 'Secret made with a generator for simulations',
  fix: 'Use std::random_device, getrandom or RAND_bytes.',
  near: ['mt19937', 'default_random_engine', 'minstd_rand', 'srand48('],
  find: ['std::mt19937 $generator', 'std::mt19937_64 $generator', 'std::default_random_engine $generator', 'std::minstd_rand $generator', 'mt19937 $generator', 'srand48($generator)'],
  where: { generator: { trait: 'into', of: SECRETS } },
  langs: ['cpp', 'swift'],
  bad: { cpp: ['std::string makeToken() { std::mt19937 gen(rd()); return f(gen); }', 'std::string makeToken() { std::mt19937_64 gen(1); return f(gen); }', 'std::string newPassword() { std::default_random_engine e; return f(e); }', 'std::string newPassword() { std::minstd_rand e(1); return f(e); }', 'std::string makeToken() { mt19937 gen(rd()); return f(gen); }', 'std::string ResetTokens::issue(const UserId& user) { std::array<unsigned char, 24> raw{}; std::mt19937 gen(seed()); for (auto& b : raw) b = gen(); return hex(raw); }', 'class OneTimeCode {\npublic:\n  int next() { static std::mt19937 gen(rd()); return f(gen); }\n};'], swift: ['func makeToken() -> String { srand48(7); return f() }'] },
  good: { cpp: ['int roll() { std::mt19937 gen(rd()); return f(gen); }', 'std::string Labels::issue(int n) { std::mt19937 gen(n); return f(gen); }', 'std::string makeToken() { std::random_device gen; return f(gen); }', 'int roll() { std::mt19937_64 a; std::default_random_engine b; std::minstd_rand c; mt19937 d; }'], swift: ['func roll() -> Int { srand48(7); return f() }'] },
};

/** What such an id or key is spelled with. */
const SPELLED_WITH = ['hex', 'HEX', 'kHex', 'hexDigits', 'digits', 'chars', 'CHARS', 'kChars', 'alphabet', 'ALPHABET', 'kAlphabet', 'charset', 'CHARSET', 'letters', 'characters', 'symbols'];

/** `hex[digit(engine)]`, `chars[engine() % 62]`, where ids and keys are handed out that let somebody in. */
export const cTwisterLetters: Rule = {
  ...cTwisterSecret,
  id: 'cpp-twister-letters',
  severity: 'medium',
  title: 'Id or key spelled with a generator for simulations',
  near: [...new Set(SPELLED_WITH.map((name) => `${name.toLowerCase()}[`))],
  find: SPELLED_WITH.flatMap((name) => [`${name}[$draw($engine)]`, `${name}[$engine() % $count]`]),
  where: {
    match: { all: [{ trait: 'beside', of: TWISTERS }, { any: [{ trait: 'into', of: [...SECRETS, 'key', 'code', 'invite', 'link'] }, { all: [{ trait: 'into', of: ['id'] }, { trait: 'beside', of: ['session', 'Session', 'login', 'Login', 'cookie', 'Cookie'] }] }] }] },
  },
  hole: 'none',
  langs: ['cpp'],
  bad: { cpp: [...SPELLED_WITH.flatMap((name) => ['pick(gen)', 'gen() % 62'].map((draw) => `std::string newKey() { std::mt19937 gen(1); std::string s; s += ${name}[${draw}]; return s; }`)), 'class Sessions {\n  std::string newId() { std::string id; id += hex[pick(engine_)]; return id; }\n  std::mt19937 engine_;\n};'] },
  good: { cpp: ['std::string label() { std::mt19937 gen(1); std::string s; s += chars[pick(gen)]; return s; }', 'std::string newKey() { std::random_device gen; std::string s; s += chars[pick(gen)]; s += chars[gen() % 62]; return s; }', 'class Nodes {\n  std::string newId() { std::string id; id += hex[pick(engine_)]; return id; }\n  std::mt19937 engine_;\n};'] },
};

export const cSeed: Rule = {
  ...BUILT_FOR_SPEED,
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

/** docs.openssl.org (SSL_set1_host): SSL_VERIFY_PEER alone asks for any certificate that is valid. */
export const cHostUnchecked: Rule = {
  ...CHECK_SWITCHED_OFF,
  cwe: [297, 295],
  severity: 'medium',
  id: 'c-certificate-host-unchecked',
  title: 'Certificate taken whoever it is for',
  why: 'The chain is checked and the name is not: whoever has a valid certificate for any host of his own can answer in the name of the server.',
  fix: 'Call SSL_set1_host(ssl, host) before SSL_connect.',
  near: ['ssl_set_tlsext_host_name('],
  find: ['SSL_set_tlsext_host_name($ssl, $host)'],
  where: { match: { all: [{ trait: 'beside', of: ['SSL_VERIFY_PEER'] }, { trait: 'beside', of: ['SSL_connect('] }, { not: { trait: 'beside', of: ['set1_host', 'X509_check_', 'SSL_VERIFY_NONE', 'SSL_get_peer_certificate', 'SSL_get1_peer_certificate', 'X509_VERIFY_PARAM_', 'add1_host', 'verify_hostname', 'check_host', 'SSL_CTX_set_cert_verify_callback'] } }] } },
  langs: ['c', 'cpp'],
  bad: { c: ['int open_tls(struct conn *c) {\n  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);\n  SSL *ssl = SSL_new(ctx);\n  SSL_set_tlsext_host_name(ssl, c->host);\n  return SSL_connect(ssl) == 1;\n}'] },
  good: { c: ['SSL_set1_host(ssl, c->host);', 'if (X509_check_host(cert, host, 0, 0, NULL) != 1) return -1;'].map((ask) => `int open_tls(struct conn *c) {\n  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);\n  SSL *ssl = SSL_new(ctx);\n  SSL_set_tlsext_host_name(ssl, c->host);\n  ${ask}\n  return SSL_connect(ssl) == 1;\n}`).concat('int open_tls(struct conn *c) {\n  SSL_set_tlsext_host_name(ssl, c->host);\n  return SSL_connect(ssl) == 1;\n}', 'void set(SSL *ssl) {\n  SSL_CTX_set_verify(ctx, SSL_VERIFY_PEER, NULL);\n  SSL_set_tlsext_host_name(ssl, name);\n}') },
};
