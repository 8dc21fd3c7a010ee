/** By which algorithm a token's signature is checked, and who says so. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'access-control', cwe: [347], severity: 'high' } satisfies Partial<Rule>;

export const noneAllowed: Rule = {
  ...danger,
  id: 'jwt-none-allowed',
  title: 'Token without a signature taken',
  why: 'With "none" among the algorithms anyone can write a token for any user.',
  fix: 'Name the one algorithm you sign with: algorithms: ["RS256"].',
  near: ['algorithms'],
  find: ['algorithms = $list', 'algorithms: $list'],
  where: { list: { all: ['list', { trait: 'holds', of: ['none', 'None', 'NONE'] }, { trait: 'beside', of: ['jwt', 'jose', 'JWT'] }] } },
  langs: ['js', 'py'],
  bad: { js: ["const WAYS = ['ES256', 'none'];\nexport const read = (token) => jwt.verify(token, key(), { algorithms: WAYS });", "jwt.verify(token, key, { algorithms: ['HS256', 'none'] })"], py: ['jwt.decode(token, KEY, algorithms=["HS256", "none"])'] },
  good: { js: ["jwt.verify(token, key, { algorithms: ['RS256'] })", "const options = { algorithms: known }"], py: ['jwt.decode(token, KEY, algorithms=["HS256"])', 'jwt.decode(token, algorithms=ALGORITHMS)', 'def decode(jwt, algorithms=None): pass', 'algorithms = {"none": plain}'] },
};

const SHARED_KEY = ['HS256', 'HS384', 'HS512'];
const KEY_PAIR = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];

/** RFC 8725, 2.1 and 3.1. */
export const algorithmsMixed: Rule = {
  ...danger,
  id: 'jwt-algorithms-mixed',
  title: 'Token taken that is signed with the public key',
  why: 'Where both HS256 and RS256 are taken, anyone signs a token by HS256 with the public key, which is no secret.',
  fix: 'Name the one algorithm you sign with: algorithms: ["RS256"].',
  near: ['algorithms'],
  find: ['algorithms = $list', 'algorithms: $list'],
  where: { list: { all: [{ trait: 'holds', of: SHARED_KEY }, { trait: 'holds', of: KEY_PAIR }, { not: { trait: 'has', of: ['enum'] } }, { trait: 'beside', of: ['jwt', 'jose', 'JWT'] }] } },
  langs: ['js', 'py', 'ruby'],
  bad: { js: ["jwt.verify(token, publicKey, { algorithms: ['HS256', 'RS256'] })"], py: ['jwt.decode(token, PUBLIC_KEY, algorithms=["RS256", "HS256"])'], ruby: ["JWT.decode(token, key, true, { algorithms: ['HS256', 'ES256'] })"] },
  good: { js: ["jwt.verify(token, key, { algorithms: ['RS256', 'ES256'] })", "jwt.verify(token, key, { algorithms: ['HS256', 'HS512'] })", "const algorithms = ['HS256', 'RS256'];", "const jwt = { algorithms: { type: 'array', items: { enum: ['HS256', 'RS256'] } } };"], py: ['jwt.decode(token, KEY, algorithms=["RS256", "PS256"])'], ruby: ["JWT.decode(token, key, true, { algorithms: ['RS256'] })"] },
};

/** RFC 8725, 3.1: "Perform Algorithm Verification"; CVE-2016-10555. */
export const algorithmOfToken: Rule = {
  ...danger,
  cwe: [347, 327],
  id: 'token-chooses-algorithm',
  title: 'Signature checked as the token itself says',
  why: 'Whoever makes a token writes none into its head, or HS256 where your public key is then the secret.',
  fix: 'Say which algorithm is meant: verify(token, key, { algorithms: ["RS256"] }), algorithms=["RS256"], new Key($key, "RS256").',
  near: ['header.alg', 'head.alg', "header['alg']", 'header["alg"]', "header.get('alg", 'header.get("alg', 'headers.alg', 'header->alg', 'headers->alg', "headers['alg']", 'headers["alg"]', "headers.get('alg", 'headers.get("alg', 'get_unverified_header('],
  find: [
    /(?<=\w\[\s{0,3}(?:\w{1,40}\.){0,2}(?:\w{1,20}_)?)(?:header|head)\.alg\s{0,3}\](?!\s{0,3}=[^=])/y,
    /(?<=\balgorithms?\s{0,3}[:=]\s{0,3}\[\s{0,3}(?:\w{1,40}\.){0,3}(?:\w{1,20}_)?)(?:(?:headers?|head)\.alg\b|headers?(?:\[["']alg["']\]|\.get\(["']alg["']))/y,
    /(?<=\balgorithms?\s{0,3}[:=]\s{0,3}\[\s{0,3}(?:\w{1,40}\.){0,2})get_unverified_header\([^()]{1,60}\)(?:\[["']alg["']\]|\.get\(["']alg["'])/y,
    /(?<=\bKey\([^(),;]{1,80},\s{0,3}\$)headers?->alg\b/y,
  ],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.php'] } },
  bad: {
    js: ['const header = JSON.parse(decode(parts[0]));\nconst method = METHODS[header.alg];', 'jwt.verify(token, key, { algorithms: [decoded.header.alg] })', 'const hash = HASHES[token.header.alg];', 'const hash = HASHES[head.alg];', 'jwt.verify(token, key, { algorithms: [headers.alg] })'],
    py: ["jwt.decode(token, key, algorithms=[jwt.get_unverified_header(token)['alg']])", "headers = jwt.get_unverified_header(token)\njwt.decode(token, key, algorithms=[headers['alg']])", ...["header['alg']", 'header["alg"]', "header.get('alg')", 'header.get("alg")', 'headers["alg"]', "headers.get('alg')", 'headers.get("alg")'].map((word) => `jwt.decode(token, key, algorithms=[${word}])`)],
    php: ['<?php $claims = JWT::decode($token, new Key($key, $header->alg));', '<?php $claims = JWT::decode($token, new Key($keys[0], $headers->alg));'],
  },
  good: {
    js: ["jwt.verify(token, key, { algorithms: ['RS256'] })", "if (header.alg !== 'RS256') throw new Error('algorithm');", "log(header.alg)", 'seen[header.alg] = 1'],
    py: ["jwt.decode(token, key, algorithms=['RS256'])", "if header['alg'] not in ALLOWED:\n    raise ValueError()"],
    php: ['<?php $claims = JWT::decode($token, new Key($key, "RS256"));'],
    'a.md': ['METHODS[header.alg]'],
  },
};

/** github.com/auth0/express-jwt: "algorithms … Required"; before version 6 it could be left out. */
export const expressJwtAny: Rule = {
  ...danger,
  severity: 'medium',
  id: 'express-jwt-any-algorithm',
  title: 'Token checked by whatever algorithm it names',
  why: 'Old versions then take a token that is signed by HS256 with the public key, or not signed at all.',
  fix: "Name the algorithm: expressjwt({ secret, algorithms: ['RS256'] }).",
  near: ['expressjwt('],
  find: ['expressJwt({secret: $secret, $...})', 'expressjwt({secret: $secret, $...})'],
  where: { match: { not: { trait: 'within', of: ['algorithms'] } } },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['const isAuthorized = () => expressJwt({ secret: publicKey });', 'app.use(expressjwt({ secret: key, credentialsRequired: false }));'] },
  good: { js: ["app.use(expressjwt({ secret: key, algorithms: ['RS256'] }));", "const options = { algorithms: ['RS256'] };\napp.use(expressjwt({ secret: key, ...options }));"] },
};

/** github.com/auth0/node-jsonwebtoken: jwt.decode(token [, options]) takes no callback. */
export const decodeAsVerify: Rule = {
  ...danger,
  id: 'jwt-decode-as-verify',
  title: 'Token read where it should be verified',
  why: 'decode checks no signature, and never calls what it is handed: anyone writes a token for any user.',
  fix: "Call jwt.verify(token, key, { algorithms: ['RS256'] }, done).",
  near: ['jwt.decode('],
  find: [/jwt\.decode\(\s{0,9}[\w.[\]'"$-]{1,80},\s{0,9}(?:async\s)?(?:function\s?\w{0,20}\s?)?\(\s{0,3}(?:err|error|e)\b/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { js: ['jwt.decode(token, (err, decoded) => { req.user = decoded; });', "jwt.decode(req.headers['x-token'], function (error, claims) { next(); });"] },
  good: { js: ['jwt.verify(token, key, (err, decoded) => next());', 'const head = jwt.decode(token, { complete: true });'], 'a.md': ['jwt.decode(token, (err, decoded) => {})'] },
};
