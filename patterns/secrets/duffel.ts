/** Duffel's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const duffelToken: Rule = vendorKey({
  id: 'duffel-token',
  owner: 'Duffel',
  what: 'access token',
  shapes: ['duffel_live_{{43:base64url}}', 'duffel_test_{{43:base64url}}'],
});
