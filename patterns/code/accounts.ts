/** Accounts: how short a password may be, how often it may be tried, what an answer says of who has one, and how passwords are asked for. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', severity: 'medium' } satisfies Partial<Rule>;

/** learn.microsoft.com/aspnet/core/security/authentication/identity-configuration */
export const identityShort: Rule = {
  ...danger,
  cwe: [521],
  id: 'identity-short-password',
  title: 'Passwords of one character are taken',
  why: 'Such a password is guessed at the first try.',
  fix: 'Set RequiredLength to 12 or more, and leave the other demands on.',
  near: ['requiredlength = 0', 'requiredlength = 1'],
  find: ['$options.RequiredLength = $few'],
  where: { few: { trait: 'equals', of: ['0', '1'] } },
  hole: 'none',
  langs: ['csharp'],
  bad: { csharp: ['options.Password.RequiredLength = 1;', 'options.Password.RequiredLength = 0;', 'o.RequiredLength=1;'] },
  good: { csharp: ['options.Password.RequiredLength = 14;', 'options.Password.RequiredLength=12;', 'options.RequiredLength = 10;'] },
};

/** SignInManager.PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure); LockoutOptions.AllowedForNewUsers */
export const lockoutOff: Rule = {
  ...danger,
  cwe: [307],
  id: 'identity-lockout-off',
  title: 'Passwords may be tried without end',
  why: 'A program tries thousands of passwords an hour, and lists of leaked ones are long.',
  fix: 'Pass lockoutOnFailure: true, and leave Lockout.AllowedForNewUsers on.',
  near: ['passwordsigninasync(', 'checkpasswordsigninasync(', 'allowedfornewusers'],
  find: ['$?.PasswordSignInAsync($user, $given, $kept, false)', '$?.PasswordSignInAsync($user, $given, $kept, lockoutOnFailure: false)', '$?.CheckPasswordSignInAsync($user, $given, false)', '$?.CheckPasswordSignInAsync($user, $given, lockoutOnFailure: false)', '$?.AllowedForNewUsers = false'],
  langs: ['csharp'],
  bad: { csharp: ['var r = await signIn.PasswordSignInAsync(m.Name, m.Password, m.Keep, false);', 'var r = await signIn.PasswordSignInAsync(m.Name, m.Password, true, lockoutOnFailure: false);', 'await signIn.CheckPasswordSignInAsync(user, m.Password, false);', 'await signIn.CheckPasswordSignInAsync(user, m.Password, lockoutOnFailure: false);', 'options.Lockout.AllowedForNewUsers = false;'] },
  good: { csharp: ['var r = await signIn.PasswordSignInAsync(m.Name, m.Password, false, true);', 'await signIn.PasswordSignInAsync(m.Name, m.Password, false, lockoutOnFailure: true);', 'await signIn.CheckPasswordSignInAsync(user, m.Password, true);', 'options.Lockout.AllowedForNewUsers = true;'] },
};

const UNKNOWN = String.raw`(?:\b(?:[uU]ser|[aA]ccount|[eE]mail|[uU]sername|[mM]ember)\b[^"'\`\n]{0,40}\b(?:not found|(?:does(?:n['’]t| not)|did not) exist|not exist|no such|is not registered|unknown|isn't registered|not registered)\b|\b[nN]o (?:such )?(?:user|account|member)\b)`;

/** OWASP, Authentication Cheat Sheet: "Authentication and Error Messages". */
export const accountTold: Rule = {
  category: 'error-disclosure',
  severity: 'low',
  cwe: [204],
  id: 'account-told-by-answer',
  title: 'Answer that says whether an account exists',
  why: 'Whoever asks for name after name learns which of them are worth a try with leaked passwords.',
  fix: 'Answer both cases with one sentence: "Name or password is wrong."',
  near: ['password'],
  find: [
    new RegExp(`(?<=${UNKNOWN}[^"'\`\\n]{0,20}["'\`][^]{0,900}["'\`](?:[\\w ]{1,20} )?)[pP]assword(?= (?:is )?(?:not (?:valid|correct)|incorrect|wrong|invalid|does not match|mismatch)\\b)`, 'y'),
    new RegExp(`(?<=["'\`](?:[\\w ]{1,20} )?(?:[wW]rong|[iI]ncorrect|[iI]nvalid|[bB]ad) )password(?=[.!]?["'\`])(?<=${UNKNOWN}[^"'\`\\n]{0,20}["'\`][^]{0,900})`, 'y'),
    new RegExp(`(?<=["'\`](?:[\\w ]{1,20} )?)[pP]assword(?= (?:is )?(?:not (?:valid|correct)|incorrect|wrong|invalid)\\b[^]{0,900}?["'\`][^"'\`\\n]{0,20}${UNKNOWN})`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.tsx', '.py', '.php', '.java', '.kt', '.cs', '.rb', '.go'] } },
  bad: {
    js: ["if (!user) return res.status(401).json({ error: 'User not found' });\nif (!ok) return res.status(401).json({ error: 'Password is not valid' });", "if (!user) return fail('Account does not exist');\nif (!ok) return fail('Wrong password');", "if (!ok) return fail('Password is not correct for this name');\nif (!user) return fail('Username does not exist');", "if (!user) throw new Error(`No such user for ${email}`);\nif (!ok) throw new Error('Invalid password');"],
    py: ['if user is None:\n    return "Email is not registered", 401\nif not ok:\n    return "Incorrect password", 401'],
  },
  good: { js: ["if (!user || !ok) return res.status(401).json({ error: 'Invalid username or password' });", "if (!user) return fail('User not found');\nsave(user);", "const texts = { a: 'Wrong password' };"], 'a.md': ['"User not found" or "Wrong password"'] },
};

/** A row is asked for by its password: it is stored as it is sent. */
export const passwordAsked: Rule = {
  category: 'weak-crypto',
  severity: 'medium',
  cwe: [256, 522],
  id: 'password-in-filter',
  title: 'Record asked for by its password',
  why: 'That finds one only where the passwords are stored as they are: whoever reads the table has them all.',
  fix: 'Ask for the name alone, and compare the stored hash with bcrypt.compare, argon2.verify or check_password_hash.',
  near: ['find({', 'findone({', 'filter_by(', 'find_by(', '.get(', 'query = {', 'filter = {', 'criteria = {'],
  find: ['$model.findOne({password: $given, $...}, $...)', '$model.find({password: $given, $...}, $...)', '$model.filter_by(password=$given, $...)', '$model.find_by(password: $given, $...)', '$model.objects.get(password=$given, $...)', 'query = {username: $user, password: $given}', 'query = {email: $user, password: $given}', 'filter = {username: $user, password: $given}', 'filter = {email: $user, password: $given}', 'criteria = {username: $user, password: $given}'],
  where: { given: 'requested' },
  hole: 'none',
  langs: ['js', 'py', 'ruby'],
  bad: {
    js: ['const user = await User.findOne({ username: req.body.username, password: req.body.password });', 'function f(req, res) {\n  const { username, password } = req.body;\n  db.users.find({ username, password: password }, done);\n}', ...['query', 'filter'].flatMap((name) => ['username', 'email'].map((user) => `const ${name} = { ${user}: req.body.${user}, password: req.body.password };`)), 'const criteria = { username: req.body.name, password: req.body.password };'],
    py: ['@app.post("/a")\ndef a():\n    return User.query.filter_by(name=request.form["name"], password=request.form["password"]).first()', 'def a(request):\n    return User.objects.get(name=request.POST["name"], password=request.POST["password"])'],
    ruby: ['user = User.find_by(email: params[:email], password: params[:password])'],
  },
  good: { js: ['const user = await User.findOne({ username: req.body.username, password: hash(req.body.password) });', 'const user = await User.findOne({ username: req.body.username });', 'const user = await User.findOne({ password });'], py: ['@app.post("/a")\ndef a():\n    return User.query.filter_by(name=request.form["name"]).first()'], ruby: ['user = User.find_by(email: params[:email])'] },
};

/** The same in SQL: what can be asked for so is no salted hash. */
export const passwordInQuery: Rule = {
  ...passwordAsked,
  id: 'password-in-where',
  near: ['password = ?', 'password = $', 'password = %s', 'password = :', 'password = @', 'password=?', 'password=$', 'password=%s', 'password=:', 'passwd = ?', 'password = \'', "password='"],
  find: [/(?<=["'`]\s{0,40}SELECT\b[^;]{0,300}\bWHERE\b[^;]{0,200}\b(?:AND|WHERE)\s{1,20}(?:\w{1,20}\.)?[`"]?(?:user_?)?)(?:password|passwd)[`"]?\s{0,4}=\s{0,4}(?:\?|\$\d|%s|[:@]\w|'?(?:\$\{|\{?\$\w))(?!\w{0,20}(?:hash|crypt))/iy],
  where: {},
  hole: 'value',
  langs: undefined,
  bad: {
    js: ["db.query('SELECT * FROM users WHERE username = $1 AND password = $2', [name, password]);", "db.get('SELECT id FROM users WHERE name=? AND password=?', [name, password], done);", 'db.query(`SELECT * FROM users WHERE email = "${email}" AND password = \'${password}\'`);', "db.query('SELECT * FROM users WHERE name=$1 AND password=$2', [name, password]);"],
    py: ['cursor.execute("SELECT * FROM users WHERE username = %s AND password = %s", (name, password))', 'cursor.execute("SELECT * FROM users WHERE username=%s AND password=%s", (name, password))', 'cursor.execute("SELECT * FROM users WHERE name = :name AND password = :password", row)', 'cursor.execute("SELECT * FROM users WHERE name = :name AND password=:password", row)', 'cursor.execute("SELECT * FROM t WHERE name = ? AND passwd = ?", row)', 'cursor.execute("SELECT * FROM t WHERE name = ? AND password = ?", row)'],
    cs: ['var c = new SqlCommand("SELECT * FROM Users WHERE Name = @name AND Password = @password", db);'], php: ['<?php $q = "SELECT * FROM users WHERE name=\'$name\' AND password=\'$password\'";'],
  },
  good: { js: ["db.query('SELECT * FROM users WHERE username = $1', [name]);", "db.query('UPDATE users SET password = $1 WHERE id = $2', [hash, id]);", "db.query('SELECT * FROM users WHERE id = $1 AND password = :passwordHash', row);"], 'a.md': ['SELECT * FROM users WHERE password = ?'] },
};

/** php.net/mysqli.construct */
export const rootWithoutPassword: Rule = {
  ...danger,
  cwe: [258],
  id: 'root-without-password',
  title: 'Database opened as root without a password',
  why: 'Whoever reaches the server has every table, and a flaw in one query has them as well.',
  fix: 'Make an account that may do what the program does, and read its password from the environment.',
  near: ["'root'", '"root"'],
  find: ["new mysqli($host, 'root', '', $...)", "mysqli_connect($host, 'root', '', $...)", "new PDO($dsn, 'root', '', $...)", "mysql_connect($host, 'root', '', $...)", "DriverManager.getConnection($url, 'root', '')"],
  langs: ['php', 'java'],
  bad: { php: ['<?php $db = new mysqli("localhost", "root", "", "shop");', "<?php $db = mysqli_connect('localhost', 'root', '', 'shop');", '<?php $db = new PDO($dsn, "root", "");', '<?php mysql_connect("localhost", "root", "");'], java: ['Connection c = DriverManager.getConnection(url, "root", "");'] },
  good: { php: ['<?php $db = new mysqli("localhost", "shop", getenv("DB_PASSWORD"), "shop");', '<?php $db = new PDO($dsn, "root", $password);'], java: ['Connection c = DriverManager.getConnection(url, user, password);'] },
};

/** learn.microsoft.com/dotnet/api/system.web.security.membershippasswordformat */
export const membershipWeak: Rule = {
  ...danger,
  cwe: [256, 521, 640],
  id: 'membership-passwords-open',
  title: 'Passwords stored readable, or too short',
  why: 'Who reads the table, or a backup, has the passwords of all; those of a few characters are tried in seconds.',
  fix: 'passwordFormat="Hashed", enablePasswordRetrieval="false", minRequiredPasswordLength="12".',
  near: ['passwordformat="clear"', 'passwordformat="encrypted"', 'enablepasswordretrieval="true"', 'minrequiredpasswordlength="'],
  find: [/\bpasswordFormat="(?:Clear|Encrypted)"/i, /\benablePasswordRetrieval="true"/i, /\bminRequiredPasswordLength="[1-6]"/i],
  where: { path: { trait: 'ends', of: ['.config'] } },
  bad: { 'Web.config': ['<add passwordFormat="Clear" />', '<add passwordFormat="Encrypted" />', '<add enablePasswordRetrieval="true" />', '<add minRequiredPasswordLength="2" />'] },
  good: { 'Web.config': ['<add passwordFormat="Hashed" enablePasswordRetrieval="false" minRequiredPasswordLength="12" />'], 'a.md': ['passwordFormat="Clear"'] },
};
