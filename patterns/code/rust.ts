/** Rust: hashes, random values, connections, tokens and files that do not protect. */
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

export const rustPasswordHash: Rule = {
  category: 'weak-crypto',
  cwe: [916],
  severity: 'high',
  id: 'rust-password-hash',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use the argon2 or bcrypt crate.',
  near: ['.update(', '::digest(', 'md5::compute'],
  find: ['$hasher.update($input)', 'Sha256::digest($input)', 'Sha512::digest($input)', 'md5::compute($input)'],
  where: { input: { trait: 'mentions', of: ['password', 'passwd', 'passphrase'] } },
  langs: ['rust'],
  bad: { rust: ['fn f(password: &str) { let mut hasher = Sha256::new(); hasher.update(password.as_bytes()); }', 'fn f(password: &str) { Sha256::digest(password) }', 'fn f(password: &str) { Sha512::digest(password) }', 'fn f(passwd: &str) { md5::compute(passwd) }'] },
  good: { rust: ['fn f(body: &str) { hasher.update(body); Sha256::digest(body); Sha512::digest(body); md5::compute(body) }', 'fn f(password: &str) { argon2.hash_password(password, &salt) }'] },
};

export const rustRandomSecret: Rule = {
  ...random,
  id: 'rust-random-secret',
  severity: 'high',
  title: 'Secret made with a generator for simulations',
  fix: 'Use OsRng, rand::thread_rng or the getrandom crate.',
  near: ['smallrng', 'stdrng', 'chacha20rng', 'fastrand::', 'xorshiftrng'],
  find: ['SmallRng::$make($...)', 'StdRng::$make($seed)', 'ChaCha20Rng::$make($seed)', 'fastrand::$make($...)', 'XorShiftRng::$make($...)'],
  where: { make: { all: [{ trait: 'into', of: SECRETS }, { not: { trait: 'equals', of: ['from_entropy', 'from_rng'] } }] } },
  langs: ['rust'],
  bad: { rust: ['fn session_token() -> String { let mut r = SmallRng::seed_from_u64(1); g(r) }', 'fn session_token() -> String { let mut r = StdRng::seed_from_u64(now); g(r) }', 'fn session_token() -> String { let mut r = ChaCha20Rng::from_seed(seed); g(r) }', 'let otp = fastrand::u32(..10000);', 'fn session_token() -> String { let mut r = XorShiftRng::from_seed(s); g(r) }'] },
  good: { rust: ['fn session_token() -> String { let mut r = OsRng; g(r) }', 'fn roll() -> u32 { let mut r = SmallRng::seed_from_u64(1); StdRng::seed_from_u64(1); ChaCha20Rng::from_seed(s); XorShiftRng::from_seed(s); fastrand::u32(..6) }', 'fn session_token() -> String { let mut r = StdRng::from_rng(OsRng); g(r) }'] },
};

export const rustMode: Rule = {
  category: 'race-condition',
  cwe: [732],
  severity: 'high',
  id: 'rust-world-writable',
  title: 'File that everyone may write',
  why: 'Any user and any program on the machine can change the file.',
  fix: 'Use 0o600 for files and 0o700 for folders.',
  near: ['from_mode(', 'set_mode(', '.mode('],
  find: ['$?.Permissions::from_mode($mode)', '$p.set_mode($mode)', '$o.mode($mode)'],
  where: { mode: { trait: 'equals', of: ['0o777', '0o666', '0o0777', '0o100777'] } },
  langs: ['rust'],
  bad: { rust: ['fs::set_permissions(p, fs::Permissions::from_mode(0o777))', 'perms.set_mode(0o666);', 'OpenOptions::new().mode(0o666).open(p)'] },
  good: { rust: ['fs::set_permissions(p, fs::Permissions::from_mode(0o600))', 'perms.set_mode(mode);', 'OpenOptions::new().mode(0o640).open(p)'] },
};

export const rustOrigin: Rule = {
  category: 'access-control',
  cwe: [942],
  severity: 'medium',
  id: 'rust-any-origin',
  title: 'Any website may read the answers with the visitor\'s cookies',
  why: 'A page anywhere can call this one from a visitor\'s browser and read what comes back.',
  fix: 'Name the origins: allowed_origin("https://app.example.com").',
  near: ['cors::permissive', 'very_permissive'],
  find: ['Cors::permissive()', 'CorsLayer::very_permissive()'],
  langs: ['rust'],
  bad: { rust: ['App::new().wrap(Cors::permissive())', 'router.layer(CorsLayer::very_permissive())'] },
  good: { rust: ['App::new().wrap(Cors::default())', 'router.layer(CorsLayer::permissive())'] },
};

export const rustUnsigned: Rule = {
  category: 'access-control',
  cwe: [347],
  severity: 'high',
  id: 'rust-token-unverified',
  title: 'Token taken without its signature',
  why: 'Anyone can write a token with the name and the rights they like.',
  fix: 'Use decode with the key and Validation::new(Algorithm::…).',
  near: ['insecure_disable_signature', 'insecure_decode'],
  find: ['$v.insecure_disable_signature_validation()', '$?.dangerous_insecure_decode($...)', '$?.insecure_decode($...)'],
  langs: ['rust'],
  bad: { rust: ['validation.insecure_disable_signature_validation();', 'jsonwebtoken::dangerous_insecure_decode(t)', 'jsonwebtoken::dangerous::insecure_decode(t)'] },
  good: { rust: ['jsonwebtoken::decode(t, &key, &validation)', 'fn insecure_decode(t: &str) {}'] },
};

export const rustMemory: Rule = {
  category: 'input-validation',
  cwe: [119, 125],
  severity: 'low',
  confidence: 'possible',
  id: 'rust-raw-memory',
  title: 'Memory read as the code says it is',
  why: 'A wrong length or type reads or writes what belongs to something else.',
  fix: 'Check length and alignment first, or use bytemuck and slices.',
  near: ['transmute', 'from_raw_parts', 'get_unchecked', 'set_len('],
  find: ['$?.transmute($value)', '$?.from_raw_parts($value, $...)', '$?.from_raw_parts_mut($value, $...)', '$?.get_unchecked($value)', '$?.set_len($value)'],
  where: { value: { not: 'constant' } },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: ['let x: u32 = unsafe { mem::transmute(b) };', 'let s = unsafe { slice::from_raw_parts(p, n) };', 'let s = unsafe { slice::from_raw_parts_mut(p, n) };', 'unsafe { a.get_unchecked(i) }', 'unsafe { v.set_len(n) }'] },
  good: { rust: ['let x = u32::from_le_bytes(b);', 'let s = &v[..n];', 'unsafe { v.set_len(0) }'] },
};

export const rustSecretCompared: Rule = {
  id: 'rust-secret-compared',
  category: 'access-control',
  cwe: [208],
  severity: 'medium',
  title: 'Secret compared with ==',
  why: 'The comparison ends at the first byte that differs: its time tells how much of a guess is right.',
  fix: 'Use ct_eq of the subtle crate, or constant_time_eq.',
  near: ['headers', 'signature'],
  find: [/\bheaders\b[^;\n]{0,120}[!=]=\s*(?:Some\(\s*)?&?(?:\w+\.)?\w{0,20}(?:api_key|secret|signature|token|hmac)\b/, /\b\w{0,20}signature\s*[!=]=\s*&?\w{0,20}(?:expected|computed|hmac|signature)\w{0,20}\b/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['headers.get("x-api-key").and_then(|v| v.to_str().ok()) == Some(api_key)', 'if signature != expected { return Err(e); }'] },
  good: { rust: ['headers.get("x-api-key").map(|v| v.as_bytes().ct_eq(api_key.as_bytes()))', 'if signature.is_empty() { return }', 'headers.get("host") == Some("a")'] },
};
