/** Plaid's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const plaidToken: Rule = vendorKey({
  id: 'plaid-token',
  owner: 'Plaid',
  what: 'access token',
  shapes: ['access-sandbox-{{uuid}}', 'access-development-{{uuid}}', 'access-production-{{uuid}}'],
});
