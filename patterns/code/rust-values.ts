/** Rust: values that reach a shell, a query, a path, a page, an address or a log. */
import type { Rule } from '../../lib/types.ts';
import { SHELLS } from '../shells.ts';
import { CREDENTIALS } from './credential-words.ts';

export const rustShell: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  id: 'rust-shell',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  fix: 'Start the program itself: Command::new("ping").arg(host).',
  near: ['.arg("-', '.arg("/', '.args(["', '.args(&["'],
  find: ['$shell.args(&[\'/C\', $value])', "$shell.arg('-c').arg($value)", "$shell.args(['-c', $value])", "$shell.args(&['-c', $value])", "$shell.arg('-lc').arg($value)", "$shell.arg('/C').arg($value)", "$shell.arg('/c').arg($value)", "$shell.args(['/C', $value])", "$shell.arg('-Command').arg($value)"],
  where: { shell: { trait: 'holds', of: SHELLS } },
  sink: 'always',
  langs: ['rust'],
  bad: {
    rust: ['Command::new("cmd").args(&["/C", line]).output()', 'Command::new("sh").arg("-c").arg(cmd).output()', 'Command::new("bash").arg("-c").arg(format!("ls {}", d)).spawn()', 'Command::new("/bin/sh").arg("-c").arg(&cmd).status()', 'std::process::Command::new("cmd").arg("/C").arg(line).output()', 'Command::new("sh").args(["-c", &cmd]).output()', 'Command::new("sh").args(&["-c", &cmd]).output()', 'Command::new("bash").args(["-c", &format!("ls {}", d)]).output()', 'fn f(d: &str) { let mut c = Command::new("zsh"); c.arg("-c").arg(d); }', 'Command::new("bash").arg("-lc").arg(cmd)', 'Command::new("cmd").arg("/c").arg(line)', 'Command::new("cmd").args(["/C", line])', 'Command::new("powershell").arg("-Command").arg(line)'],
  },
  good: { rust: ['Command::new("git").args(&["/C", v])', 'Command::new("ping").arg(host).output()', 'Command::new("sh").arg("-c").arg("ls").output()', 'Command::new("sh").arg(script).output()', 'Command::new("sh").args(["-c", "ls"]).output()', 'Command::new("git").arg("-c").arg(v)', 'Command::new("git").args(["-c", v]).args(&["-c", v]).arg("-lc").arg(v).arg("/C").arg(v).arg("/c").arg(v).args(["/C", v]).arg("-Command").arg(v)'] },
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
  good: { rust: ['fn f(n: &str) { sqlx::query("SELECT a FROM b WHERE c = $1").bind(n) }', 'fn f(q: &str) { diesel::sql_query(q).load(conn) }', 'fn f(t: &str) { let q = format!("{} = {t}", p); sqlx::query_as(&q) }', 'fn f(n: &str) { conn.query_row("SELECT 1", [n], g) }', 'fn f(n: i64) { let q = format!("SELECT a FROM b WHERE c = {}", n); sqlx::query(&q) }', 'fn f(q: &str) { client.query_one(q, &[]); client.simple_query(q); client.batch_execute(q); conn.execute_batch(q); sqlx::query_scalar(q); Statement::from_string(db, q) }'] },
};

export const rustPath: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'rust-path',
  title: 'Value joined into a path',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Take only Path::file_name of the value, or canonicalize the path and check starts_with.',
  near: ['create_dir', 'fs::copy', 'fs::rename', 'remove_dir', 'file::open', 'open_async', 'file::create', 'fs::read', 'remove_file', 'fs::write'],
  find: ['$?.fs::create_dir_all($value)', '$?.fs::copy($value, $...)', '$?.fs::rename($value, $...)', '$?.fs::remove_dir_all($value)', '$?.File::open($value)', '$?.File::create($value)', '$?.fs::read_to_string($value)', '$?.fs::read($value)', '$?.fs::remove_file($value)', '$?.fs::write($value, $...)', '$?.NamedFile::open($value)', '$?.NamedFile::open_async($value)'],
  langs: ['rust'],
  bad: { rust: ['fs::create_dir_all(format!("up/{}", n))?;', 'fs::copy(format!("up/{}", n), to)?;', 'fs::rename(format!("up/{}", n), to)?;', 'fs::remove_dir_all(format!("up/{}", n))?;', 'NamedFile::open_async(format!("exports/{}", name)).await?;', 'File::open(format!("uploads/{}", name))?;', 'std::fs::File::create(format!("out/{}", name))?;', 'let p = format!("docs/{}", name);\nlet t = std::fs::read_to_string(p)?;', 'fs::read(format!("img/{}", n))?;', 'fs::remove_file(format!("uploads/{}", n))?;', 'fs::write(format!("data/{}", n), b)?;', 'NamedFile::open(format!("static/{}", n)).await'] },
  good: { rust: ['fs::create_dir_all(dir)?; fs::copy(a, b)?; fs::rename(a, b)?; fs::remove_dir_all(dir)?;', 'File::open("a.txt")?;', 'File::open(path)?;', 'fs::read_to_string(&path)?;', 'fs::write("a.txt", b)?;', 'fs::remove_file(path)?;', 'fs::read(p)?;', 'File::create(out)?;', 'NamedFile::open(path).await', 'fs::read(format!("{}/a.txt", dir))?;'] },
};

export const rustRequest: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  id: 'rust-request-host',
  title: 'Address of a request chosen from outside',
  why: 'The server can be made to call its own network: databases, admin pages, the cloud metadata service.',
  fix: 'Take the host from a list, and only the rest from the value.',
  near: ['reqwest::', 'surf::', 'ureq::', '.get(', '.post('],
  find: ['surf::get($value)', 'ureq::get($value)', 'reqwest::get($value)', 'reqwest::blocking::get($value)', '$client.get($value)', '$client.post($value)'],
  where: { match: { trait: 'mentions', of: ['client', 'http', 'https', 'reqwest', 'surf', 'ureq', 'agent', 'fetcher', 'web', 'requests', 'awc'] }, value: { all: ['host', { not: { trait: 'within', of: ['.host_str(', '.host()', '.domain(', 'is_loopback(', 'is_private('] } }] } },
  langs: ['rust'],
  bad: { rust: ['async fn f(body: web::Json<P>) { let Ok(url) = Url::parse(&body.url) else { return; }; if url.scheme() != "https" { return; } client.get(url).send().await }', 'async fn f(Query(p): Query<P>) { surf::get(&p.url).await }', 'fn f(Query(p): Query<P>) { ureq::get(&p.url).call() }', 'async fn f(Query(p): Query<P>) { reqwest::get(&p.url).await }', 'async fn f(p: web::Query<P>) { reqwest::blocking::get(&p.url) }', 'async fn f(Json(p): Json<P>) { client.get(&p.url).send().await }', 'async fn f(Form(p): Form<P>) { client.post(format!("http://{}/x", p.host)).send().await }'] },
  good: { rust: ['async fn f(Query(p): Query<P>) { let link = LINKS.get(p.id.as_str())?; }', 'async fn f(Query(p): Query<P>) { reqwest::get(format!("https://a.io/{}", p.id)).await }', 'fn f(url: &str) { client.get(url); client.post(url); reqwest::blocking::get(url) }', 'fn f(m: &Map) { m.get("a") }', 'async fn f(body: web::Json<P>) { let Ok(url) = Url::parse(&body.url) else { return; }; let known = url.host_str().is_some_and(|h| HOSTS.contains(&h)); if !known { return; } client.get(url).send().await }', 'async fn f(body: web::Json<P>) { let url = Url::parse(&body.url)?; match url.host_str() { Some(h) if HOSTS.contains(&h) => {}, _ => return Err(Refused) } client.get(url).send().await }'] },
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
  find: ['$?.Html($value)', '$?.RawHtml($value)', 'PreEscaped($value)', '$?.html($value)'],
  where: { value: { any: [{ all: ['joined', 'html'] }, 'requested'] } },
  langs: ['rust'],
  bad: { rust: ['warp::path!("hi" / String).map(|name| warp::reply::html(format!("<p>{}</p>", name)))', 'async fn f(Query(p): Query<P>) -> Html<String> { Html(format!("<p>{}</p>", p.name)) }', 'fn f(n: String) -> RawHtml<String> { RawHtml(format!("<b>{n}</b>")) }', 'async fn f(Path(name): Path<String>) { html! { (PreEscaped(name)) } }'] },
  good: { rust: ['async fn f() -> Html<String> { Html(template.render()) }', 'fn f(n: String) { Html(format!("<p>{}</p>", html_escape::encode_text(&n))) }', 'fn f(n: String) { RawHtml(n); PreEscaped(n) }', 'fn f(n: String) { Html(format!("{} {}", n, m)) }'] },
};

export const rustPage: Rule = {
  ...rustMarkup,
  id: 'rust-page-made',
  near: ['.body('],
  find: ['$r.body($value)'],
  where: { r: { trait: 'within', of: ['text/html', 'ContentType::html'] } },
  bad: { rust: ['async fn f(q: web::Query<Q>) -> impl Responder { HttpResponse::Ok().content_type("text/html").body(format!("<p>{}</p>", q.name)) }', 'async fn f(q: web::Query<Q>) -> impl Responder { let page = format!("<p>{}</p>", q.name); HttpResponse::Ok().content_type(ContentType::html()).body(page) }'] },
  good: { rust: ['async fn f() -> impl Responder { HttpResponse::Ok().content_type("text/html").body("<p>a</p>") }', 'async fn f(q: web::Query<Q>) -> impl Responder { HttpResponse::Ok().body(format!("<p>{}</p>", q.name)) }', 'async fn f(q: web::Query<Q>) -> impl Responder { HttpResponse::Ok().content_type("text/html").body(format!("<p>{}</p>", encode_text(&q.name))) }', 'async fn f(page: String) -> impl Responder { HttpResponse::Ok().content_type("text/html").body(page) }'] },
};

export const rustQueryBuilt: Rule = {
  ...rustQuery,
  id: 'rust-query-pushed',
  title: 'Value pushed into a query as text',
  fix: 'Use push_bind(value): push takes its argument as SQL.',
  near: ['.push('],
  find: ['$b.push($value)'],
  where: { b: { trait: 'holds', of: ['QueryBuilder'] } },
  bad: { rust: ['fn f(n: &str) { let mut b = QueryBuilder::new("SELECT a FROM t WHERE n = "); b.push(format!("\'{}\'", n)); }', 'fn f(n: &str) { let mut b = QueryBuilder::new("SELECT a FROM t WHERE n = "); b.push(format_args!("\'{n}\'")); }'] },
  good: { rust: ['fn f(n: &str) { let mut b = QueryBuilder::new("SELECT a FROM t WHERE n = "); b.push_bind(n); b.push(" LIMIT 1"); }', 'fn f(n: &str) { let mut b = Vec::new(); b.push(format!("\'{}\'", n)); }'] },
};

export const rustLogging: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'rust-credential-logged',
  title: 'Credential written to the log',
  why: 'Logs are read by more people, kept for longer and copied to more places than the value itself.',
  fix: 'Leave the value out, or log that it is there.',
  near: ['info!', 'debug!', 'warn!', 'error!', 'trace!', 'println', 'dbg!', 'bail!', 'panic!'],
  find: ['$?.info !($...)', '$?.debug !($...)', '$?.warn !($...)', '$?.error !($...)', '$?.trace !($...)', '$?.println !($...)', '$?.eprintln !($...)', 'dbg !($...)', '$?.bail !($...)', 'panic !($...)'],
  where: { rest: { trait: 'shows', of: CREDENTIALS } },
  langs: ['rust'],
  bad: { rust: [
    ...['info!("new {:?}", form)', 'debug!(?form, "new")', 'info!(form = ?form)', 'println!("{:#?}", &form)'].map((log) => `#[derive(Debug, Deserialize)]\npub struct SignUp {\n    pub mail: String,\n    pub password: String,\n}\nasync fn add(form: SignUp) -> Result<(), Error> {\n    ${log};\n    save(form).await\n}`), 
    'info!("login {} {}", form.user, form.password);', 'debug!("key {}", api_key);', 'log::warn!("pw {}", password);', 'error!("bad secret {secret}");', 'trace!("{}", access_token);', 'println!("password: {}", password);', 'eprintln!("pw {}", password);', 'dbg!(password);', 'bail!("bad password {}", password);', 'panic!("bad key {}", api_key);'] },
  good: { rust: [
    ...['Debug, |String|:?', 'Debug, |SecretString|:?', '|String|:?'].map((one) => one.split('|')).map(([debug, type], index) => `#[derive(${debug}Deserialize)]\npub struct SignUp {\n    pub mail: String,\n    pub ${index > 0 ? 'password' : 'country'}: ${type},\n}\nasync fn add(form: SignUp) {\n    info!("new {:?}", form);\n}`),
    'info!("login {}", form.user);', 'debug!("no password");', 'warn!("{}", password.len()); error!("{}", e); trace!("{}", x);', 'println!("{}", has_password); eprintln!("{}", x);'] },
};

/** docs.rs/tracing: "By default, all arguments to the function are included as fields on the span" */
export const rustTraced: Rule = {
  ...rustLogging,
  id: 'rust-credential-traced',
  title: 'Credential among the arguments that are written to the log',
  fix: 'Leave it out: #[instrument(skip(form))] or skip_all with fields(…) of what may be read; or keep it in a SecretString.',
  near: ['instrument'],
  find: ['instrument', 'tracing::instrument'],
  where: { match: { trait: 'traced', of: CREDENTIALS } },
  hole: 'none',
  bad: { rust: ['#[instrument(skip(pool))]|form: SignUp', '#[instrument]|mail: &str, password: &str', '#[tracing::instrument(err, skip(pool))]|Json(form): Json<SignUp>', '#[tracing::instrument]|form: web::Form<SignUp>'].map((one) => `#[derive(Debug, Deserialize)]\npub struct SignUp {\n    pub mail: String,\n    pub password: String,\n}\n${one.split('|')[0]}\npub async fn add(pool: &PgPool, ${one.split('|')[1]}) -> Result<(), Error> {\n    save(pool).await\n}`) },
  good: { rust: ['#[instrument(skip(pool, form))]|form: SignUp', '#[instrument(skip_all, fields(mail = %form.mail))]|form: SignUp', '#[tracing::instrument(skip(pool))]|mail: &str', '#[instrument]|password: SecretString', '#[tracing::instrument]|has: Option<SignIn>', '#[inline]|form: SignUp'].map((one) => `#[derive(Debug, Deserialize)]\npub struct SignUp {\n    pub mail: String,\n    pub password: String,\n}\n#[derive(Deserialize)]\npub struct SignIn {\n    pub password: String,\n}\n${one.split('|')[0]}\npub async fn add(pool: &PgPool, ${one.split('|')[1]}) -> Result<(), Error> {\n    save(pool).await\n}`) },
};

export const rustRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'rust-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Allow only paths of your own: one that starts with / and not with //.',
  near: ['redirect::', 'append_header((', 'insert_header(('],
  find: ['Redirect::to($value)', 'Redirect::temporary($value)', 'Redirect::permanent($value)', "$r.append_header(('Location', $value))", "$r.insert_header(('Location', $value))", "$r.append_header((header::LOCATION, $value))", "$r.insert_header((header::LOCATION, $value))"],
  where: { value: 'host' },
  langs: ['rust'],
  bad: { rust: ['async fn f(Query(q): Query<Q>) { Redirect::to(&q.next) }', 'async fn f(Query(q): Query<Q>) { Redirect::temporary(&q.next) }', 'async fn f(Query(q): Query<Q>) { Redirect::permanent(&q.next) }', 'async fn f(q: web::Query<Q>) { HttpResponse::Found().append_header(("Location", q.next.clone())).finish() }', 'async fn f(q: web::Query<Q>) { HttpResponse::Found().insert_header(("Location", q.next.clone())).finish() }', 'async fn f(q: web::Query<Q>) { HttpResponse::Found().append_header((header::LOCATION, q.next.clone())).finish() }', 'async fn f(q: web::Query<Q>) { HttpResponse::Found().insert_header((header::LOCATION, q.next.clone())).finish() }'] },
  good: { rust: ['fn f() { Redirect::to("/login") }', 'fn f(p: &str) { Redirect::to(p) }', 'async fn f(Path(id): Path<String>) { Redirect::to(&format!("/users/{id}")) }', 'fn f(p: &str) { Redirect::temporary(p) }', 'fn f(p: &str) { Redirect::permanent(p) }', 'fn f(p: &str) { r.append_header(("Location", p)) }', 'fn f(p: &str) { r.insert_header(("Location", p)) }', 'fn f(p: &str) { r.append_header((header::LOCATION, p)) }', 'fn f(p: &str) { r.insert_header((header::LOCATION, p)) }'] },
};

export const rustCookie: Rule = {
  category: 'session',
  cwe: [614, 1004],
  severity: 'medium',
  id: 'rust-cookie-open',
  title: 'Cookie that scripts may read, or that goes over plain HTTP',
  why: 'A script in the page, or anyone on the way, takes the session over.',
  fix: 'Use .http_only(true).secure(true).same_site(SameSite::Lax).',
  near: ['.http_only(', '.secure(', '.with_http_only(', '.with_secure(', '.cookie_http_only(', '.cookie_secure('],
  find: ['$c.http_only(false)', '$c.secure(false)', '$c.with_http_only(false)', '$c.with_secure(false)', '$c.cookie_http_only(false)', '$c.cookie_secure(false)'],
  langs: ['rust'],
  bad: { rust: ['let c = Cookie::build(("session", token)).http_only(false).build();', 'let c = Cookie::build(("session", token)).secure(false).build();', 'SessionManagerLayer::new(store).with_http_only(false)', 'SessionManagerLayer::new(store).with_secure(false)', 'SessionMiddleware::builder(s, key).cookie_http_only(false)', 'SessionMiddleware::builder(s, key).cookie_secure(false)'] },
  good: { rust: ['let c = Cookie::build(("session", token)).http_only(true).secure(true).build();'] },
};

const announced = {
  category: 'input-validation',
  severity: 'medium',
  why: 'A length that came with the message and that nobody compared reads what belongs to something else, or takes all the memory there is.',
  fix: 'Use buf.get(..len).ok_or(Error)?, or compare it with what there is and with a most of your own first.',
  hole: 'none',
  langs: ['rust'],
} satisfies Partial<Rule>;

export const rustWireLength: Rule = {
  ...announced,
  cwe: [125, 787],
  id: 'rust-wire-length',
  title: 'As much memory read as a message says',
  near: ['from_raw_parts', 'set_len('],
  find: ['$?.from_raw_parts($at, $size)', '$?.from_raw_parts_mut($at, $size)', '$v.set_len($size)'],
  where: { size: 'announced-short' },
  bad: {
    rust: ['fn length(b: &[u8]) -> usize {\n    u32::from_be_bytes([b[0], b[1], b[2], b[3]]) as usize\n}\nfn f(b: &[u8]) -> &[u8] {\n    let len = length(b);\n    unsafe { slice::from_raw_parts(b.as_ptr().add(4), len) }\n}', 'fn f(b: &[u8]) -> &[u8] {\n    let len = u32::from_le_bytes(b[4..8].try_into().unwrap()) as usize;\n    unsafe { slice::from_raw_parts(b.as_ptr().add(8), len) }\n}', 'fn f(b: &mut [u8]) -> &mut [u8] {\n    let n = b[0] as usize;\n    unsafe { slice::from_raw_parts_mut(b.as_mut_ptr().add(1), n) }\n}', 'fn f(s: &mut S) {\n    let n = s.read_u64::<BigEndian>()?;\n    v.set_len(n as usize);\n}'],
  },
  good: { rust: ['fn f(b: &[u8]) {\n    let len = u32::from_le_bytes(h) as usize;\n    let p = b.get(..len)?;\n}', 'fn f(b: &mut [u8]) {\n    let len = u32::from_le_bytes(h) as usize;\n    if len > b.len() - 8 { return; }\n    unsafe { slice::from_raw_parts(p, len); slice::from_raw_parts_mut(p, len); v.set_len(len) }\n}'] },
};

export const rustWireAllocated: Rule = {
  ...announced,
  cwe: [789, 770],
  id: 'rust-wire-allocated',
  title: 'As much memory taken as a message says',
  near: ['vec!', 'with_capacity('],
  find: ['vec ![$fill, $size]', '$?.with_capacity($size)'],
  where: { size: 'announced' },
  bad: { rust: ['fn f(b: &[u8]) {\n    let n = u32::from_be_bytes(h) as usize;\n    let v = vec![0u8; n];\n}', 'async fn f(s: &mut S) {\n    let n = s.read_u32().await?;\n    let mut v: Vec<u8> = Vec::with_capacity(n as usize);\n}'] },
  good: { rust: ['fn f(b: &[u8]) {\n    let len = u32::from_be_bytes(h) as usize;\n    if len > MAX {\n        return None;\n    }\n    let v = vec![0u8; len];\n}', 'fn f(b: &[u8]) {\n    let len = u16::from_be_bytes(h) as usize;\n    let v: Vec<u8> = Vec::with_capacity(len);\n}', 'fn f(s: &mut S) {\n    let n = s.read_u32()? as usize;\n    let v = vec![0u8; n.min(4096)];\n}', 'fn f(n: usize) { let v = vec![0u8; n]; }'] },
};

/** docs.rs/tera, docs.rs/minijinja, docs.rs/handlebars */
export const rustTemplate: Rule = {
  category: 'template-injection',
  cwe: [1336],
  severity: 'high',
  id: 'rust-template-from-request',
  title: 'Template text from the request',
  why: 'Whoever writes the template reads what it is given, and keeps the server busy with loops of their own.',
  fix: 'Keep the template in a file, and pass the value to it in the context.',
  near: ['add_template(', 'one_off(', 'render_str(', 'render_template(', 'add_raw_template('],
  find: ['$t.add_template($name, $value)', 'Tera::one_off($value, $...)', '$t.render_str($value, $...)', '$t.render_template($value, $...)', '$t.add_raw_template($name, $value)'],
  langs: ['rust'],
  bad: { rust: ['async fn f(Json(form): Json<Preview>) { env.add_template("page", &form.body) }', 'async fn f(form: web::Json<Preview>) { Tera::one_off(&form.body, &ctx, true) }', 'async fn f(Json(form): Json<Preview>) { env.render_str(&format!("<p>{}</p>", form.body), ctx) }', 'async fn f(Json(form): Json<Preview>) { hb.render_template(&form.body, &data) }', 'async fn f(Json(form): Json<Preview>) { tera.add_raw_template("page", &form.body) }'] },
  good: { rust: ['env.add_template("page", include_str!("page.html"))', 'async fn f(Json(form): Json<Preview>) { ctx.insert("body", &form.body); Tera::one_off("<p>{{ body }}</p>", &ctx, true); env.render_str(SOURCE, ctx); hb.render_template(&source, &form); tera.add_raw_template("page", include_str!("page.html")) }'] },
};

/** docs.rs/cookie: neither attribute is set unless it is asked for. */
export const rustCookieBare: Rule = {
  ...rustCookie,
  id: 'rust-cookie-bare',
  near: ['cookie::build(', 'cookie::new('],
  find: [/\bCookie::(?:build\(\(?\s?"(?:sid|session\w{0,20}|\w{0,20}token|auth\w{0,10}|jwt|remember\w{0,10})"(?![^;]{0,300}\.(?:secure|http_only)\()|new\(\s?"(?:sid|session\w{0,20}|\w{0,20}token|auth\w{0,10}|jwt|remember\w{0,10})"(?![^}]{0,300}\.set_(?:secure|http_only)\())/y],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  langs: undefined,
  bad: { rust: ['let c = Cookie::build("sid", sid).path("/").permanent().finish();', 'let c = Cookie::build(("session", token)).build();', 'jar.add(Cookie::new("auth_token", token));'] },
  good: { rust: ['let c = Cookie::build("sid", sid).secure(true).http_only(true).finish();', 'let c = Cookie::build("theme", name).finish();', 'let mut c = Cookie::new("session", token);\nc.set_http_only(true);'], 'a.md': ['Cookie::new("session", token)'] },
};

/** docs.rs/axum/latest/axum/extract/struct.DefaultBodyLimit.html: 2 MB where nobody says otherwise. */
export const bodyLimitOff: Rule = {
  category: 'input-validation',
  cwe: [770],
  severity: 'medium',
  id: 'rust-body-limit-off',
  title: 'Limit of what may come in taken away',
  why: 'One large request fills the memory of the server.',
  fix: 'Give the bytes that the route needs: DefaultBodyLimit::max(16 * 1024 * 1024), or set RequestBodyLimitLayer beside it.',
  near: ['defaultbodylimit'],
  find: ['DefaultBodyLimit::disable()'],
  where: { match: { not: { trait: 'beside', of: ['RequestBodyLimitLayer', 'Limited::new'] } } },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: ['let app = Router::new().route("/d", post(upload)).layer(DefaultBodyLimit::disable());'] },
  good: { rust: ['let app = Router::new().layer(DefaultBodyLimit::max(1 << 20));', 'let app = Router::new().layer(DefaultBodyLimit::disable()).layer(RequestBodyLimitLayer::new(1 << 24));', 'let body = Limited::new(body, 99);\nlet app = Router::new().layer(DefaultBodyLimit::disable());'] },
};
