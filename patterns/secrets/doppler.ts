/** Doppler's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const dopplerToken: Rule = vendorKey({
  id: 'doppler-token',
  owner: 'Doppler',
  what: 'token',
  page: 'https://docs.doppler.com/reference/auth-token-formats',
  severity: 'critical',
  shapes: [
    'dp.pt.{{40-44}}',
    'dp.ct.{{40-44}}',
    'dp.sa.{{40-44}}',
    'dp.st.{{40-44}}',
    'dp.st.{{2-35:base64url}}.{{40-44}}',
    'dp.scim.{{40-44}}',
    'dp.audit.{{40-44}}',
  ],
});
