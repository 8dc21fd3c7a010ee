/** Tokens, kept sessions and reset links in which no end is written down: Python, PHP, Ruby, Java, Go, SQL, Redis. */
import type { Rule } from '../../lib/types.ts';
import { NEVER_ENDS } from './dangers.ts';

/** What says when it ends, or since when it counts. */
const NO_END = String.raw`(?:[xX]pir|\bexp\b|EXPIR|[vV]alid_?(?:[uU]ntil|[tT]o)|ttl|TTL|[lL]ifetime)`;

/** RFC 7519, 4.1.4: only `exp` makes a token end. */
export const scriptTokenEndless: Rule = {
  ...NEVER_ENDS,
  id: 'script-token-without-end',
  fix: 'Put exp into the payload: a number of minutes from now.',
  near: ['jwt::encode(', 'jwt.encode('],
  find: [
    new RegExp(String.raw`\bJWT::encode\(\s{0,20}(?:\[|array\()(?![^;]{0,300}?${NO_END})(?=[^;]{0,300}?["'](?:sub|uid|user_?[iI]d|id|email|user|data)["'])[^;]{1,300}\)`, 'y'),
    new RegExp(String.raw`\bJWT\.encode\(\s{0,20}\{(?![^}]{0,300}?(?:${NO_END}|\*\*))(?=[^}]{0,300}?\b(?:sub|uid|user_id|id|email|user|account_id|member_id)(?::| ?=>|["']))[^}]{1,300}\}`, 'y'),
    new RegExp(String.raw`(?<=\$(?<kept>\w{1,30}) = \[(?![^\]]{0,180}${NO_END})(?=[^\]]{0,180}["'](?:sub|uid|user_?[iI]d|id|email|user)["'])[^\]]{1,180}\];\s{1,20}(?:return |\$\w{1,30} = )?)JWT::encode\(\$\k<kept>,`, 'y'),
    new RegExp(String.raw`(?<=\b(?<hash>\w{1,30}) = \{(?![^}]{0,180}(?:${NO_END}|\*\*))(?=[^}]{0,180}\b(?:sub|uid|user_id|id|email|user|account_id|member_id)(?::| ?=>|["']))[^}]{1,180}\}\s{1,20}(?:\w{1,30} = )?)JWT\.encode\(\k<hash>,`, 'y'),
    new RegExp(String.raw`(?<=\b(?:def|async def) \w{1,60}\([^)]{0,100}\)[^:\n]{0,40}:\s(?:(?!\bdef |${NO_END})[^]){0,150}\b(?<copy>\w{1,30}) = \w{1,30}\.copy\(\)\s(?:(?!\bdef |${NO_END})[^]){0,100})jwt\.encode\(\s{0,20}\k<copy>,`, 'y'),
  ],
  where: { path: { trait: 'ends', of: ['.php', '.rb', '.py'] } },
  bad: {
    php: ["<?php\n$claims = [\n  'sub' => $user->id,\n  'iat' => time(),\n];\n$jwt = JWT::encode($claims, $key, 'HS256');", "<?php $jwt = JWT::encode(['sub' => $user->id, 'iat' => time()], $key, 'HS256');", "<?php $jwt = JWT::encode(array('user_id' => $id), $key, 'HS256');"], ruby: ['payload = {\n  sub: user.id,\n  role: user.role,\n  iat: Time.now.to_i,\n  jti: SecureRandom.uuid\n}\nJWT.encode(payload, @secret, ALGORITHM)', 'JWT.encode({ user_id: user.id }, Rails.application.secret_key_base, "HS256")', 'token = JWT.encode({ "sub" => member.id, "iat" => now }, key, "HS512")'],
    py: ['def create_token(data: dict):\n    to_encode = data.copy()\n    return jwt.encode(to_encode, SECRET_KEY, algorithm=ALGORITHM)'],
  },
  good: {
    php: ["<?php $jwt = JWT::encode(['sub' => $user->id, 'exp' => time() + 900], $key, 'HS256');", "<?php $jwt = JWT::encode($payload, $key, 'HS256');"], ruby: ['JWT.encode({ user_id: user.id, exp: 15.minutes.from_now.to_i }, key, "HS256")', 'JWT.encode({ **claims, user_id: 1 }, key, "HS256")', 'JWT.encode(payload, key, "HS256")'],
    py: ['def create_token(data: dict):\n    to_encode = data.copy()\n    to_encode["exp"] = soon()\n    return jwt.encode(to_encode, SECRET_KEY, algorithm=ALGORITHM)', 'def create_token(data):\n    to_encode = data.copy()\n    to_encode.update({"exp": soon()})\n    return jwt.encode(to_encode, SECRET_KEY)'], md: ['JWT.encode({ user_id: user.id }, key)'],
  },
};

/** com.nimbusds, spring-security-oauth2-jose, jjwt with a map, golang-jwt with claims of its own */
export const builtTokenEndless: Rule = {
  ...NEVER_ENDS,
  id: 'built-token-without-end',
  fix: 'Call expirationTime(…), expiresAt(…) or setExpiration(…); in Go set ExpiresAt in the embedded RegisteredClaims.',
  near: ['jwtclaimsset.builder()', 'setclaims(', 'newwithclaims('],
  find: [
    /\bJ(?:WT|wt)ClaimsSet\.[bB]uilder\(\)(?=(?:(?!;)[^]){0,300}?\.subject\()(?!(?:(?!;)[^]){0,390}?(?:expir|claims\())(?:(?!;)[^]){1,390}?\.build\(\)/,
    /(?<=\bJwts\.builder\(\)\s{0,20}\.)(?<!(?:[xX]pir|"exp")[^]{0,190})setClaims\((?!(?:(?!;)[^]){0,300}?[xX]pir)(?:(?!;)[^]){1,300}?\.compact\(\)/y,
    /\bjwt\.NewWithClaims\([^,]{1,60},\s{0,20}&?(?!jwt\.)(?:\w{1,30}\.)?\w{0,30}[cC]laims\{(?![^;\n]{0,300}?(?:xpir|StandardClaims:|RegisteredClaims:(?![^;\n]{0,200}\bSubject:)))(?=[^{}]{0,200}\w: )(?:[^{}]|\{[^{}]{0,120}\}){1,200}\}/,
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.go'] } },
  bad: {
    java: ['JWTClaimsSet c = new JWTClaimsSet.Builder().subject(user.getId()).issuer("shop").build();', 'JwtClaimsSet c = JwtClaimsSet.builder().issuer("self").subject(auth.getName()).issuedAt(now).build();', 'Map<String, Object> claims = new HashMap<>();\nclaims.put("uid", user.getId());\nreturn Jwts.builder().setClaims(claims).signWith(key).compact();'],
    go: ['return jwt.NewWithClaims(jwt.SigningMethodHS256, Claims{UserID: u.ID}).SignedString(key)', 't := jwt.NewWithClaims(m, &auth.UserClaims{Email: u.Email, RegisteredClaims: jwt.RegisteredClaims{Subject: u.ID}})'],
  },
  good: {
    java: ['new JWTClaimsSet.Builder().subject(u).expirationTime(soon).build();', 'JwtClaimsSet.builder().subject(u).expiresAt(soon).build();', 'Jwts.builder().setClaims(claims).setExpiration(soon).signWith(key).compact();', 'claims.put("exp", soon);\nJwts.builder().setClaims(claims).signWith(key).compact();'],
    go: ['jwt.NewWithClaims(m, Claims{UserID: u.ID, RegisteredClaims: jwt.RegisteredClaims{ExpiresAt: soon}})', 'jwt.NewWithClaims(m, Claims{UserID: u.ID, RegisteredClaims: registered})', 'jwt.NewWithClaims(m, claims)'], md: ['jwt.NewWithClaims(m, Claims{UserID: u.ID})'],
  },
};

/** redis.io/commands/set: without EX the key stays. */
export const keptEndless: Rule = {
  ...NEVER_ENDS,
  id: 'stored-session-without-end',
  title: 'Session kept without an end',
  why: 'Who has the id of a session of years ago is still the user, and the store only grows.',
  fix: "Give it a time to live: redis.set(key, value, 'EX', 3600), setex, rdb.Set(ctx, key, value, 24*time.Hour).",
  near: ['.set(`', ".set('", '.set("', ".set(f'", '.set(f"', '.set(ctx, '],
  find: [
    /(?<=\b\w{0,20}(?:[rR]edis|client|cache|kv|KV|rdb|store)\w{0,12})\.set\(\s{0,4}f?(?<quote>["'`])(?:\w{1,20}:)?(?:session|sess|sid|auth|reset|refresh|login|otp|magic)s?(?:[-_]\w{1,12})?:(?:(?!\k<quote>)[^\n]){0,60}\k<quote>(?:\s{0,2}\+\s{0,2}[\w.]{1,40})?,\s{0,12}(?:JSON\.stringify|json\.dumps|str|String)?\(?[^;,\n]{0,20}(?:\{[^{}\n]{0,120}\})?[^;,\n{}]{0,40}\)?\)(?![^]{0,200}\bexpire)(?=[;\s)]|$)/y,
    /(?<=\b\w{0,20}(?:[rR]edis|rdb|client|cache)\w{0,12})\.Set\(\s{0,4}(?:ctx|c|r\.Context\(\)),\s{0,4}"(?:session|sess|sid|auth|reset|refresh|login|otp):[^\n;]{1,80},\s?0\)/y,
    /(?<=\b\w{0,20}(?:[rR]edis|rdb|client|cache)\w{0,12})\.Set\(\s{0,4}ctx,\s{0,4}fmt\.Sprintf\("(?:session|sess|sid|auth|reset|refresh|login|otp):[^\n;]{1,80},\s?0\)/y,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.go'] } },
  bad: {
    ts: ['await redis.set(`session:${sid}`, JSON.stringify({ userId: user.id }));', "await redisClient.set('sess:' + id, JSON.stringify(session));", 'await kv.set("reset:" + token, user.id);'], py: ['redis.set(f"session:{sid}", json.dumps({"user": user.id}))', "cache_redis.set(f'auth:{token}', user.id)"],
    go: ['rdb.Set(ctx, "session:"+sid, userID, 0)', 'rdb.Set(ctx, fmt.Sprintf("session:%s", sid), userID, 0)'],
  },
  good: {
    ts: ["await redis.set(`session:${sid}`, JSON.stringify({ userId: user.id }), 'EX', 3600);", 'await redis.set(`session:${sid}`, value);\nawait redis.expire(`session:${sid}`, 3600);', 'await redis.set(`price:${sku}`, price);', 'await redis.set(`session:${sid}`, value, { EX: 60 });'], py: ['redis.set(f"session:{sid}", data, ex=3600)', 'redis.set(f"price:{sku}", price)'], go: ['rdb.Set(ctx, "session:"+sid, userID, 24*time.Hour)', 'rdb.Set(ctx, fmt.Sprintf("price:%s", sku), price, 0)'],
    md: ['redis.set(`session:${sid}`, value);'],
  },
};

/** cheatsheetseries.owasp.org (Forgot Password): a reset link ends soon. */
export const resetRowEndless: Rule = {
  ...NEVER_ENDS,
  cwe: [640, 613],
  id: 'reset-token-kept-without-end',
  title: 'Reset token without an end',
  why: 'A mail of years ago, or a copy of the table, still sets a new password: nothing says until when the token counts.',
  fix: 'Keep expires_at with it, twenty minutes from now, ask for it when the token is used, and delete the row then.',
  near: ['password_reset', 'passwordreset', 'reset_token', 'resettoken', 'magic_link', 'magiclink', 'login_token'],
  find: [
    /(?<=\bCREATE TABLE (?:IF NOT EXISTS )?["'`]?(?:\w{1,20}\.)?)(?:password_resets?(?:_tokens?)?|reset_tokens?|magic_links?|login_tokens?)["'`]?\s{0,4}\((?![^;]{0,390}(?:expir|created|issued|_at\b|valid|ttl|requested))(?=[^;]{0,300}\btoken)[^;]{1,390}\)/iy,
    /\bINSERT INTO ["'`]?(?:password_resets?(?:_tokens?)?|reset_tokens?|magic_links?|login_tokens?)["'`]?\s{0,4}\((?![^)]{0,200}(?:expir|created|issued|_at\b|valid|ttl|requested))(?=[^)]{0,200}token)[^)]{1,200}\)/i,
    /(?<=\bclass )(?:PasswordReset|ResetToken)\w{0,20}\((?:models\.Model|db\.Model|Base|SQLModel)[^)]{0,40}\):(?!(?:(?!\nclass )[^]){0,390}(?:expir|created|issued|_at\b|valid|ttl|requested|Time))(?=(?:(?!\nclass )[^]){0,300}\n[ \t]{1,8}token)/y,
    /(?<=\b(?:class|struct|model|interface) )(?:Password)?ResetToken\b[^{\n]{0,60}\{(?![^}]{0,390}(?:[eE]xpir|[cC]reated|[iI]ssued|At\b|[vV]alid|ttl|[rR]equested|Date|Instant|Time))(?=[^}]{0,300}\b[tT]oken)/y, /(?<=\btype )PasswordReset\w{0,10} struct \{(?![^}]{0,390}(?:Expir|Created|Issued|At\b|Valid|TTL|time\.))(?=[^}]{0,300}\bToken)/y,
    /\.(?:passwordResets?|passwordResetTokens?|resetTokens?|magicLinks?)\.create\(\{ ?data: ?\{(?![^}]{0,300}(?:[eE]xpir|[vV]alid|ttl))(?=[^}]{0,200}\btoken)[^}]{1,300}\}/,
  ],
  where: { path: { trait: 'ends', of: ['.sql', '.js', '.ts', '.py', '.java', '.kt', '.cs', '.go', '.php', '.rb', '.prisma', '.rs'] } },
  bad: {
    sql: ['CREATE TABLE password_resets (user_id bigint NOT NULL, token text NOT NULL);', 'CREATE TABLE reset_tokens (token text PRIMARY KEY, account bigint);', 'CREATE TABLE magic_links (token text PRIMARY KEY, account bigint);', 'CREATE TABLE login_tokens (token text PRIMARY KEY, account bigint);'], go: ['_, err := db.Exec("INSERT INTO password_resets (user_id, token) VALUES ($1, $2)", u.ID, token)', 'type PasswordReset struct {\n\tUserID int64\n\tToken  string\n}'],
    py: ['class PasswordResetToken(models.Model):\n    user = models.ForeignKey(User, on_delete=models.CASCADE)\n    token = models.CharField(max_length=64, unique=True)'], java: ['@Entity\npublic class PasswordResetToken {\n  @Column private String token;\n  @OneToOne private User user;\n}'], ts: ['await prisma.passwordReset.create({ data: { userId: user.id, token } });', 'await prisma.resetToken.create({ data: { userId, token } });', 'await db.magicLink.create({ data: { userId, token } });'],
  },
  good: {
    sql: ["CREATE TABLE password_resets (user_id bigint NOT NULL, token text NOT NULL, expires_at timestamptz NOT NULL);", 'CREATE TABLE password_resets (email text, token text, created_at timestamp);'], go: ['db.Exec("INSERT INTO password_resets (user_id, token, expires_at) VALUES ($1, $2, $3)", a, b, c)', 'type PasswordReset struct {\n\tToken  string\n\tExpiresAt time.Time\n}'],
    py: ['class PasswordResetToken(models.Model):\n    token = models.CharField(max_length=64)\n    expires_at = models.DateTimeField()'], java: ['public class PasswordResetToken {\n  private String token;\n  private Instant expiresAt;\n}'], ts: ['await prisma.passwordReset.create({ data: { userId: user.id, token, expiresAt: soon() } });'], md: ['CREATE TABLE password_resets (token text);'],
  },
};

/** docs.djangoproject.com (Cryptographic signing), itsdangerous, api.rubyonrails.org (signed_id, MessageVerifier, generates_token_for) */
export const signedEndless: Rule = {
  ...NEVER_ENDS,
  cwe: [640, 613],
  id: 'signed-link-without-end',
  title: 'Signed link without an end',
  why: 'Whoever finds the mail years later, or the address in a log, still gets in by it.',
  fix: 'Pass max_age=1200 when it is read, or expires_in: 20.minutes when it is made.',
  near: ['urlsafetimedserializer(', 'timestampsigner(', 'signing.loads(', 'serializer.loads(', 'signer.unsign(', 'signed_id(', 'verifier.generate(', 'generates_token_for'],
  find: [
    /(?:signing\.loads|[sS]erializer\.loads)\((?!(?:[^()]|\([^()]{0,60}\)){0,200}\bmax_age)(?=[^)]{0,200}(?:reset|confirm|verif|login|magic|invite|activat|password))[^)]{1,200}\)/y, /(?<=\bdef \w{0,40}(?:reset|confirm|verif|login|magic|invite|activat)\w{0,40}\([^]{0,150})\bsigner\.unsign\((?![^)]{0,120}max_age)[^)]{1,120}\)/y,
    /\b(?:URLSafeTimedSerializer|TimestampSigner)\((?:[^()]|\([^()]{0,60}\)){0,120}\)\.(?:loads|unsign)\((?![^)]{0,120}max_age)[^)]{1,120}\)/y,
    /(?<=\b(?<by>\w{1,30}) = )URLSafeTimedSerializer\([^\n]{0,120}\)\r?\n(?=(?:(?!\ndef |\n@|\nclass )[^]){0,400}?\b\k<by>\.loads\((?![^)]{0,120}max_age)[^)]{1,120}\))/y, /(?<=\b(?<by>\w{1,30}) = )TimestampSigner\([^\n]{0,120}\)\r?\n(?=(?:(?!\ndef |\n@|\nclass )[^]){0,400}?\b\k<by>\.unsign\((?![^)]{0,120}max_age)[^)]{1,120}\))/y, /\b(?:signed_id|verifier\.generate)\((?![^)]{0,200}\bexpires_(?:in|at))[^)]{0,120}\bpurpose: ?:?["']?\w{0,30}(?:reset|login|magic|invit|confirm|sign_in|unlock)\w{0,20}["']?\s{0,4}\)/, /\bgenerates_token_for :\w{0,30}(?:reset|login|magic|invit|confirm|sign_in|unlock)\w{0,20}(?![^\n]{0,80}\bexpires_in)/,
  ],
  where: { path: { trait: 'ends', of: ['.py', '.rb'] } },
  bad: { py: ['def user_of(token):\n    return URLSafeTimedSerializer(KEY, salt="reset").loads(token)\n', 'def user_of(token):\n    s = URLSafeTimedSerializer(KEY, salt="reset")\n    return s.loads(token)\n', 'def user_of(token):\n    signer = TimestampSigner(KEY)\n    return signer.unsign(token)\n', 'def read_reset(token):\n    return serializer.loads(token, salt="password-reset")', 'user_id = signing.loads(token, salt="reset-password")', 'def confirm_email(request, value):\n    pk = signer.unsign(value)'], ruby: ['token = verifier.generate(user.id, purpose: :password_reset)', 'link = reset_url(token: user.signed_id(purpose: :password_reset))', 'class User < ApplicationRecord\n  generates_token_for :password_reset\nend'] },
  good: { py: ['def user_of(token):\n    s = URLSafeTimedSerializer(KEY, salt="reset")\n    return s.loads(token, max_age=600)\n', 'serializer.loads(token, salt="password-reset", max_age=3600)', 'signing.loads(token, salt="cart")', 'def confirm_email(request, value):\n    pk = signer.unsign(value, max_age=3600)'], ruby: ['verifier.generate(user.id, purpose: :password_reset, expires_in: 20.minutes)', 'user.signed_id(purpose: :avatar)', 'generates_token_for :password_reset, expires_in: 15.minutes do'], md: ['signing.loads(token, salt="reset")'] },
};
