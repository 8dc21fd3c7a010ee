/** Rust: keys and nonces that are written out, certificates that a verifier of its own takes unseen, memory that nobody filled. */
import type { Rule } from '../../lib/types.ts';

/** docs.rs: aes-gcm, chacha20poly1305, ring */
export const rustFixedNonce: Rule = {
  category: 'weak-crypto',
  cwe: [323, 329],
  severity: 'high',
  id: 'rust-fixed-nonce',
  title: 'Nonce that is always the same',
  why: 'Two messages under the same key and nonce give the key stream away, and let others forge.',
  fix: 'Make a new one for each message: Aes256Gcm::generate_nonce(&mut OsRng), and send it along.',
  near: ['nonce::from', 'xnonce::from', 'nonce::assume_unique'],
  find: ['$?.Nonce::from_slice($iv)', '$?.XNonce::from_slice($iv)', '$?.Nonce::from($iv)', '$?.Nonce::assume_unique_for_key($iv)'],
  where: { iv: { all: ['constant', { not: { trait: 'within', of: ['fill_bytes(', 'try_fill', '.fill(', 'getrandom', 'copy_from_slice(', 'to_be_bytes('] } }] } },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: ['let n = Nonce::from_slice(b"unique nonce");', 'let n = XNonce::from_slice(b"extra long unique nonce!");', 'let n = Nonce::from([0u8; 12]);', 'let n = aead::Nonce::assume_unique_for_key([0u8; 12]);'] },
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
  find: [/\blet mut (?<value>\w{1,40})(?::\s?[\w<>: ]{1,60})? = (?:Vec|BytesMut)(?:::<\w{1,20}>)?::with_capacity\([^;]{1,80}\);\s{0,40}unsafe \{\s{0,40}\k<value>\.set_len\(/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['let mut out: Vec<u8> = Vec::with_capacity(len);\n    unsafe { out.set_len(len); }'] },
  good: { rust: ['let mut out = Vec::with_capacity(len);\n    fill(&mut out);\n    unsafe { out.set_len(len); }', 'let mut out = vec![0u8; len];'], 'a.md': ['let mut out = Vec::with_capacity(len); unsafe { out.set_len(len); }'] },
};
