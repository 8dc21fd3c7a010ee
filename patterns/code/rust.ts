/** Rust: values that reach a shell, a query, a path, a page or an address; crypto, connections and files that do not protect. */
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

export const rustPath: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'rust-path',
  title: 'Value joined into a path',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Take only Path::file_name of the value, or canonicalize the path and check starts_with.',
  near: ['file::open', 'file::create', 'fs::read', 'remove_file', 'fs::write'],
  find: ['$?.File::open($value)', '$?.File::create($value)', '$?.fs::read_to_string($value)', '$?.fs::read($value)', '$?.fs::remove_file($value)', '$?.fs::write($value, $...)', '$?.NamedFile::open($value)'],
  langs: ['rust'],
  bad: { rust: ['File::open(format!("uploads/{}", name))?;', 'std::fs::File::create(format!("out/{}", name))?;', 'let p = format!("docs/{}", name);\nlet t = std::fs::read_to_string(p)?;', 'fs::read(format!("img/{}", n))?;', 'fs::remove_file(format!("uploads/{}", n))?;', 'fs::write(format!("data/{}", n), b)?;', 'NamedFile::open(format!("static/{}", n)).await'] },
  good: { rust: ['File::open("a.txt")?;', 'File::open(path)?;', 'fs::read_to_string(&path)?;', 'fs::write("a.txt", b)?;', 'fs::remove_file(path)?;', 'fs::read(p)?;', 'File::create(out)?;', 'NamedFile::open(path).await', 'fs::read(format!("{}/a.txt", dir))?;'] },
};

export const rustQuery: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'rust-query',
  title: 'Query put together from values',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: 'Put $1 or ? into the text and give the values apart: .bind(name), &[&name], params![name].',
  near: ['sql_query', 'query_as', 'query_row', 'query_one', 'simple_query', 'batch_execute', 'sqlx::query', 'execute_batch', 'query_scalar', 'from_string'],
  find: [
    '$?.sql_query($value)', 'sqlx::query($value)', '$?.query_as($value)', '$?.query_row($value, $...)', '$?.query_one($value, $...)', '$?.simple_query($value)', '$?.batch_execute($value)', '$?.execute_batch($value)', '$?.query_scalar($value)', 'Statement::from_string($db, $value)',
  ],
  where: { value: { any: [{ all: ['joined', 'query'] }, 'requested'] } },
  langs: ['rust'],
  bad: {
    rust: [
      'fn f(n: &str) { let q = format!("SELECT a FROM b WHERE c = \'{}\'", n); diesel::sql_query(q).load(conn) }', 'fn f(n: &str) { let q = format!("SELECT a FROM b WHERE c = \'{n}\'"); sqlx::query(&q).execute(p).await }', 'async fn f(Query(q): Query<Q>) { sqlx::query_as(&q.sql).fetch_all(p).await }', 'async fn f(Query(q): Query<Q>) { conn.query_row(&q.sql, [], g) }', 'async fn f(Query(q): Query<Q>) { client.query_one(&q.sql, &[]).await }',
      'async fn f(Query(q): Query<Q>) { client.simple_query(&q.sql).await }', 'async fn f(Query(q): Query<Q>) { client.batch_execute(&q.sql).await }', 'async fn f(Query(q): Query<Q>) { conn.execute_batch(&q.sql) }', 'async fn f(Query(q): Query<Q>) { sqlx::query_scalar(&q.sql).fetch_one(p).await }', 'async fn f(Query(q): Query<Q>) { Statement::from_string(db, q.sql) }',
    ],
  },
  good: { rust: ['fn f(n: &str) { sqlx::query("SELECT a FROM b WHERE c = $1").bind(n) }', 'fn f(q: &str) { diesel::sql_query(q).load(conn) }', 'fn f(t: &str) { let q = format!("{} and {t}", p); sqlx::query_as(&q) }', 'fn f(n: &str) { conn.query_row("SELECT 1", [n], g) }', 'fn f(n: i64) { let q = format!("SELECT a FROM b WHERE c = {}", n); sqlx::query(&q) }', 'fn f(q: &str) { client.query_one(q, &[]); client.simple_query(q); client.batch_execute(q); conn.execute_batch(q); sqlx::query_scalar(q); Statement::from_string(db, q) }'] },
};

export const rustProgram: Rule = {
  category: 'command-injection',
  cwe: [78, 88],
  severity: 'medium',
  id: 'rust-program',
  title: 'Program chosen by a value',
  why: 'Whoever chooses the value chooses which program runs.',
  fix: 'Choose the program from a list by name, and give only its arguments from outside.',
  near: ['command::new'],
  find: ['$?.Command::new($value)'],
  langs: ['rust'],
  bad: { rust: ['async fn f(Query(q): Query<Q>) { Command::new(q.tool).output() }', 'fn main() { let p = std::env::args().nth(1).unwrap(); Command::new(p).spawn() }'] },
  good: { rust: ['fn f() { Command::new("ls").output() }', 'fn f(p: &str) { Command::new(p).output() }', 'fn f() { Command::new(PROGRAM).output() }'] },
};

export const rustRequest: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  id: 'rust-request-host',
  title: 'Address of a request chosen from outside',
  why: 'The server can be made to call its own network: databases, admin pages, the cloud metadata service.',
  fix: 'Take the host from a list, and only the rest from the value.',
  near: ['reqwest::', '.get(', '.post('],
  find: ['reqwest::get($value)', 'reqwest::blocking::get($value)', '$client.get($value)', '$client.post($value)'],
  where: { value: 'host' },
  langs: ['rust'],
  bad: { rust: ['async fn f(Query(p): Query<P>) { reqwest::get(&p.url).await }', 'async fn f(p: web::Query<P>) { reqwest::blocking::get(&p.url) }', 'async fn f(Json(p): Json<P>) { client.get(&p.url).send().await }', 'async fn f(Form(p): Form<P>) { client.post(format!("http://{}/x", p.host)).send().await }'] },
  good: { rust: ['async fn f(Query(p): Query<P>) { reqwest::get(format!("https://a.io/{}", p.id)).await }', 'fn f(url: &str) { client.get(url); client.post(url); reqwest::blocking::get(url) }', 'fn f(m: &Map) { m.get("a") }'] },
};

export const rustMarkup: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'rust-markup',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Use a template that escapes (askama, maud), or html_escape::encode_text.',
  near: ['html(', 'rawhtml', 'preescaped('],
  find: ['$?.Html($value)', '$?.RawHtml($value)', 'PreEscaped($value)'],
  where: { value: { any: [{ all: ['joined', 'html'] }, 'requested'] } },
  langs: ['rust'],
  bad: { rust: ['async fn f(Query(p): Query<P>) -> Html<String> { Html(format!("<p>{}</p>", p.name)) }', 'fn f(n: String) -> RawHtml<String> { RawHtml(format!("<b>{n}</b>")) }', 'async fn f(Path(name): Path<String>) { html! { (PreEscaped(name)) } }'] },
  good: { rust: ['async fn f() -> Html<String> { Html(template.render()) }', 'fn f(n: String) { Html(format!("<p>{}</p>", html_escape::encode_text(&n))) }', 'fn f(n: String) { RawHtml(n); PreEscaped(n) }', 'fn f(n: String) { Html(format!("{} {}", n, m)) }'] },
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

export const rustLogging: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'rust-credential-logged',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['info!', 'debug!', 'warn!', 'error!', 'trace!', 'println'],
  find: ['info !($...)', 'debug !($...)', '$?.warn !($...)', 'error !($...)', 'trace !($...)', 'println !($...)', 'eprintln !($...)'],
  where: { rest: { trait: 'shows', of: ['password', 'passwd', 'passphrase', 'secret', 'apikey', 'secretkey', 'privatekey', 'accesstoken', 'refreshtoken', 'authtoken', 'creditcard', 'cardnumber', 'cvv'] } },
  langs: ['rust'],
  bad: { rust: ['info!("login {} {}", form.user, form.password);', 'debug!("key {}", api_key);', 'log::warn!("pw {}", password);', 'error!("bad secret {secret}");', 'trace!("{}", access_token);', 'println!("password: {}", password);', 'eprintln!("pw {}", password);'] },
  good: { rust: ['info!("login {}", form.user);', 'debug!("no password");', 'warn!("{}", password.len()); error!("{}", e); trace!("{}", x);', 'println!("{}", has_password); eprintln!("{}", x);'] },
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
