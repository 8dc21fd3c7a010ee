/** Passwords that are stored as they were typed, in Java, Kotlin, C# and Go. */
import type { Rule, Trait } from '../../lib/types.ts';

/** What says that a hash is made of the password, here or in the same file. */
const HASHED = ['hash', 'Hash', 'crypt', 'Crypt', 'argon', 'Argon', 'pbkdf', 'Pbkdf', 'PBKDF', 'ncoder.encode(', 'asswordEncoder', 'digest', 'Digest', 'UserManager', 'userManager', 'PasswordUtil'];
const stored = {
  category: 'weak-crypto',
  cwe: [256, 312],
  severity: 'medium',
  title: 'Password stored as it was typed',
  why: 'Whoever reads the table, a backup or a log of the database has the passwords of all users.',
  fix: 'Store a slow hash: BCrypt or Argon2, PasswordHasher<User> in .NET, golang.org/x/crypto/bcrypt.',
  hole: 'none',
} as const;

/** Statements that write the column. */
const WRITES: Trait = { all: [{ trait: 'contains', of: ['insert into', 'update '] }, { trait: 'contains', of: ['password', 'passwd'] }, { not: { trait: 'contains', of: ['where password', 'and password', 'hash'] } }, { not: { trait: 'within', of: HASHED } }] };

export const passwordStored: Rule = {
  ...stored,
  id: 'plain-password-in-sql',
  near: ['.exec(', '.execcontext(', '.queryrow(', '.queryrowcontext(', '.update(', '.executeasync(', '.execute('],
  find: ['$db.Exec($sql, $...)', '$db.Exec($ctx, $sql, $...)', '$db.ExecContext($ctx, $sql, $...)', '$db.QueryRow($sql, $...)', '$db.QueryRow($ctx, $sql, $...)', '$db.QueryRowContext($ctx, $sql, $...)', '$db.update($sql, $...)', '$db.ExecuteAsync($sql, new {$...})', '$db.Execute($sql, new {$...})'],
  where: { sql: WRITES, rest: { trait: 'shows', of: ['password', 'passwd', 'pwd'] } },
  langs: ['java', 'kotlin', 'csharp', 'go'],
  bad: {
    go: ['Exec(', 'Exec(ctx, ', 'ExecContext(ctx, ', 'QueryRow(', 'QueryRow(ctx, ', 'QueryRowContext(ctx, '].map((call) => `func Add(ctx context.Context, name, password string) error {\n\treturn db.${call}"INSERT INTO users (name, password) VALUES ($1, $2)", name, password).Err()\n}`).concat('func Set(id int, passwd string) {\n\tdb.Exec("UPDATE users SET passwd = $1 WHERE id = $2", passwd, id)\n}'),
    java: ['void set(long id, String pwd) { jdbc.update("UPDATE users SET password = ? WHERE id = ?", pwd, id); }'],
    csharp: ['class S { Task Add(User u) => db.ExecuteAsync("INSERT INTO Users (Name, Password) VALUES (@Name, @Password)", new { u.Name, u.Password }); }', 'class S { void Add(string name, string password) { db.Execute("INSERT INTO Users (Name, Password) VALUES (@name, @password)", new { name, password }); } }'],
  },
  good: {
    go: ['func Add(name, password string) {\n\thash, _ := bcrypt.GenerateFromPassword([]byte(password), 12)\n\tdb.Exec("INSERT INTO users (name, password) VALUES ($1, $2)", name, hash)\n}', 'func Add(name, password string) {\n\tpassword = hashed(password)\n\tdb.Exec("INSERT INTO users (name, password) VALUES ($1, $2)", name, password)\n}', 'func Log(name, password string) {\n\tdb.Exec("INSERT INTO tries (name) VALUES ($1)", name, password)\n}', 'func Seen(password string) {\n\tdb.Exec("UPDATE users SET seen = now() WHERE password = $1", password)\n}', 'func Has(password string) {\n\tdb.QueryRow("SELECT id FROM users WHERE password = $1", password)\n}', 'func Has(password string) {\n\tdb.QueryRow("SELECT matches(password, $1) FROM users", password)\n}', 'func Add(name, sealed string) {\n\tdb.Exec("INSERT INTO users (name, password) VALUES ($1, $2)", name, sealed)\n}'],
  },
};

/** Parameters that are set one by one. */
export const passwordBound: Rule = {
  ...stored,
  id: 'plain-password-bound',
  near: ['.setstring(', '.addwithvalue('],
  find: ['$statement.setString($place, $password)', '$parameters.AddWithValue($place, $password)'],
  where: { password: { all: [{ trait: 'named', of: ['password', 'getpassword', 'passwd', 'pwd'] }, { trait: 'within', of: ['INSERTINTO', 'insertinto', 'UPDATE', 'update'] }, { not: { trait: 'within', of: [...HASHED, 'SELECT', 'select'] } }] } },
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    java: ['password', 'user.getPassword()', 'passwd', 'pwd'].map((value) => `void add(String name) { PreparedStatement ps = c.prepareStatement("INSERT INTO users (name, password) VALUES (?, ?)"); ps.setString(2, ${value}); }`).concat('void set(String password) { PreparedStatement ps = c.prepareStatement("insert into users (password) values (?)"); ps.setString(1, password); }', 'void set(String password) { PreparedStatement ps = c.prepareStatement("UPDATE users SET password = ?"); ps.setString(1, password); }', 'void set(String password) { PreparedStatement ps = c.prepareStatement("update users set password = ?"); ps.setString(1, password); }'),
    csharp: ['class S { void Add(string password) { var cmd = new SqlCommand("INSERT INTO Users (Password) VALUES (@p)", c); cmd.Parameters.AddWithValue("@p", password); } }'],
  },
  good: {
    java: ['void add(String name, String password) { String h = hasher.hash(password); PreparedStatement ps = c.prepareStatement("INSERT INTO users (name, password) VALUES (?, ?)"); ps.setString(2, h); }', 'void add(String name, String password) { password = hashed(password); PreparedStatement ps = c.prepareStatement("INSERT INTO users (name, password) VALUES (?, ?)"); ps.setString(2, password); }', 'boolean is(String name, String password) { PreparedStatement ps = c.prepareStatement("SELECT 1 FROM users WHERE name = ? AND password = ?"); ps.setString(2, password); }', 'void f(String password) { ps.setString(1, password); }'],
    csharp: ['class S { void Add(string name) { var cmd = new SqlCommand("INSERT INTO Users (Name) VALUES (@n)", c); cmd.Parameters.AddWithValue("@n", name); } }'],
  },
};

/** Records that are handed to a repository. */
export const passwordSaved: Rule = {
  ...stored,
  id: 'plain-password-saved',
  near: ['.setpassword(', 'password = '],
  find: ['$user.setPassword($password)', 'Password = $password', '$user.password = $password'],
  where: { password: { all: [{ trait: 'named', of: ['password', 'getpassword'] }, { trait: 'within', of: ['.save(', '.saveAndFlush(', '.persist(', 'SaveChanges', '.InsertOneAsync('] }, { trait: 'within', of: ['newUser', 'newAccount', 'newMember', 'newCustomer', 'newAppUser', 'newEmployee', '=User(', '=Account('] }, { not: { trait: 'beside', of: HASHED } }] } },
  langs: ['java', 'kotlin', 'csharp'],
  bad: {
    java: ['User', 'Account', 'Member', 'Customer', 'AppUser', 'Employee'].map((type) => `void add(Form form) { ${type} u = new ${type}(); u.setPassword(form.getPassword()); users.save(u); }`).concat(['saveAndFlush', 'persist'].map((call) => `void add(Form form) { User u = new User(); u.setPassword(form.password()); users.${call}(u); }`)),
    kotlin: ['User', 'Account'].map((type) => `fun add(form: Form) {\n  val u = ${type}()\n  u.password = form.password\n  users.save(u)\n}`),
    csharp: ['db.SaveChanges', 'users.InsertOneAsync'].map((call) => `class S { async Task Add(Form form) { var u = new User { Name = form.Name, Password = form.Password }; await ${call}(u); } }`),
  },
  good: {
    java: ['void add(Form form) { User u = new User(); u.setPassword(encoder.encode(form.getPassword())); users.save(u); }', 'void add(Form form) { User u = new User(); u.setPassword(form.getPassword()); service.register(u); }', 'void set(Form form) { mail.setPassword(form.getPassword()); settings.save(mail); }', 'class S { PasswordHasher hasher; void add(Form form) { User u = new User(); u.setPassword(form.getPassword()); users.save(u); } }', 'void add(Form form) { User u = new User(); u.setPassword(form.getNote()); users.save(u); }'],
    kotlin: ['fun add(form: Form) { val s = Settings(); s.password = form.password; all.save(s) }'],
    csharp: ['class S { void Add(Form form) { var u = new Login { Password = form.Password }; Send(u); } }'],
  },
};
