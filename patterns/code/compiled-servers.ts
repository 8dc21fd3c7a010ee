/** Servers written in Rust, Swift and Dart: sessions, rights, objects, amounts and pages as their libraries say them. */
import type { Rule, Trait } from '../../lib/types.ts';
import { rowWithoutOwner } from './owned-objects.ts';
import { SESSION_KEPT } from './dangers.ts';

/** Under which the session says who is logged in. */
const WHO: Trait = { trait: 'equals', of: ['user_id', 'userid', 'userId', 'uid', 'user', 'username', 'account_id', 'member_id', 'customer_id', 'admin_id', 'logged_in', 'authenticated', 'is_admin', 'role', 'email', 'current_user'] };

/** docs.rs: actix-session (Session::renew), tower-sessions (Session::cycle_id) */
export const rustSessionKept: Rule = {
  ...SESSION_KEPT,
  id: 'rust-session-kept',
  fix: 'Call session.renew() (actix-session) or session.cycle_id().await (tower-sessions) once the password is right.',
  near: ['session.insert('],
  find: ['$session.insert($who, $given)'],
  where: { who: { all: [WHO, { trait: 'within', of: ['verify_password', 'check_password', 'password_verify', 'PasswordVerifier', 'bcrypt::verify', 'argon2', 'Argon2', 'authenticate(', 'verify_credentials', 'validate_credentials', 'verify_otp', '.password'] }, { not: { trait: 'beside', of: ['.renew(', 'cycle_id(', '.regenerate(', '.purge(', '.flush(', '.clear('] } }] } },
  langs: ['rust'],
  bad: {
    rust: ['verify_password(&form.pw, &user.hash)?', 'check_password(&form.pw, &user.hash)?', 'password_verify(&form.pw, &user.hash)?', 'PasswordVerifier::check(&user.hash)?', 'bcrypt::verify(&form.pw, &user.hash)?', 'argon2.verify(&form.pw, &user.hash)?', 'Argon2::default().verify(&form.pw, &user.hash)?', 'auth.authenticate(&form).await?', 'verify_credentials(&form).await?', 'validate_credentials(&form).await?', 'verify_otp(&form.code)?', 'users.of(&form.name, &form.password).await?'].map((asks) => `async fn login(session: Session, Form(form): Form<Login>) -> Result<Redirect, Failed> {\n    let user = find(&form.name).await?;\n    ${asks};\n    session.insert("user_id", user.id).await?;\n    Ok(Redirect::to("/"))\n}`),
  },
  good: {
    rust: [...['session.renew();', 'session.cycle_id().await?;', 'session.regenerate();', 'session.purge();', 'session.flush().await?;', 'session.clear().await;'].map((renews) => `async fn login(session: Session, form: web::Form<Login>) -> Result<HttpResponse, Failed> {\n    verify_password(&form.pw, &user.hash)?;\n    ${renews}\n    session.insert("user_id", user.id)?;\n    Ok(done())\n}`), 'async fn pick(session: Session) {\n    session.insert("user_id", 1)?;\n}', 'async fn login(session: Session) {\n    verify_password(&form.pw, &user.hash)?;\n    session.insert("theme", user.theme)?;\n}'],
  },
};

/** A handler of Vapor, and one of shelf, that log who asks. */
const vapor = (call: string): string => `func show(req: Request) async throws -> Note {\n    let user = try req.auth.require(User.self)\n    req.logger.info("read", metadata: ["who": "\\(user.name)"])\n    guard let note = ${call} else { throw Abort(.notFound) }\n    return note\n}`;
const shelf = (call: string): string => `Future<Response> show(Request request, String id) async {\n  final user = request.context['user'] as User;\n  log.info('read by \${user.name}');\n  final rows = await ${call};\n  return Response.ok(jsonEncode(rows.first));\n}`;

/** docs.vapor.codes/fluent/query (find), pub.dev: postgres, sqlite3 */
export const appServerObject: Rule = {
  ...rowWithoutOwner,
  id: 'app-server-object-without-owner',
  fix: 'Ask for the owner too: .filter(\\.$user.$id == user.requireID()), WHERE id = @id AND owner_id = @owner.',
  near: ['.find(req', '.find(id'],
  find: ['$model.find($id, on: $db)'],
  where: { match: 'unowned' },
  langs: ['swift'],
  bad: { swift: [vapor('try await Note.find(req.parameters.get("id"), on: req.db)'), vapor('try await Note.find(id, on: req.db)'), 'func remove(request: Request) async throws -> HTTPStatus {\n    _ = try request.auth.require(User.self)\n    let note = try await Note.find(request.parameters.get("id"), on: request.db)\n    try await note?.delete(on: request.db)\n    return .ok\n}'] },
  good: { swift: [vapor('try await Note.query(on: req.db).filter(\\.$id == id).filter(\\.$owner.$id == user.id!).first()'), 'func show(req: Request) async throws -> Note {\n    let user = try req.auth.require(User.self)\n    guard let note = try await Note.find(id, on: req.db), note.$owner.id == user.id else { throw Abort(.notFound) }\n    return note\n}', 'func show(req: Request) async throws -> Note {\n    return try await Note.find(id, on: req.db)!\n}'] },
};

const diesel = (call: string): string => `async fn show(db: Data<Db>, _me: AuthUser, path: web::Path<Uuid>) -> Result<HttpResponse, Failed> {\n    let note_id = path.into_inner();\n    let note = ${call}?;\n    Ok(HttpResponse::Ok().json(note))\n}`;

/** docs.rs/diesel (filter) */
export const dieselRow: Rule = {
  ...rowWithoutOwner,
  id: 'diesel-row-without-owner',
  fix: 'Ask for the owner too: .filter(notes::owner_id.eq(user.id)), or compare it and answer 404.',
  near: ['::table.filter('],
  find: ['$notes::table.filter($cond)'],
  where: { cond: { all: [{ trait: 'has', of: ['id'] }, { trait: 'has', of: ['eq'] }] }, match: 'unowned' },
  langs: ['rust'],
  bad: { rust: [diesel('notes::table.filter(notes::id.eq(note_id)).first::<Note>(&mut conn)'), diesel('diesel::delete(notes::table.filter(notes::id.eq(note_id))).execute(&mut conn)')] },
  good: { rust: [diesel('notes::table.filter(notes::id.eq(note_id)).filter(notes::owner_id.eq(_me.id)).first::<Note>(&mut conn)'), diesel('notes::table.filter(notes::id.eq(note_id).and(notes::by.eq(_me.id))).first::<Note>(&mut conn)'), diesel('notes::table.filter(notes::kind.eq(kind)).load::<Note>(&mut conn)'), diesel('notes::table.filter(notes::id.ne(note_id)).load::<Note>(&mut conn)'), 'async fn load(db: &mut Conn, note_id: i32) -> Option<Note> {\n    notes::table.filter(notes::id.eq(note_id)).first(db).ok()\n}'] },
};

export const dartRow: Rule = {
  ...appServerObject,
  id: 'dart-row-without-owner',
  near: ['.execute(', '.query(', '.select(', '.mappedresultsquery('],
  find: ['$db.execute(Sql.named($sql), parameters: {$...})', '$db.execute($sql, parameters: [$id])', '$db.query($sql, substitutionValues: {$...})', '$db.mappedResultsQuery($sql, substitutionValues: {$...})', '$db.query($sql, [$id])', '$db.select($sql, [$id])', '$db.execute($sql, [$id])', '$db.execute($sql, {$...})'],
  where: { sql: { trait: 'contains', of: ['where id = ', 'where id='] }, match: 'unowned' },
  langs: ['dart'],
  bad: { dart: ["db.execute(Sql.named('SELECT * FROM notes WHERE id = @id'), parameters: {'id': id})", "db.execute(r'DELETE FROM notes WHERE id = $1', parameters: [id])", "db.query('SELECT * FROM notes WHERE id = @id', substitutionValues: {'id': id})", "db.mappedResultsQuery('SELECT * FROM notes WHERE id = @id', substitutionValues: {'id': id})", "pool.query('SELECT * FROM notes WHERE id = ?', [id])", "db.select('SELECT * FROM notes WHERE id=?', [id])", "db.execute('DELETE FROM notes WHERE id = ?', [id])", "db.execute('SELECT * FROM notes WHERE id = :id', {'id': id})"].map(shelf) },
  good: { dart: [shelf("db.execute(Sql.named('SELECT * FROM notes WHERE id = @id AND owner_id = @who'), parameters: {'id': id, 'who': user.id})"), shelf("db.execute('SELECT * FROM notes WHERE kind = ?', [kind])"), "Future<Note> load(String id) async {\n  final rows = await db.query('SELECT * FROM notes WHERE id = ?', [id]);\n  return Note.of(rows.first);\n}"] },
};

/** docs.vapor.codes/basics/content: every field of the model that the body names is filled. */
export const swiftAccountBound: Rule = {
  category: 'mass-assignment',
  cwe: [915],
  severity: 'high',
  id: 'swift-account-bound',
  title: 'Account filled with whatever the body names',
  why: 'The model has fields that nobody may set for himself: a role, a balance, who confirmed it.',
  fix: 'Decode a struct with only the fields of the form, and copy them one by one.',
  near: ['content.decode('],
  find: ['$?.content.decode(User.self)', '$?.content.decode(Account.self)', '$?.content.decode(Member.self)', '$?.content.decode(Customer.self)', '$?.content.decode(Employee.self)'],
  where: { match: { all: [{ trait: 'within', of: ['.save(on:', '.create(on:', '.update(on:'] }, { not: { trait: 'within', of: ['.role=', 'isAdmin=', 'requireAdmin', '.isAdmin'] } }] } },
  hole: 'none',
  langs: ['swift'],
  bad: { swift: ['User', 'Account', 'Member', 'Customer', 'Employee'].flatMap((model) => ['save', 'create', 'update'].map((stores) => `func add(req: Request) async throws -> HTTPStatus {\n    let sent = try req.content.decode(${model}.self)\n    try await sent.${stores}(on: req.db)\n    return .ok\n}`)) },
  good: { swift: ['func add(req: Request) async throws -> HTTPStatus {\n    let sent = try req.content.decode(User.Create.self)\n    try await User(name: sent.name).save(on: req.db)\n    return .ok\n}', 'func add(req: Request) async throws -> HTTPStatus {\n    let sent = try req.content.decode(User.self)\n    sent.role = .member\n    try await sent.save(on: req.db)\n    return .ok\n}', 'func add(req: Request) async throws -> HTTPStatus {\n    try req.auth.requireAdmin()\n    try await req.content.decode(User.self).create(on: req.db)\n    return .ok\n}', 'func add(req: Request) async throws -> HTTPStatus {\n    let sent = try req.content.decode(User.self)\n    if sent.isAdmin { throw Abort(.forbidden) }\n    try await sent.update(on: req.db)\n    return .ok\n}', 'func add(req: Request) throws -> User {\n    return try req.content.decode(User.self)\n}', 'func add(req: Request) async throws {\n    let sent = try req.content.decode(User.self)\n    sent.isAdmin = false\n    try await sent.save(on: req.db)\n}'] },
};

/** What the struct is called that a request fills. */
const FILLED = ['req', 'body', 'payload', 'input', 'form', 'data', 'dto', 'params', 'query', 'q', 'page', 'paging', 'p', 'pagination'];
/** docs.rs/validator, docs.rs/garde: the bounds stand above the fields of the struct. */
const UNVALIDATED: Trait = { not: { trait: 'beside', of: ['#[validate(', '#[garde('] } };
const listed = (size: string, before = ''): string => `#[derive(Deserialize)]\nstruct Paging {\n    limit: Option<i64>,\n    per_page: i64,\n}\nasync fn list(State(db): State<PgPool>, Query(page): Query<Paging>) -> Result<Json<Vec<Item>>, Failed> {\n    ${before}\n    let items = sqlx::query_as::<_, Item>("SELECT * FROM items ORDER BY id LIMIT $1").bind(${size}).fetch_all(&db).await?;\n    Ok(Json(items))\n}`;

/** owasp.org/API-Security (API4:2023) */
export const rustRowsAsked: Rule = {
  category: 'input-validation',
  cwe: [770, 1284],
  severity: 'medium',
  id: 'rust-page-size-from-request',
  title: 'As many rows read as the request asks for',
  why: 'One request with a limit of ten million reads all of a table into memory, again and again.',
  fix: 'Bound it before the query: limit.clamp(1, 100), limit.min(100).',
  near: ['.bind(limit', '.bind(per_page', '.bind(page_size', '.bind(size', ...FILLED.flatMap((name) => [`.bind(${name}.limit`, `.bind(${name}.per_page`, `.bind(${name}.page_size`])],
  find: ['$query.bind($size)'],
  where: { size: 'limitless', query: { all: [{ trait: 'within', of: ['LIMIT$', 'LIMIT?', 'limit$', 'limit?'] }, UNVALIDATED] } },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: [listed('page.limit.unwrap_or(20)'), listed('page.limit.unwrap_or(20)').replace('Query(page): Query<Paging>', 'page: web::Query<Paging>'), listed('limit', 'let limit = page.limit.unwrap_or(20);'), listed('per_page', 'let per_page = page.per_page;'), listed('page_size as i64', 'let page_size = page.limit.unwrap_or_default();'), listed('size', 'let size = page.per_page;'), listed('limit', 'let limit = page.limit.unwrap_or(20);').replace('LIMIT $1', 'limit ?'), listed('limit', 'let limit = page.limit.unwrap_or(20);').replace('LIMIT', 'limit'), listed('limit', 'let limit = page.limit.unwrap_or(20);').replace('$1', '?'), ...FILLED.flatMap((name) => ['limit', 'per_page', 'page_size'].map((field) => listed(`${name}.${field}`).replace('Query(page)', `Query(${name})`)))] },
  good: { rust: [listed('page.limit.unwrap_or(20)').replace('    limit:', '    #[validate(range(max = 100))]\n    limit:'), listed('page.per_page').replace('    limit:', '    #[garde(range(max = 100))]\n    limit:'), listed('page.limit.unwrap_or(20).min(100)'), listed('limit', 'let limit = page.limit.unwrap_or(20).clamp(1, 100);'), listed('limit', 'let limit = page.limit.unwrap_or(20);\n    if limit > 100 { return Err(Failed::TooMany); }'), listed('PAGE'), 'async fn newest(db: &PgPool, limit: i64) -> Vec<Item> {\n    sqlx::query_as("SELECT * FROM items LIMIT $1").bind(limit).fetch_all(db).await\n}', listed('page.limit.unwrap_or(20)').replace('LIMIT $1', 'OFFSET $1')] },
};

/** `transfer.amount`: a field of what a request fills. */
const PAID = ['req', 'body', 'payload', 'input', 'form', 'data', 'dto', 'transfer', 'payment', 'withdrawal', 'request'].flatMap((name) => ['amount', 'points', 'cents'].map((field) => `${name}.${field}`));
const AMOUNTS = ['amount', 'points', 'credits', 'quantity', 'qty', 'coins', 'cents'];
const WHOLE = AMOUNTS.flatMap((name) => ['u8', 'u16', 'u32', 'u64', 'usize', 'NonZeroU32', 'NonZeroU64'].map((type) => `${name}:${type}`));
const taken = (type: string, before = '', amount = 'req.amount'): string => `#[derive(Deserialize)]\nstruct Transfer {\n    to: i64,\n    amount: ${type},\n}\nasync fn send(State(db): State<PgPool>, user: Me, Json(req): Json<Transfer>) -> Result<(), Failed> {\n    ${before}\n    sqlx::query("UPDATE accounts SET balance = balance - $1 WHERE id = $2 AND balance >= $1").bind(${amount}).bind(user.id).execute(&db).await?;\n    Ok(())\n}`;

export const rustSignless: Rule = {
  category: 'input-validation',
  cwe: [20, 839, 1284],
  severity: 'high',
  id: 'rust-amount-of-request-below-zero',
  title: 'Amount of a request taken off, and nobody asks whether it is above zero',
  why: 'An amount below zero is added instead: money comes out of nothing, or moves the other way.',
  fix: 'Refuse what is not above zero before anything is done with it, or read it as a NonZeroU32.',
  near: [...AMOUNTS, ...PAID].map((value) => `.bind(${value}`),
  find: ['$query.bind($amount)'],
  where: { amount: { all: ['signless', { not: { trait: 'beside', of: WHOLE } }] }, query: { all: [{ trait: 'within', of: ['balance=balance-', 'credits=credits-', 'points=points-', 'stock=stock-', 'coins=coins-'] }, UNVALIDATED] } },
  hole: 'none',
  langs: ['rust'],
  bad: { rust: [...AMOUNTS.map((name) => taken('Decimal', `let ${name} = req.amount;`, name)), ...PAID.map((value) => taken('i64', '', value).replace('Json(req)', `Json(${value.split('.')[0]})`))] },
  good: { rust: [taken('i64').replace('    amount', '    #[validate(range(min = 1))]\n    amount'), taken('i64').replace('    amount', '    #[garde(range(min = 1))]\n    amount'), taken('u64'), taken('i64', 'if req.amount <= 0 { return Err(Failed::Amount); }'), taken('i64', 'let amount = PRICE;', 'amount'), taken('i64').replace('balance = balance -', 'note = $3, seen ='), 'async fn pay(db: &PgPool, amount: i64) {\n    sqlx::query("UPDATE a SET balance = balance - $1").bind(amount).execute(db).await;\n}'] },
};

const signup = (field: string, head = 'async fn signup(State(db): State<Db>, Json(req): Json<Signup>)', before = ''): string => `${head} -> Result<StatusCode, Failed> {\n    ${before}\n    let hash = hash(&req.password)?;\n    db.insert(&req.email, hash, ${field}).await?;\n    Ok(StatusCode::CREATED)\n}`;

/** owasp.org/API-Security (API3:2023) */
export const rustRoleOfBody: Rule = {
  category: 'access-control',
  cwe: [915, 269],
  severity: 'high',
  id: 'rust-role-of-registration-body',
  title: 'Role that the visitor chooses for himself',
  why: 'Anyone can send another value and becomes an administrator.',
  fix: 'Leave the role out of the struct that the body is read into, and give every new account the lowest one.',
  near: ['fn signup', 'fn sign_up', 'fn register', 'fn create_account', 'fn create_user', 'fn handle_signup', 'fn handle_register'],
  find: [/\bfn (?:handle_)?(?:sign_?up|register|create_(?:account|user))\w{0,20}\s?\((?![^{}]{0,400}(?:[aA]dmin|Claims|AuthUser|CurrentUser|Staff))[^{}]{0,400}?\b(?:Json|Form)(?:\([^{}()]{1,40}\)\s{0,3}:|<)[^{}]{0,200}\{(?![^]{0,1200}?(?:\b(?:require|ensure)_admin|is_admin\(|FORBIDDEN|Forbidden))(?:(?!\n\}|\bfn )[^]){0,1200}?(?<value>\b(?:req|body|payload|input|form|data|dto|new_user|info|params|signup|user)\.(?:role|roles|is_admin|is_staff|is_superuser|permissions)\b)(?!\s{0,3}(?:[!=]=|=[^=>]|\.is_(?:some|none)|\.as_(?:str|deref)\(\)\s{0,3}[!=]=))/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: {
    rust: [signup('req.role'), signup('req.role.unwrap_or_default()', 'pub async fn sign_up(Json(req): Json<Signup>)'), signup('body.is_admin', 'async fn register(body: web::Json<Signup>)'), signup('form.roles', 'async fn create_account(form: web::Form<Signup>)'), signup('payload.role.clone()', 'async fn create_user(Json(payload): Json<Signup>)'), signup('data.role', 'async fn handle_signup(Form(data): Form<Signup>)'), signup('dto.role', 'async fn handle_register(Json(dto): Json<Signup>)')],
  },
  good: { rust: [signup('Role::Member'), signup('req.role', 'async fn create_user(_: AdminUser, Json(req): Json<NewUser>)'), signup('"member"', undefined, 'if req.role == "admin" { return Err(Failed::No); }'), signup('req.role', undefined, 'require_admin(&me)?;'), signup('req.role', 'async fn create_user(req: NewUser)')], 'a.md': [signup('req.role')] },
};
