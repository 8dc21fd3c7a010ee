/** Who may reach what, told by its neighbours and settings: paths of Spring Security that any account may call, rows that one statement alone takes from anybody. */
import type { Rule } from '../../lib/types.ts';

/** Parts of a site that are not for everyone who has an account. */
const STAFF = ['/admin/*', '/backoffice/*', '/back-office/*'];

/** docs.spring.io/spring-security/reference/servlet/authorization/authorize-http-requests.html */
export const springAnyAccount: Rule = {
  category: 'access-control',
  cwe: [285, 862],
  severity: 'medium',
  id: 'spring-admin-for-any-account',
  title: 'Paths of administrators open to every account',
  why: 'authenticated() asks for a login and for no role: whoever has signed up may call what is meant for administrators.',
  fix: 'Ask for the role: .requestMatchers("/admin/**").hasRole("ADMIN").',
  near: ['authenticated()', 'authenticated)'],
  find: ['$?.requestMatchers($path).authenticated()', '$?.antMatchers($path).authenticated()', '$?.mvcMatchers($path).authenticated()', '$?.pathMatchers($path).authenticated()', 'authorize($path, authenticated)'],
  // methods may ask for roles of their own, and a list of users in the settings holds those of the house
  where: { path: { trait: 'contains', of: STAFF }, match: { not: { trait: 'beside', of: ['MethodSecurity', 'PreAuthorize', 'InMemoryUserDetailsManager', 'inMemoryAuthentication', 'RolesAllowed', 'MapReactiveUserDetailsService'] } } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['requestMatchers', 'antMatchers', 'mvcMatchers', 'pathMatchers'].map((call) => `http.authorizeHttpRequests(a -> a.${call}("/admin/**").authenticated().anyRequest().permitAll());`).concat('a.requestMatchers("/api/backoffice/**").authenticated()'),
    kotlin: ['http { authorizeHttpRequests { authorize("/admin/**", authenticated) } }'],
  },
  good: {
    java: ['a.requestMatchers("/admin/**").hasRole("ADMIN")', 'a.requestMatchers("/api/orders/**").authenticated()', '@EnableMethodSecurity\nclass A { void f() { a.requestMatchers("/admin/**").authenticated(); } }'],
    kotlin: ['http { authorizeHttpRequests { authorize("/admin/**", hasRole("ADMIN")) } }'],
  },
};

const ROWS: Record<string, (calls: string[]) => string> = {
  js: ([one, two, three]) => `const one = (id, org) => ${one};\nconst two = (id, org) => ${two};\nfunction three(id, by) { return ${three}; }`,
  py: ([one, two, three]) => `async def one(id, org):\n    ${one}\n\nasync def two(id, org):\n    ${two}\n\nasync def three(id, by):\n    ${three}`,
  go: ([one, two, three]) => `func one(id, org int) { ${one} }\nfunc two(id, org int) { ${two} }\nfunc three(id, by int) { ${three} }`,
  java: ([one, two, three]) => `class A { void one(long id, long org) { ${one}; } void two(long id, long org) { ${two}; } void three(long id, long by) { ${three}; } }`,
};
/** Two statements that ask whose the row is, and one that does not, put into `q`. */
const rows = (lang: string, call: string): string => ROWS[lang](['SELECT a FROM bills WHERE id = $1 AND org_id = $2', 'DELETE FROM bills WHERE id = $1 AND org_id = $2', 'UPDATE bills SET paid_by = $2 WHERE id = $1'].map((sql) => call.replace(/\bq\b/, lang === 'js' ? `'${sql}'` : `"${sql}"`)));

/** The other statements of the same table ask whose the row is: `UPDATE invoices … WHERE id = $1` beside `… WHERE id = $1 AND org_id = $2`. */
export const rowOfOthers: Rule = {
  category: 'access-control',
  cwe: [639, 862],
  severity: 'medium',
  id: 'row-of-others',
  title: 'Row found by its id alone, unlike the others of its table',
  why: 'The other statements ask whose the row is; this one takes it from anybody.',
  fix: 'Ask for the same column here: WHERE id = $1 AND org_id = $2.',
  near: ['.query(', '.execute(', '.fetchrow(', '.prepare(', '.exec(', '.execcontext(', '.queryrow(', '.queryrowcontext(', '.update(', '.queryforobject(', '.sql('],
  find: ['$db.query($sql, $...)', '$db.execute($sql, $...)', '$db.fetchrow($sql, $...)', '$db.prepare($sql)', '$db.Exec($ctx, $sql, $...)', '$db.ExecContext($ctx, $sql, $...)', '$db.QueryRow($ctx, $sql, $...)', '$db.QueryRowContext($ctx, $sql, $...)', '$jdbc.update($sql, $...)', '$jdbc.queryForObject($sql, $...)', '$jdbc.sql($sql)'],
  where: { sql: 'unscoped-row' },
  hole: 'none',
  langs: ['js', 'py', 'go', 'java', 'kotlin', 'php'],
  bad: {
    js: ["db.query(q, [id, by])", 'db.execute(q, [id, by])', 'db.prepare(q).run(id, by)'].map((call) => rows('js', call)),
    py: ['await db.fetchrow(q, id, by)'].map((call) => rows('py', call)),
    go: ['db.Exec(ctx, q, id, by)', 'db.ExecContext(ctx, q, id, by)', 'db.QueryRow(ctx, q, id, by)', 'db.QueryRowContext(ctx, q, id, by)'].map((call) => rows('go', call)),
    java: ['jdbc.update(q, id, by)', 'jdbc.queryForObject(q, mapper, id, by)', 'jdbc.sql(q).params(id, by).update()'].map((call) => rows('java', call)),
  },
  good: { js: [rows('js', 'db.query(q, [id, by])').replaceAll(' AND org_id = $2', ''), rows('js', 'db.query(q, [id, orgId])'), rows('js', 'db.query(q, [id])').replace("'UPDATE bills SET paid_by = $2 WHERE id = $1'", "'UPDATE bills SET paid_by = $2 WHERE id = $1 AND org_id = $3'")] },
};

const CHECKS = String.raw`(?:\w{1,30}\.)?(?:require|ensure|isAuth|isAdmin|auth|check|verify|protect|allow|only|admin|restrict|guard)\w{0,40}`;

/** expressjs.com/guide/using-middleware: what is put on a path later does not see requests that were answered before. */
export const routeBeforeItsCheck: Rule = {
  category: 'access-control',
  cwe: [862, 696],
  severity: 'high',
  id: 'route-before-its-check',
  title: 'Route that stands before the check of its path',
  why: 'Express asks in the order in which things are written: the route answers before the check below it is reached.',
  fix: 'Put the route below router.use("/admin", requireRole("admin")), or hand it the check itself.',
  near: ["('/admin/", '("/admin/', "('/internal/", '("/internal/', "('/staff/", '("/staff/', "('/manage/", '("/manage/'],
  find: [new RegExp(String.raw`(?<=\b(?<router>\w{1,30})\.(?:get|post|put|patch|delete))\(['"](?<prefix>/(?:admin|internal|staff|manage))/[^'"\n]{0,80}['"],\s{0,9}(?!\s|${CHECKS}[(,])[^\n]{1,200}(?=[^]{0,6000}?\n\s{0,9}\k<router>\.use\(\s{0,9}['"]\k<prefix>['"],\s{0,9}${CHECKS}\b)`, 'y')],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ['admin', 'internal', 'staff', 'manage'].flatMap((part) => ["'", '"'].map((quote) => `api.use(requireUser);\napi.post(${quote}/${part}/users/bulk-delete${quote}, bulkDelete);\n\napi.use(${quote}/${part}${quote}, requireRole('admin'));\napi.get(${quote}/${part}/users${quote}, list);`)) },
  good: { js: ["api.use('/admin', requireRole('admin'));\napi.post('/admin/users/bulk-delete', bulkDelete);", "api.post('/admin/users/bulk-delete', requireRole('admin'), bulkDelete);\napi.use('/admin', requireRole('admin'));", "api.post('/admin/login', login);\napi.use('/shop', requireUser);"], 'a.md': ["api.post('/admin/a', b);\napi.use('/admin', requireRole('admin'));"] },
};

/** graphql-js.org/authorization */
export const resolverUnguarded: Rule = {
  category: 'access-control',
  cwe: [862, 306],
  severity: 'medium',
  id: 'resolver-without-check',
  title: 'Resolver without the check that the others have',
  why: 'The other resolvers ask who calls; this one changes something for anyone.',
  fix: 'Ask in it as the others do: const user = requireUser(ctx).',
  near: ['mutation: {'],
  find: ['Mutation: {$...}'],
  where: { rest: 'open-resolver' },
  langs: ['js'],
  bad: { ts: ['const resolvers = {\n  Query: { members: (_, __, ctx) => ctx.members.list(requireOwner(ctx).teamId) },\n  Mutation: {\n    drop: async (_, args, ctx) => {\n      const owner = requireOwner(ctx);\n      return ctx.members.remove(owner.teamId, args.id);\n    },\n    setRole: async (_, args, ctx) => ctx.members.update(args.id, { role: args.role }),\n  },\n};'] },
  good: { ts: ['const resolvers = {\n  Query: { members: (_, __, ctx) => ctx.members.list(requireOwner(ctx).teamId) },\n  Mutation: {\n    drop: async (_, args, ctx) => ctx.members.remove(requireOwner(ctx).teamId, args.id),\n    login: async (_, args, ctx) => ctx.logins.start(args.name),\n    rename: authenticated(async (_, args, ctx) => ctx.members.rename(args.id)),\n  },\n};'] },
};
