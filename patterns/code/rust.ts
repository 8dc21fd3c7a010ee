/** Rust: hashes, random values, connections, tokens and files that do not protect. */
import type { Rule } from '../../lib/types.ts';
import { BUILT_FOR_SPEED, CHECK_SWITCHED_OFF, WEAK_CIPHER, WEAK_HASH } from './dangers.ts';
import { rowWithoutOwner } from './owned-objects.ts';
import { SECRETS, unguessed } from './worth-words.ts';

export const rustNoVerify: Rule = {
  ...CHECK_SWITCHED_OFF,
  id: 'rust-tls-unverified',
  fix: 'Leave the check on; for a private authority use add_root_certificate.',
  near: ['danger_accept_invalid', 'set_verify', 'ssl_verify_peer(', 'ssl_verify_host('],
  find: ['$b.danger_accept_invalid_certs(true)', '$b.danger_accept_invalid_hostnames(true)', '$b.set_verify(SslVerifyMode::NONE)', '$b.ssl_verify_peer(false)', '$b.ssl_verify_host(false)'],
  langs: ['rust'],
  bad: { rust: ['Client::builder().danger_accept_invalid_certs(true).build()', 'Client::builder().danger_accept_invalid_hostnames(true).build()', 'builder.set_verify(SslVerifyMode::NONE);', 'easy.ssl_verify_peer(false)?;', 'easy.ssl_verify_host(false)?;'] },
  good: { rust: ['Client::builder().danger_accept_invalid_certs(false).build()', 'builder.set_verify(SslVerifyMode::PEER);', 'easy.ssl_verify_peer(true)?;', 'Client::builder().danger_accept_invalid_hostnames(flag)'] },
};

export const rustWeakHash: Rule = {
  ...WEAK_HASH,
  id: 'rust-weak-hash',
  fix: 'Use sha2::Sha256; for passwords the argon2 crate.',
  near: ['md5::', 'sha1::', 'messagedigest::'],
  find: ['md5::compute($...)', 'Md5::new()', 'Md5::digest($...)', 'Sha1::new()', 'Sha1::digest($...)', 'MessageDigest::md5()', 'MessageDigest::sha1()'],
  doubt: { match: 'naming' },
  langs: ['rust'],
  bad: { rust: ['let d = md5::compute(text);', 'let mut h = crypto::md5::Md5::new();', 'let mut h = Md5::new();', 'let d = Md5::digest(text);', 'let mut h = Sha1::new();', 'let d = Sha1::digest(b);', 'hash(MessageDigest::md5(), b)', 'hash(MessageDigest::sha1(), b)'] },
  good: { rust: ['fn cache_name(text: &str) -> String { format!("{:x}", md5::compute(text)) }', 'let mut h = Sha256::new();', 'let d = Sha256::digest(text);', 'hash(MessageDigest::sha256(), b)'] },
};

export const rustWeakCipher: Rule = {
  ...WEAK_CIPHER,
  id: 'rust-weak-cipher',
  fix: 'Use the aes-gcm or chacha20poly1305 crate.',
  near: ['cipher::', 'ecb::'],
  find: ['use ecb::Encryptor', 'use ecb::Decryptor', 'use ecb::{$...}', '$?.ecb::Encryptor::<$c>::new($key)', '$?.ecb::Decryptor::<$c>::new($key)', '$?.ecb::Encryptor::<$c>::new_from_slice($key)', 'Cipher::des_ecb()', 'Cipher::des_cbc()', 'Cipher::des_ede3_cbc()', 'Cipher::rc4()', 'Cipher::aes_128_ecb()', 'Cipher::aes_256_ecb()', 'Cipher::bf_cbc()'],
  langs: ['rust'],
  bad: { rust: ['use ecb::Encryptor;', 'use ecb::Decryptor;', 'use ecb::{Decryptor, Encryptor};', 'let e = ecb::Encryptor::<Aes128>::new(k.into());', 'let d = ecb::Decryptor::<Aes256>::new(k.into());', 'let e = ecb::Encryptor::<Aes128>::new_from_slice(k)?;', 'encrypt(Cipher::des_ecb(), k, None, d)', 'encrypt(Cipher::des_cbc(), k, iv, d)', 'encrypt(Cipher::des_ede3_cbc(), k, iv, d)', 'encrypt(Cipher::rc4(), k, None, d)', 'encrypt(Cipher::aes_128_ecb(), k, None, d)', 'encrypt(Cipher::aes_256_ecb(), k, None, d)', 'encrypt(Cipher::bf_cbc(), k, iv, d)'] },
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
  near: ['.update(', 'chain_update(', 'new_with_prefix(', '::digest(', 'md5::compute', 'blake3::hash('],
  find: ['$hasher.update($input)', '$hasher.chain_update($input)', 'Sha256::new_with_prefix($input)', 'Sha512::new_with_prefix($input)', 'Sha256::digest($input)', 'Sha384::digest($input)', 'Sha512::digest($input)', 'Sha3_256::digest($input)', 'Blake2b512::digest($input)', 'blake3::hash($input)', 'md5::compute($input)'],
  where: { input: { any: [{ trait: 'mentions', of: ['password', 'passwd', 'passphrase'] }, { trait: 'holds', of: ['password', 'passwd', 'pwd'] }] } },
  langs: ['rust'],
  bad: { rust: ['fn f(password: &str) { let mut hasher = Sha256::new(); hasher.update(password.as_bytes()); }', 'fn f(password: &str) { Sha256::digest(password) }', 'fn f(password: &str) { Sha512::digest(password) }', 'fn f(passwd: &str) { md5::compute(passwd) }', ...['Sha256::new().chain_update(salt).chain_update(password)', 'Sha256::new_with_prefix(password)', 'Sha512::new_with_prefix(password)', 'Sha384::digest(password)', 'Sha3_256::digest(password)', 'Blake2b512::digest(password)', 'blake3::hash(password)'].map((hash) => `fn f(password: &[u8], salt: &[u8]) -> Vec<u8> { ${hash}.to_vec() }`)] },
  good: { rust: ['fn f(body: &[u8]) { h.chain_update(body); Sha256::new_with_prefix(body); blake3::hash(body); }', 'fn f(body: &str) { hasher.update(body); Sha256::digest(body); Sha512::digest(body); md5::compute(body) }', 'fn f(password: &str) { argon2.hash_password(password, &salt) }'] },
};

export const rustRandomSecret: Rule = {
  ...BUILT_FOR_SPEED,
  id: 'rust-random-secret',
  severity: 'high',
  title: 'Secret made with a generator for simulations',
  fix: 'Use OsRng, rand::thread_rng or the getrandom crate.',
  near: ['smallrng', 'stdrng', 'chacha20rng', 'fastrand::', 'xorshiftrng'],
  find: ['SmallRng::$make($...)', 'StdRng::$make($seed)', 'ChaCha20Rng::$make($seed)', 'fastrand::$make($...)', 'XorShiftRng::$make($...)'],
  where: { make: { all: [unguessed(SECRETS), { not: { trait: 'equals', of: ['from_entropy', 'from_rng'] } }] } },
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
  near: ['cors::permissive', 'very_permissive', 'mirror_request'],
  find: ['Cors::permissive()', 'CorsLayer::very_permissive()', 'AllowOrigin::mirror_request()'],
  langs: ['rust'],
  bad: { rust: ['App::new().wrap(Cors::permissive())', 'router.layer(CorsLayer::very_permissive())', 'CorsLayer::new().allow_origin(AllowOrigin::mirror_request()).allow_credentials(true)'] },
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
  bad: { rust: ['let d = jsonwebtoken::dangerous_insecure_decode::<Claims>(&t);', 'validation.insecure_disable_signature_validation();', 'jsonwebtoken::dangerous_insecure_decode(t)', 'jsonwebtoken::dangerous::insecure_decode(t)'] },
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
  near: ['expected', 'headers', 'signature'],
  find: [/\b(?:given|provided|received|actual|sig|mac|tag|header\w{0,12})\s*[!=]=\s*&?expected\b(?![.(])/, /\bheaders\b[^;\n]{0,120}[!=]=\s*(?:Some\(\s*)?&?(?:\w+\.)?\w{0,20}(?:api_key|secret|signature|token|hmac)\b/, /\b\w{0,20}signature\s*[!=]=\s*&?\w{0,20}(?:expected|computed|hmac|signature)\w{0,20}\b/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['if signature == computed { go(); }', 'type HmacSha256 = Hmac<Sha256>;\nif given != expected { return Err(e); }', 'headers.get("x-api-key").and_then(|v| v.to_str().ok()) == Some(api_key)', 'if signature != expected { return Err(e); }'] },
  good: { rust: ['assert!(given.ct_eq(expected))', 'headers.get("x-api-key").map(|v| v.as_bytes().ct_eq(api_key.as_bytes()))', 'if signature.is_empty() { return }', 'headers.get("host") == Some("a")'] },
};

/** docs.rs: aes-gcm, chacha20poly1305, ring */
export const rustFixedNonce: Rule = {
  category: 'weak-crypto',
  cwe: [323, 329],
  severity: 'high',
  id: 'rust-fixed-nonce',
  title: 'Nonce that is always the same',
  why: 'Two messages under the same key and nonce give the key stream away, and let others forge.',
  fix: 'Make a new one for each message: Aes256Gcm::generate_nonce(&mut OsRng), and send it along.',
  near: ['nonce::from', 'xnonce::from', 'nonce::assume_unique', '.encrypt(', 'symm::encrypt('],
  find: ['$?.Nonce::from_slice($iv)', '$?.XNonce::from_slice($iv)', '$?.Nonce::from($iv)', '$?.Nonce::assume_unique_for_key($iv)', '$c.encrypt($iv.into(), $text)', '$?.symm::encrypt($cipher, $key, Some(&$iv), $text)'],
  where: { iv: { all: [{ any: ['constant', 'fixed'] }, { not: { trait: 'within', of: ['fill_bytes(', 'try_fill', '.fill(', 'getrandom', 'rand_bytes(', 'copy_from_slice(', 'to_be_bytes('] } }] } },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: ['const IV: [u8; 16] = *b"0123456789abcdef";\nfn seal(key: &[u8], p: &[u8]) -> Vec<u8> { openssl::symm::encrypt(cipher(), key, Some(&IV), p).unwrap() }', 'let n = Nonce::from_slice(b"unique nonce");', 'let n = XNonce::from_slice(b"extra long unique nonce!");', 'let n = Nonce::from([0u8; 12]);', 'const NONCE: [u8; 12] = *b"always equal";\nfn seal(c: &ChaCha20Poly1305, p: &[u8]) -> Vec<u8> { c.encrypt(&NONCE.into(), p).unwrap() }', 'const NONCE: &[u8; 12] = b"always equal";\nfn seal(c: &Aes256Gcm, p: &[u8]) -> Vec<u8> { c.encrypt(NONCE.into(), p).unwrap() }', 'let n = aead::Nonce::assume_unique_for_key([0u8; 12]);'] },
  good: { rust: ['fn f(n: &[u8]) { Nonce::from_slice(n); XNonce::from_slice(n); Nonce::from(n); Nonce::assume_unique_for_key(n) }', 'fn f() { let mut n = [0u8; 12]; OsRng.fill_bytes(&mut n); Nonce::from_slice(&n) }'] },
};

export const rustFixedKey: Rule = {
  category: 'weak-crypto',
  cwe: [321, 798],
  severity: 'high',
  id: 'rust-fixed-key',
  title: 'Key written into the program',
  why: 'Everybody who has the program or its source has the key.',
  fix: 'Read the key from the environment or a store of secrets.',
  near: ['::from_slice(', 'new_from_slice(', '::from_secret(', 'hmac::key::new('],
  find: ['Key::from_slice($key)', 'Key::<$type>::from_slice($key)', '::new_from_slice($key)', 'EncodingKey::from_secret($key)', 'DecodingKey::from_secret($key)', 'hmac::Key::new($algorithm, $key)'],
  where: { key: 'fixed' },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: ['let k = Key::from_slice(b"an example very very secret key.");', 'let k = Key::<Aes256Gcm>::from_slice(b"an example very very secret key.");', 'let c = Aes256Gcm::new_from_slice(b"an example very very secret key.");', 'let m = Hmac::<Sha256>::new_from_slice(b"signing-secret");', 'let k = EncodingKey::from_secret("signing-secret".as_ref());', 'let k = DecodingKey::from_secret(b"signing-secret");', 'let k = hmac::Key::new(hmac::HMAC_SHA256, b"signing-secret");'] },
  good: { rust: ['fn f(key: &[u8]) { Key::from_slice(key); Key::<A>::from_slice(key); Aes256Gcm::new_from_slice(key); EncodingKey::from_secret(key); DecodingKey::from_secret(key); hmac::Key::new(A, key) }'] },
};

/** docs.rs: rustls, ServerCertVerifier */
export const rustTrustsAll: Rule = {
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  id: 'rust-trusts-all',
  title: 'Certificate check that accepts everything',
  why: 'Without checking the certificate, anyone on the way can answer in the name of the server and read everything.',
  fix: 'Leave the verifier out; for a private authority add its certificate to a RootCertStore.',
  near: ['fn verify_server_cert'],
  find: [/\bfn verify_server_cert\s?\([^{}]{0,600}\{\s{0,40}Ok\((?:\w{1,30}::){0,4}ServerCertVerified::assertion\(\)\)\s{0,40}\}/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['fn verify_server_cert(&self, _e: &Certificate) -> Result<ServerCertVerified, Error> {\n    Ok(ServerCertVerified::assertion())\n}'] },
  good: { rust: ['fn verify_server_cert(&self, e: &Certificate) -> Result<ServerCertVerified, Error> {\n    self.pins.check(e)?;\n    Ok(ServerCertVerified::assertion())\n}'], 'a.md': ['fn verify_server_cert(&self) -> R { Ok(ServerCertVerified::assertion()) }'] },
};

/** rust-lang.github.io/rust-clippy: uninit_vec */
export const rustUnfilled: Rule = {
  category: 'input-validation',
  cwe: [908, 457],
  severity: 'medium',
  id: 'rust-memory-unfilled',
  title: 'Bytes given out that nobody filled',
  why: 'What stood in this memory before is read, and may be sent: keys and texts of others; for the compiler it is undefined.',
  fix: 'Use vec![0; n], or read with take(n).read_to_end(&mut bytes).',
  near: ['with_capacity('],
  find: [/\blet\s{1,4}mut\s{1,4}(?<value>\w{1,40})(?::\s{0,4}[\w<>:]{1,60})?\s{1,4}=\s{1,4}(?:Vec|BytesMut)(?:::<\w{1,20}>)?::with_capacity\([^;]{1,80}\);\s{0,80}unsafe\s{1,4}\{\s{0,40}\k<value>\.set_len\(/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['let mut out: Vec<u8> = Vec::with_capacity(len);\n    unsafe { out.set_len(len); }'] },
  good: { rust: ['let mut out = Vec::with_capacity(len);\n    fill(&mut out);\n    unsafe { out.set_len(len); }', 'let mut out = vec![0u8; len];'], 'a.md': ['let mut out = Vec::with_capacity(len); unsafe { out.set_len(len); }'] },
};

/** An extractor of axum, actix or Rocket that lets in only who is logged in. */
const seen = (call: string): string => `async fn show(db: Data<Db>, _me: AuthUser, Path(id): Path<i32>) -> Result<Json<Note>, Failed> {\n    let note = ${call}.await?;\n    Ok(Json(note))\n}`;

/** docs.rs/sea-orm (find_by_id, delete_by_id), docs.rs/diesel (find). */
export const rustObject: Rule = {
  ...rowWithoutOwner,
  id: 'rust-object-without-owner',
  fix: 'Ask for the owner too: .filter(note::Column::OwnerId.eq(user.id)), or compare it and answer 404.',
  near: ['::find_by_id(', '::delete_by_id(', '::table.find('],
  find: ['$entity::find_by_id($id)', '$entity::delete_by_id($id)', '$notes::table.find($id)'],
  where: { match: 'unowned' },
  langs: ['rust'],
  bad: { rust: [seen('note::Entity::find_by_id(id).one(db.get_ref())'), seen('note::Entity::delete_by_id(id).exec(db.get_ref())'), seen('notes::table.find(id).first::<Note>(&mut conn)'), 'async fn show(Extension(user): Extension<User>, Path(id): Path<i32>) -> Json<Note> {\n    tracing::info!("read by {}", user.id);\n    Json(note::Entity::find_by_id(id).one(&db).await)\n}'] },
  good: { rust: [seen('note::Entity::find_by_id(id).filter(note::Column::OwnerId.eq(_me.id)).one(&db)'), 'async fn show(me: AuthUser, Path(id): Path<i32>) -> Result<Json<Note>, Failed> {\n    let note = note::Entity::find_by_id(id).one(&db).await?;\n    if note.by != me.id { return Err(Failed::NotFound); }\n    Ok(Json(note))\n}', 'async fn load(db: &Db, id: i32) -> Option<Note> {\n    note::Entity::find_by_id(id).one(db).await\n}'] },
};
