/** Fly.io's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const flyToken: Rule = vendorKey({
  id: 'fly-token',
  owner: 'Fly.io',
  what: 'token',
  shapes: [
    'fo1_{{43:base64url}}',
    'fm1_{{100-500:base64}}',
    'fm2_{{100-800:base64}}',
    'fm1r_{{100-500:base64}}',
    'fm1a_{{100-500:base64}}',
  ],
});
