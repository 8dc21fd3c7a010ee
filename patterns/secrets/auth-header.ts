/** Credentials in HTTP headers and on command lines that set them. RFC 7617, RFC 6750 */
import type { Rule } from '../../lib/types.ts';
import { hardcodedPassword } from './hardcoded-password.ts';

export const basicAuthHeader: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'basic-auth-header',
  title: 'User and password in an Authorization header',
  fix: 'Change the password, then build the header from the environment or a secret store.',
  near: ['basic '],
  find: [/(?<![\w-])Basic\s{1,3}(?<value>[A-Za-z0-9+/]{8,300}={0,2})(?![\w+/=-])/y],
  proof: 'basic-auth',
  where: { value: 'basic-credentials' },
  bad: { js: ['headers: { Authorization: "Basic {{basic}}" }'], sh: ['curl -H "Authorization: Basic {{basic}}" https://example.org'] },
  good: {
    js: [
      'headers: { Authorization: "Basic " + token }',
      'const scheme = "Basic authentication"',
      'const realm = "Basic realm"',
      'const level = "Basic {{24}}"',
    ],
  },
};

export const tokenHeader: Rule = {
  ...hardcodedPassword,
  given: [],
  id: 'token-header',
  title: 'Token in an Authorization header',
  fix: 'Revoke the token, then build the header from the environment or a secret store.',
  near: ['bearer ', 'authorization', 'x-auth-token', 'private-token', 'apikey ', 'api-key:', 'auth-key:', 'access-token:', 'bearer_auth(', 'bearerauth('],
  find: [
    /(?<![\w-])bearer\s{1,3}["'`]?(?<value>[\w.~+/=-]{16,1000})(?![\w.~+/=-])/iy,
    /authorization\\?["'`]?\s{0,3}[:=,]\s{0,3}\\?["'`]?(?:token|apikey|key|bot|oauth|apitoken)[ =:]\s{0,2}["'`]?(?<value>[\w.~+/=-]{16,1000})(?![\w.~+/=-])/iy,
    /(?:x-auth-token|private-token|api-key|auth-key|access-token)\s{0,2}:\s{0,3}(?<value>[\w.~+/=-]{16,1000})(?![\w.~+/=-])/iy,
    /bearer_?auth\(\s{0,3}["'](?<value>[\w.~+/=-]{16,1000})["']/iy,
    /(?<=["'`])apikey\s(?<value>[\w.~+/=-]{20,1000})(?=["'`])/iy,
  ],
  where: { value: { all: ['random', { not: 'composed' }, { not: 'reference' }, { not: 'has-proof' }] } },
  bad: {
    js: [
      'headers: { Authorization: "Bearer {{40}}" }',
      'headers: { authorization: "token {{40:hex}}" }',
      'headers: { Auth: "ApiKey {{32}}" }',
    ],
    rust: ['client.get(url).bearer_auth("{{40}}")'],
    java: ['headers.setBearerAuth("{{40}}");'],
    sh: [
      'curl -H "X-Api-Key: {{32}}" https://example.org',
      'curl -H "X-Auth-Token: {{32}}" https://example.org',
      'curl -H "api-key: {{32}}" https://example.org',
      'curl -H "X-Auth-Key: {{32}}" https://example.org',
      'curl -H "X-Access-Token: {{32}}" https://example.org',
      'curl -H "Private-Token: {{20}}" https://git.example.org',
    ],
  },
  good: {
    js: [
      'headers: { Authorization: "Bearer " + token }',
      'headers: { Authorization: `Bearer ${token}` }',
      'const text = "Bearer authentication-with-tokens"',
      'const text = "Bearer zqxwzqxwzqxwzqxw"',
      'const scheme = "Bearer HttpAuthenticationFeature2Filter"',
    ],
    sh: [
      'curl -H "Authorization: Bearer $TOKEN"',
      'curl -H "Authorization: Bearer ghp_{{36}}"',
      'curl -H "X-Api-Key: /run/secrets/api_key_v2_A1"',
    ],
  },
};
