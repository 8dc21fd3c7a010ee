/** Cookies and tokens in the code that makes them: flags left out, no end, kept where scripts read them, made of what others know. */
import type { Rule } from '../../lib/types.ts';
import { NEVER_ENDS } from './dangers.ts';
import { SECRETS } from './worth-words.ts';

const danger = { category: 'session', severity: 'medium' } as const;

const SESSION = ['session', 'sid', 'sessionid', 'token', 'auth', 'jwt', 'login', 'remember', 'accesstoken', 'refreshtoken', 'connect', 'userid', 'uid'];

export const cookieOptions: Rule = {
  ...danger,
  cwe: [614, 1004],
  id: 'js-cookie-flags-missing',
  title: 'Session cookie without all its flags',
  why: 'Without httpOnly a script reads the cookie, without secure it is sent in clear text.',
  fix: 'Pass { httpOnly: true, secure: true, sameSite: "lax" }.',
  near: ['.cookie(', 'setcookie(', 'cookies()'],
  find: ['$res.cookie($name, $v, {$...})', '$res.setCookie($name, $v, {$...})', 'cookies().set($name, $v, {$...})'],
  where: { name: { trait: 'mentions', of: SESSION }, rest: { all: [{ not: { trait: 'has', of: ['...'] } }, { any: [{ not: { trait: 'has', of: ['httpOnly', 'httponly'] } }, { not: { trait: 'has', of: ['secure'] } }] }] } },
  langs: ['js'],
  bad: { js: ["res.cookie('session', token, { maxAge: 1000 })", "res.cookie('token', token, { httpOnly: true })", "reply.setCookie('sid', id, { secure: true, path: '/' })", "cookies().set('session', token, { path: '/' })"] },
  good: { js: ["res.cookie('session', token, { httpOnly: true, secure: true, sameSite: 'lax' })", "res.cookie('theme', t, { maxAge: 1000 })", "res.cookie('session', token, options)", "reply.setCookie('sid', id, { ...defaults, maxAge: 1000 })"] },
};

/** Next.js 15: `const store = await cookies()`. */
export const cookieStoreOptions: Rule = {
  ...cookieOptions,
  id: 'next-cookie-flags-missing',
  near: ['store.set(', 'cookies()).set('],
  find: ['$store.set($name, $v, {$...})'],
  where: { ...cookieOptions.where, store: { trait: 'holds', of: ['cookies'] } },
  bad: { js: ["(await cookies()).set('session', token, { path: '/' })", "const cookieStore = await cookies();\ncookieStore.set('session', token, { path: '/' })", "const store = await cookies();\nstore.set('token', token, { httpOnly: true })"] },
  good: { js: ["const store = await cookies();\nstore.set('session', token, { httpOnly: true, secure: true })", "const store = await cookies();\nstore.set('theme', t, { path: '/' })", "const store = await cookies();\nstore.set('session', token, { ...options, maxAge: 60 })", "const store = new Store();\nstore.set('session', data, { ttl: 9 })"] },
};

export const cookieBare: Rule = {
  ...danger,
  cwe: [614, 1004],
  id: 'next-cookie-without-flags',
  title: 'Session cookie without flags',
  why: 'Without httpOnly a script reads the cookie, without secure it is sent in clear text.',
  fix: 'Pass { httpOnly: true, secure: true, sameSite: "lax" }.',
  near: ['cookies()', 'cookies.set('],
  find: ['cookies().set($name, $v)', '$r.cookies.set($name, $v)', '$?.Cookies.set($name, $v)'],
  where: { name: { trait: 'mentions', of: SESSION } },
  langs: ['js'],
  bad: { js: ["cookies().set('session', token)", "response.cookies.set('auth_token', token)", "Cookies.set('token', token)"] },
  good: { js: ["cookies().set('theme', 'dark')", "cookies().set('session', token, options)", "Cookies.set('lang', l)", "ctx.cookies.set('lang', l)"] },
};

export const cookieHeader: Rule = {
  ...danger,
  cwe: [614, 1004],
  id: 'cookie-header-without-flags',
  title: 'Session cookie without flags',
  why: 'Without HttpOnly a script reads the cookie, without Secure it is sent in clear text.',
  fix: 'End it with "; HttpOnly; Secure; SameSite=Lax".',
  near: ['setheader(', '.headers[', 'send_header('],
  find: ["$?.setHeader('Set-Cookie', $cookie)", "$r.headers['Set-Cookie'] = $cookie", "$?.send_header('Set-Cookie', $cookie)"],
  where: { cookie: { all: [{ trait: 'contains', of: ['session', 'sid=', 'token', 'auth', 'jwt'] }, { not: { trait: 'contains', of: ['httponly'] } }] } },
  langs: ['js', 'py'],
  bad: { js: ["res.setHeader('Set-Cookie', `session=${token}; Path=/`)"], py: ['resp.headers["Set-Cookie"] = f"session={sid}; Path=/"', 'self.send_header("Set-Cookie", "sid=" + sid)'] },
  good: { js: ["res.setHeader('Set-Cookie', `session=${token}; Path=/; HttpOnly; Secure`)", "res.setHeader('Set-Cookie', cookie)", "res.setHeader('Set-Cookie', `theme=${t}`)"], py: ['resp.headers["Set-Cookie"] = cookie', 'self.send_header("Set-Cookie", "lang=" + l)'] },
};

export const tokenWithoutEnd: Rule = {
  ...NEVER_ENDS,
  id: 'token-without-end',
  fix: "Pass { expiresIn: '1h' }; in Python put \"exp\" into the payload.",
  near: ['jwt.sign', 'jwt.encode'],
  find: ['jwt.sign($payload, $key)', '$?.jwt.encode($payload, $key, $...)'],
  where: { payload: { all: ['list', { not: { trait: 'mentions', of: ['exp', 'expires', 'expiry'] } }, { not: { trait: 'has', of: ['**'] } }, { not: { trait: 'holds', of: ['exp', 'expiry'] } }, { not: { trait: 'within', of: ['["exp"]=', "['exp']=", '.exp=', '.update('] } }] } },
  langs: ['js', 'py'],
  bad: { js: ['jwt.sign({ id: user.id }, process.env.JWT_SECRET)'], py: ['jwt.encode({"user_id": user.id}, SECRET, algorithm="HS256")', 'jose.jwt.encode({"user_id": user.id}, SECRET, algorithm="HS256")', 'def issue(user):\n    claims = {"sub": user.id, "iat": now()}\n    return jwt.encode(claims, KEY, algorithm="HS256")'] },
  good: { js: ['const claims = { sub };\nclaims.exp = soon();\njwt.sign(claims, key)', "jwt.sign({ id }, key, { expiresIn: '1h' })", 'jwt.sign(payload, key)', 'jwt.sign({ id, exp }, key)', 'jwt.sign({ id, exp: soon() + 1 }, key)'], py: ['jwt.encode({"id": i, "exp": exp}, KEY)', 'jwt.encode(payload, KEY)', 'jwt.encode({"id": i, "token_exp": e}, KEY)', 'claims = {"sub": i, "exp": e}\nlog(i)\njwt.encode(claims, KEY)', 'claims = {"sub": i}\nclaims["exp"] = e\njwt.encode(claims, KEY)', 'jwt.encode({**claims, "a": 1}, KEY)', "claims = {'sub': i}\nclaims['exp'] = e\njwt.encode(claims, KEY)", 'claims = {"sub": i}\nclaims.update(times())\njwt.encode(claims, KEY)', 'claims = dict(sub=i, expiry=e)\nlog(i)\njwt.encode(claims, KEY)'] },
};

/** github.com/panva/jose, github.com/auth0/node-jsonwebtoken, github.com/nearform/fast-jwt: none of them sets an end by itself. */
export const builtTokenWithoutEnd: Rule = {
  ...NEVER_ENDS,
  id: 'js-token-without-end',
  fix: "Say when it ends: .setExpirationTime('15m') of jose, { expiresIn: '15m' } of jsonwebtoken and fast-jwt.",
  near: ['signjwt(', 'jwt.sign', 'createsigner('],
  find: ['new SignJWT({$...})', 'new jose.SignJWT({$...})', 'jwt.sign({$...}, $key, {$...})', 'createSigner({key: $key, $...})'],
  where: { match: { not: { any: [{ trait: 'has', of: ['exp', 'expiresIn', 'expires', 'expiry', '...', 'keyid', 'header'] }, { trait: 'within', of: ['.setExpirationTime(', '.exp='] }, { trait: 'beside', of: ['apns', 'APNS', 'teamId', 'TEAM_ID'] }] } } },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      "const token = await new SignJWT({ scope: 'read' }).setProtectedHeader({ alg: 'HS256' }).setSubject(user.id).setIssuedAt().sign(key);",
      "import * as jose from 'jose';\nexport const issue = (member) => new jose.SignJWT({ sub: member.id, plan: member.plan }).setProtectedHeader({ alg: 'EdDSA' }).sign(privateKey);",
      "const token = jwt.sign({ sub: user.id }, privateKey, { algorithm: 'RS256', issuer: 'https://id.example' });",
      "const sign = createSigner({ key: secret, algorithm: 'HS512' });",
    ],
  },
  good: {
    js: [
      "const token = await new SignJWT({ scope: 'read' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(key);", 'const token = await new SignJWT({ scope, exp: soon() }).sign(key);', 'const token = await new SignJWT({ scope, expires }).sign(key);', 'const token = await new SignJWT({ scope, expiry }).sign(key);', 'const token = await new SignJWT(claims).sign(key);', 'const token = await new SignJWT({ ...claims, scope }).sign(key);',
      "const token = jwt.sign({ sub: user.id }, privateKey, { algorithm: 'RS256', expiresIn: '10m' });", 'const token = jwt.sign({ sub: user.id }, privateKey, { ...defaults, issuer });', "const token = jwt.sign({ iss: team, iat }, key, { algorithm: 'ES256', keyid });", "const token = jwt.sign({ iss: team }, key, { header: { kid } });", "const sign = createSigner({ key: secret, expiresIn: 600000 });",
      'function issue(user) {\n  const claims = { sub: user.id };\n  claims.exp = soon();\n  return new SignJWT({ sub: user.id }).sign(key);\n}', ...['apns', 'APNS', 'teamId', 'TEAM_ID'].map((word) => `// ${word}\nconst ${word} = 1; const token = await new SignJWT({ iss }).sign(key);`),
    ],
  },
};

/** What is the user's leave to go in, as the names of keys and values say it. */
const STORED_TOKENS = ['token', 'jwt', 'accesstoken', 'refreshtoken', 'authtoken', 'idtoken', 'password'];

export const tokenInStorage: Rule = {
  ...danger,
  cwe: [922],
  id: 'token-in-storage',
  title: 'Session token kept where every script reads it',
  why: 'One script that gets into the page takes the token out of localStorage.',
  fix: 'Let the server keep it in a cookie with HttpOnly, Secure and SameSite.',
  near: ['storage.setitem'],
  find: ['$?.localStorage.setItem($name, $v)', '$?.sessionStorage.setItem($name, $v)'],
  where: { name: { trait: 'mentions', of: STORED_TOKENS } },
  langs: ['js'],
  bad: { js: ["localStorage.setItem('token', data.token)", "window.sessionStorage.setItem('jwt', jwt)"] },
  good: { js: ["localStorage.setItem('theme', t)", "localStorage.removeItem('token')", "sessionStorage.setItem('page', p)"] },
};

/** The same under a key that a constant names, or one that says nothing. */
export const tokenValueInStorage: Rule = {
  ...tokenInStorage,
  id: 'token-value-in-storage',
  where: { name: { not: { trait: 'mentions', of: STORED_TOKENS } }, v: { any: [{ trait: 'shows', of: STORED_TOKENS.slice(1) }, { all: [{ trait: 'has', of: ['stringify'] }, { trait: 'has', of: ['accessToken', 'access_token', 'refreshToken', 'refresh_token'] }] }] } },
  bad: { js: ["localStorage.setItem(KEY, answer.accessToken)", 'window.localStorage.setItem(STORE.session, data.refresh_token)', "sessionStorage.setItem('me', user.jwt)", 'localStorage.setItem(STATE, JSON.stringify({ user, refreshToken }))'] },
  good: { js: ["localStorage.setItem('token', data.accessToken)", 'localStorage.setItem(KEY, answer.theme)', 'localStorage.setItem(KEY, seal(answer.accessToken))', 'sessionStorage.setItem(KEY, mapboxAccessTokenUrl)', 'localStorage.setItem(KEY, settings.showPassword)', 'localStorage.setItem(KEY, JSON.stringify(settings))', 'localStorage.setItem(KEY, encode(1, refreshToken))'] },
};

/** What names a token or a password by itself, in code and as a key. */
const KEPT = ['token', 'userToken', 'user_token', 'accessToken', 'access_token', 'refreshToken', 'refresh_token', 'authToken', 'auth_token', 'idToken', 'id_token', 'sessionToken', 'session_token', 'bearerToken', 'jwt', 'jwtToken', 'jwt_token', 'password', 'passcode', 'mnemonic', 'seedPhrase', 'privateKey'];
/** Tokens that only reach a phone or draw a map. */
const HARMLESS = ['push', 'fcm', 'apns', 'expo', 'device', 'csrf', 'xsrf', 'mapbox', 'map', 'messaging', 'notification', 'design', 'page', 'cursor', 'next'];

/** reactnative.dev/docs/security, capacitorjs.com/docs/apis/preferences, pub.dev: shared_preferences, get_storage */
export const appTokenPlain: Rule = {
  ...danger,
  cwe: [312, 922],
  id: 'app-token-in-plain-storage',
  title: 'Password or token kept as plain text',
  why: 'Backups, other apps on a rooted phone and whoever holds it can read the file: it lets them in as the user.',
  fix: 'Keep it where the system encrypts: expo-secure-store, react-native-keychain, flutter_secure_storage; keep a token, not the password.',
  near: ['asyncstorage.setitem', 'preferences.set(', '.setstring(', 'getstorage'],
  find: ['AsyncStorage.setItem($key, $v)', 'Preferences.set({ key: $key, value: $v })', '$prefs.setString($key, $v)', 'GetStorage().write($key, $v)'],
  where: {
    match: {
      all: [
        { trait: 'has', of: KEPT },
        { not: { trait: 'mentions', of: [...HARMLESS, 'encrypt', 'encrypted', 'cipher', 'seal'] } },
        { not: { trait: 'within', of: ['PushToken', 'messaging(', 'FirebaseMessaging', 'encrypt('] } },
        { not: { trait: 'beside', of: ['SecureStore', 'react-native-keychain', 'EncryptedStorage', 'encrypted-storage', 'FlutterSecureStorage', 'EncryptedSharedPreferences', 'setMockInitialValues'] } },
      ],
    },
  },
  langs: ['js', 'dart'],
  bad: {
    js: ["await AsyncStorage.setItem('token', answer.token);", 'AsyncStorage.setItem(KEYS.session, credentials.refreshToken);', "AsyncStorage.setItem('auth', JSON.stringify({ email, password }));", "await Preferences.set({ key: 'session', value: answer.access_token });"],
    dart: ["await prefs.setString('token', answer.token);", "final store = await SharedPreferences.getInstance();\nstore.setString(_key, session.refreshToken);", "GetStorage().write('access_token', answer['t']);"],
  },
  good: {
    js: ["await SecureStore.setItemAsync('token', answer.token);", "AsyncStorage.setItem('theme', theme);", "AsyncStorage.setItem('pushToken', token);", 'async function register() {\n  const token = await messaging().getToken();\n  await AsyncStorage.setItem(KEY, token);\n}', "AsyncStorage.setItem('session', encrypt(token, key));", "import * as SecureStore from 'expo-secure-store';\nconst keep = (k, token) => (Platform.OS === 'web' ? AsyncStorage.setItem(k, token) : SecureStore.setItemAsync(k, token));", "Preferences.set({ key: 'lang', value: lang });"],
    dart: ["await prefs.setString('theme', theme);", "await storage.write(key: 'token', value: token);", "GetStorage().write('page', token);", "prefs.setString('fcm', token);"],
  },
};

/** What says when it was made, or whose it is; and what nobody else knows. */
const TOLD = ['time', 'now', 'utcnow', 'date', 'microtime', 'timestamp', 'millis', 'nano', 'ticks', 'uniqid', 'email', 'mail', 'username', 'userid', 'login', 'startedat', 'createdat', 'issuedat', 'loginat', 'loggedinat', 'signedinat', 'accountid', 'customerid', 'memberid', 'studentid', 'employeeid', 'patientid'];
const UNTOLD = ['random', 'rand', 'entropy', 'urandom', 'uuid', 'secret', 'salt', 'pepper', 'key', 'pass', 'password', 'hash', 'token', 'nonce', 'seed', 'secure', 'securerandom'];

/** The hash of the time, or of an address, is as easy to guess as that. */
export const timeSecret: Rule = {
  category: 'weak-randomness',
  cwe: [330, 340],
  id: 'time-hash-secret',
  severity: 'high',
  title: 'Secret made from what others know or can guess',
  why: 'Whoever knows about when it was made, and for whom, tries the few values that it can be: a hash adds nothing to them.',
  fix: 'Draw it: secrets.token_urlsafe(), crypto.randomBytes(32), bin2hex(random_bytes(32)), SecureRandom, RandomNumberGenerator.GetBytes, rand.Text() of crypto/rand.',
  near: ['hashlib.', 'createhash(', 'date.now(', 'md5', 'sha1', 'sha256', 'hash(', 'digestutils.', 'hashstring(', 'hashdata(', 'computehash('],
  find: ['hashlib.$fn($time)', '$?.createHash($a).update($time)', '$time.now().toString(36)', 'md5($time)', 'sha1($time)', 'sha256($time)', "hash('sha256', $time)", "hash('sha1', $time)", "hash('md5', $time)", "hash('sha512', $time)", 'Digest::MD5.hexdigest($time)', 'Digest::SHA1.hexdigest($time)', 'Digest::SHA256.hexdigest($time)', 'DigestUtils.$fn($time)', '$hash.hashString($time, $...)', '$?.ComputeHash($time)', '$class.HashData($time)', 'md5.Sum($time)', 'sha1.Sum($time)', 'sha256.Sum256($time)'],
  where: { time: { all: [{ trait: 'made-of', of: TOLD }, { any: [{ trait: 'into', of: [...SECRETS, 'auth'] }, 'opens'] }, { not: { trait: 'made-of', of: UNTOLD } }] } },
  doubt: { match: 'protocol' },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'java', 'kotlin', 'csharp', 'go'],
  bad: {
    py: ['token = hashlib.sha256(str(time.time()).encode()).hexdigest()', 'def api_key(shop):\n    base = f"{shop.name}-{time.time()}"\n    return hashlib.sha256(base.encode()).hexdigest()'],
    js: ["const resetToken = crypto.createHash('sha256').update(Date.now().toString()).digest('hex')", 'const token = Date.now().toString(36)', 'const token = md5(user.email + Date.now())', 'const sessionId = sha1(Date.now())', 'const apiKey = sha256(email)', "const sid = createHash('sha256').update(`${memberId}:${visit.createdAt}`).digest('hex');", "const sessionId = createHash('sha1').update(String(visit.loginAt) + customerId).digest('base64url');"],
    php: ['<?php $token = md5(time() . $email);', '<?php $resetKey = sha1($user->email);', ...['md5', 'sha1', 'sha256', 'sha512'].map((name) => `<?php $activationCode = hash('${name}', microtime() . $login);`)],
    ruby: ['MD5', 'SHA1', 'SHA256'].map((kind) => `user.reset_token = Digest::${kind}.hexdigest(Time.now.to_s + email)`),
    java: ['String token = DigestUtils.md5Hex(email + System.currentTimeMillis());', 'String token = Hashing.sha256().hashString(email + System.nanoTime(), UTF_8).toString();'],
    csharp: ['var token = md5.ComputeHash(Encoding.UTF8.GetBytes(email + DateTime.Now.Ticks));', 'var token = Hex(SHA256.HashData(Text(email + DateTime.UtcNow)));'],
    go: ['token := md5.Sum([]byte(email))', 'token := sha1.Sum([]byte(time.Now().String()))', 'sessionID := sha256.Sum256([]byte(time.Now().String() + user))'],
  },
  good: {
    py: ['etag = hashlib.sha256(str(time.time()).encode()).hexdigest()', 'token = hashlib.sha256(os.urandom(16) + str(time.time()).encode()).hexdigest()', 'token = hashlib.sha256(data).hexdigest()'],
    js: ['const id = Date.now().toString(36)', "const name = createHash('sha1').update(Date.now().toString()).digest('hex')", 'const avatar = md5(email)', 'const etag = md5(order.createdAt + customerId)', 'const sid = createHash("sha256").update(`${memberId}:${randomUUID()}`).digest("hex")', 'const pick = sha1(email); const row = sha256(email)'],
    php: ['<?php $token = md5($email . time());\n$HA1 = $token;', '<?php $avatar = md5($email);', '<?php $token = md5($email . $secret);', '<?php $token = sha1(time() . random_bytes(8));', "<?php $etag = hash('sha256', $time) . hash('sha1', $time) . hash('md5', $time) . hash('sha512', $time);"],
    ruby: ['avatar = Digest::MD5.hexdigest(email)', 'avatar = Digest::SHA1.hexdigest(email)', 'seed = SecureRandom.hex\ntoken = Digest::SHA256.hexdigest(Time.now.to_s + seed)'],
    java: ['String gravatar = DigestUtils.md5Hex(email);', 'HashCode avatar = Hashing.sha256().hashString(email, UTF_8);'],
    csharp: ['var avatar = md5.ComputeHash(Text(email)); var tag = SHA256.HashData(Text(email));'],
    go: ['avatar := md5.Sum([]byte(email)); etag := sha1.Sum([]byte(email)); row := sha256.Sum256([]byte(email))'],
  },
};

/** Columns that hold what a reset mail carries. */
const RESET = ['reset_token', 'password_reset_token', 'reset_password_token'];
const RESET_IN_JS = ['resetToken', 'passwordResetToken', 'resetPasswordToken'];
/** Says somewhere that it ends, or that it counts once. */
const ENDS = ['xpir', 'EXPIR', 'alid_until', 'alidUntil', 'alid_to', 'alidTo', '_at', 'At:', 'At>', 'At<', 'At)', 'ago', 'ttl', 'TTL', 'axAge', 'max_age', 'period', 'deadline', 'Date.now', 'time()', 'strtotime', 'DateInterval', 'Carbon', 'timedelta', 'timezone', 'interval', 'INTERVAL', 'fresh', 'stale', 'lifetime', 'time.Now', 'still_', 'stillValid', 'valid?', 'isValid'];

/** cheatsheetseries.owasp.org (Forgot Password): "expires after an appropriate period", "single use". */
export const resetWithoutEnd: Rule = {
  category: 'access-control',
  cwe: [640, 613],
  severity: 'medium',
  id: 'reset-token-without-end',
  title: 'Reset token that is asked about and never ends',
  why: 'A mail of years ago, or a copy of the table, still sets a new password: nothing here asks how old the token is.',
  fix: 'Keep when it was made and ask for it in the same query, and clear it once it was used; in Rails generates_token_for :password_reset, expires_in: 20.minutes with find_by_token_for does both.',
  near: [...RESET.flatMap((name) => [`find_by(${name}`, `where(${name}`, `where('${name}`, `where("${name}`, `filter_by(${name}`, `.get(${name}`]), ...RESET_IN_JS.map((name) => name.toLowerCase()).flatMap((name) => [`findone({ ${name}`, `findoneby({ ${name}`, `findfirst({ where: { ${name}`])],
  find: [
    ...RESET.flatMap((name) => [`$model.find_by(${name}: $token)`, `$model.where(${name}: $token)`, `$model.where('${name}', $token)`, `$model.Where('${name} = ?', $token)`, `$model.filter_by(${name}=$token)`, `$model.get(${name}=$token)`]),
    ...RESET_IN_JS.flatMap((name) => [`$model.findOne({${name}: $token})`, `$model.findFirst({where: {${name}: $token}})`, `$model.findOneBy({${name}: $token})`]),
  ],
  where: { match: { all: [{ trait: 'within', of: ['assword'] }, { not: { trait: 'beside', of: ENDS } }] } },
  hole: 'none',
  langs: ['ruby', 'php', 'py', 'js', 'go'],
  bad: {
    ruby: RESET.flatMap((name) => [`def update\n  user = User.find_by(${name}: params[:token])\n  user.update!(password: params[:password])\nend`, `def update\n  user = User.where(${name}: params[:token]).first\n  user.update!(password: params[:password])\nend`]),
    php: RESET.map((name) => `<?php class A { function reset(Request $r) {\n  $user = User::where('${name}', $r->token)->firstOrFail();\n  $user->password = Hash::make($r->password);\n} }`),
    py: RESET.flatMap((name) => [`def reset(token):\n    user = User.query.filter_by(${name}=token).first_or_404()\n    user.set_password(request.form["password"])`, `def reset(request, token):\n    user = User.objects.get(${name}=token)\n    user.set_password(request.POST["password"])`]),
    js: RESET_IN_JS.flatMap((name) => [`findOne({ ${name}: req.body.token })`, `findFirst({ where: { ${name}: req.body.token } })`, `findOneBy({ ${name}: req.body.token })`]).map((call) => `async function reset(req) {\n  const user = await users.${call};\n  user.password = await hash(req.body.password);\n  await user.save();\n}`),
    go: RESET.map((name) => `func (s *Accounts) Reset(token, password string) error {\n\tvar u Account\n\tif err := s.db.Where("${name} = ?", token).First(&u).Error; err != nil {\n\t\treturn err\n\t}\n\treturn s.setPassword(&u, password)\n}`),
  },
  good: {
    ruby: ['def update\n  user = User.find_by(reset_token: params[:token])\n  return head :gone if user.nil? || user.reset_sent_at < 1.hour.ago\n  user.update!(password: params[:password])\nend', 'def update\n  user = User.find_by_token_for(:password_reset, params[:token])\n  user.update!(password: params[:password])\nend', 'def edit\n  @user = User.find_by(reset_token: params[:token])\nend'],
    js: ['async function reset(req) {\n  const user = await users.findOne({ resetToken: req.body.token, resetEnds: { $gt: new Date() } });\n  user.password = await hash(req.body.password);\n}', 'async function reset(req) {\n  const user = await users.findOne({ resetToken: req.body.token });\n  if (user.resetExpires < now) throw new Gone();\n  user.password = await hash(req.body.password);\n}'],
    php: ["<?php class A { function reset(Request $r) {\n  $user = User::where('reset_token', $r->token)->where('reset_expires_at', '>', now())->firstOrFail();\n  $user->password = Hash::make($r->password);\n} }"],
  },
};
