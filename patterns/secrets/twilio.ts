/** Twilio's API keys, and auth tokens beside their account. https://www.twilio.com/docs/iam/api-keys */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const twilioAuthToken: Rule = vendorKey({
  id: 'twilio-auth-token',
  owner: 'Twilio',
  what: 'auth token',
  severity: 'critical',
  words: ['twilio_auth', 'twilio.auth', 'twilio-auth', 'twilio_token', 'twilioauth', 'twiliotoken', 'twilio_secret', 'twilio_api'],
  shapes: ['SK{{32:hex}}', '{{32}}'],
  bad: {
    '.env': ['TWILIO_AUTH_TOKEN={{32:hex}}', 'TWILIO_API_KEY=SK{{32:hex}}', 'TWILIO_API_SECRET={{32}}'],
    js: ['const twilioAuthToken = "{{32:hex}}"', 'const twilioToken = "{{32:hex}}"', 'const twilio_token = "{{32:hex}}"'],
    properties: ['twilio.auth.token={{32:hex}}', 'twilio-auth-token={{32:hex}}'],
    py: ['TWILIO_SECRET = "{{32}}"'],
  },
  good: { '.env': ['TWILIO_AUTH_TOKEN=$TOKEN'], js: ['const twilio_api = "https://api.twilio.com"'] },
});

/** An account id and, within reach, the token of 32 hexadecimal digits. */
export const twilioAccount: Rule = {
  ...twilioAuthToken,
  id: 'twilio-client',
  near: ['twilio'],
  find: [/\bAC[0-9a-f]{32}["'`][;,]?\r?\n[^\n]{0,60}\bauth(?:_?token)?\b[^\n]{0,20}[:=]\s{0,4}["'`](?<value>[0-9a-f]{32})["'`]/i, /\bAC[0-9a-f]{32}["'`]\s{0,4},\s{0,20}["'`](?<value>[0-9a-f]{32})["'`]/i, /\bSK[0-9a-f]{32}["'`]\s{0,4},\s{0,20}["'`](?<value>[A-Za-z0-9]{32})["'`]/],
  bad: {
    java: ['import com.twilio.Twilio;\nstatic final String SID = "AC{{32:hex}}";\nstatic final String AUTH = "{{32:hex}}";'],
    js: ['const client = require("twilio")("AC{{32:hex}}", "{{32:hex}}");'],
    ts: ['new Twilio("SK{{32:hex}}", "{{32}}", { accountSid });'],
    py: ['client = twilio.rest.Client("AC{{32:hex}}", "{{32:hex}}")'],
  },
  good: { js: ['const client = twilio("AC{{32:hex}}", token);'] },
};
