/** Google's keys, OAuth secrets and tokens, and service accounts. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

/** Keys of browser apps (Firebase, Maps) begin so too and are public by design; they still cost whoever did not restrict them. */
export const googleApiKey: Rule = vendorKey({
  id: 'google-api-key',
  owner: 'Google',
  page: 'https://cloud.google.com/docs/authentication/api-keys',
  shapes: ['AIza{{35:base64url}}', 'AQ.Ab8RN6{{44:base64url}}'],
  bad: { '.env': ['GEMINI_API_KEY=AIza{{35:base64url}}'] },
  good: { js: ['const prefix = "AIza"', 'const long = "AIza{{60}}"'] },
});

export const googleOauthSecret: Rule = vendorKey({
  id: 'google-oauth-secret',
  owner: 'Google',
  what: 'OAuth client secret',
  shapes: ['GOCSPX-{{28:base64url}}'],
  good: { js: ['const prefix = "GOCSPX-"'] },
});

export const googleOauthToken: Rule = vendorKey({
  id: 'google-oauth-token',
  owner: 'Google',
  what: 'OAuth access token',
  shapes: ['ya29.{{30-900:base64url}}'],
  good: { js: ['const prefix = "ya29."', 'const masked = "ya29.a0Af..."'] },
});

export const googleRefreshToken: Rule = vendorKey({
  id: 'google-refresh-token',
  owner: 'Google',
  what: 'OAuth refresh token',
  words: ['refresh_token', 'refreshtoken', 'refresh-token'],
  shapes: ['1//0{{40-110:base64url}}'],
  bad: {
    js: ['const grant = { refresh_token: "1//0{{60:base64url}}" };', 'const grant = { refreshToken: "1//0{{60:base64url}}" };'],
    '.env': ['GOOGLE_REFRESH_TOKEN=1//0{{60:base64url}}'],
    yaml: ['refresh-token: 1//0{{60:base64url}}'],
  },
  good: { js: ['refresh_token: "1//0..."'] },
});
