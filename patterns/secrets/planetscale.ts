/** PlanetScale's credentials. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const planetscaleCredential: Rule = vendorKey({
  id: 'planetscale-credential',
  owner: 'PlanetScale',
  what: 'credential',
  page: 'https://planetscale.com/docs/concepts/planetscale-api-oauth-applications',
  severity: 'critical',
  shapes: ['pscale_tkn_{{32-64:base64url}}', 'pscale_oauth_{{32-64:base64url}}', 'pscale_pw_{{32-64:base64url}}'],
});
