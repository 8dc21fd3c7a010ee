/** Hashes of passwords in answers. */
import type { Rule } from '../../lib/types.ts';

/** owasp.org/API-Security (API3:2023, broken object property level authorization): a hash can be guessed at, offline and for as long as one likes. */
export const hashAnswered: Rule = {
  category: 'error-disclosure',
  cwe: [200, 201, 213],
  severity: 'medium',
  id: 'password-hash-answered',
  title: 'Hash of a password sent to the client',
  why: 'Whoever receives it can try passwords against it as long as he likes.',
  fix: 'Name the fields that the client needs, and leave the hash out.',
  near: ['res.json(', 'res.send(', 'c.json(', 'reply.send(', 'jsonify(', 'response(', 'jsonresponse('],
  find: ['res.json($...)', 'res.send($...)', 'c.json($...)', 'jsonify($...)', 'JsonResponse($...)', 'JSONResponse($...)', 'Response($...)'],
  where: { rest: { all: [{ trait: 'has', of: ['passwordHash', 'password_hash', 'hashedPassword', 'hashed_password', 'passwordDigest', 'password_digest'] }, { not: { trait: 'mentions', of: ['verify', 'compare', 'check', 'matches'] } }] } },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    js: ['const { name, password_hash } = rows[0];\nres.json({ name, password_hash });', 'reply.send({ name: user.name, hash: user.passwordHash });', 'return c.json({ user: { id: user.id, hashedPassword: user.hashedPassword } });', 'res.send({ id, digest: user.passwordDigest });'],
    py: ['return jsonify({"name": m.name, "password_hash": m.password_hash})', 'return JsonResponse({"hash": user.hashed_password})', 'return JSONResponse({"hash": user.password_digest})', 'return Response({"hash": user.password_hash})'],
  },
  good: { js: ['res.json({ name, email });', 'res.send(verify(password, user.passwordHash));', 'c.json({ ok: await compare(password, user.passwordHash) });'], py: ['return jsonify({"name": m.name})', 'return JsonResponse({"ok": check(m.password_hash)})', 'return JSONResponse(page)', 'return Response(page)'] },
};
