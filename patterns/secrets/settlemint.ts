/** SettleMint's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const settlemintToken: Rule = vendorKey({
  id: 'settlemint-token',
  owner: 'SettleMint',
  what: 'access token',
  shapes: ['sm_aat_{{16}}', 'sm_pat_{{16}}', 'sm_sat_{{16}}'],
});
