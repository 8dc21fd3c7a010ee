/** Reads a JSON Web Token (RFC 7519): two parts of base64url JSON and a signature. */
import type { Proven } from './index.ts';

/** Subjects and keys of the tokens that tutorials print: jwt.io's own, and the one of RFC 7519. */
const TUTORIAL = /"sub":\s*"1234567890"|"name":\s*"John Doe"|"http:\/\/example\.com\/is_root"|"iss":\s*"joe"|"some":\s*"payload"/;

/**
 * Header and payload that can be read prove no token that anybody honours: tests are full of them. Proved for a role that passes every
 * check (Supabase's service_role); tutorial tokens and roles meant for browsers are disproved.
 */
export function proveJwt(token: string): Proven {
  const [head, body] = token.split('.');
  const header = readJson(head);
  if (!header || typeof header.alg !== 'string') return { proof: 'disproved', saw: 'the header is not that of a JSON Web Token' };
  if (header.enc) return { proof: 'unknown', saw: 'the token is encrypted' };
  const payload = readJson(body ?? '');
  if (!payload) return { proof: 'disproved', saw: 'the payload is not JSON' };
  if (TUTORIAL.test(Buffer.from(body, 'base64url').toString('latin1'))) return { proof: 'disproved', saw: 'a token that tutorials print' };
  if (payload.role === 'anon') return { proof: 'disproved', saw: 'a token for anonymous visitors' };
  if (header.alg.toLowerCase() === 'none') return { proof: 'unknown', saw: 'the token is not signed' };
  return { proof: payload.role === 'service_role' ? 'proved' : 'unknown', saw: `header and payload can be read (${header.alg}${expiry(payload)})` };
}

function expiry(payload: Record<string, unknown>): string {
  if (typeof payload.exp !== 'number' || !(payload.exp > 0 && payload.exp < 253402300800)) return ', never expires';
  return `, expires ${new Date(payload.exp * 1000).toISOString().slice(0, 10)}`;
}

function readJson(part: string): Record<string, unknown> | null {
  const text = Buffer.from(part, 'base64url').toString('utf8');
  if (!text.startsWith('{')) return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
