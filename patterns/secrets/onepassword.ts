/** 1Password's service account tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const onepasswordToken: Rule = vendorKey({
  id: 'onepassword-token',
  owner: '1Password',
  what: 'service account token',
  shapes: [
    'ops_eyJ{{250-1200:base64url}}',
    'A3-{{6:upper}}-{{6:upper}}-{{5:upper}}-{{5:upper}}-{{5:upper}}',
    'A3-{{6:upper}}-{{11:upper}}-{{5:upper}}-{{5:upper}}-{{5:upper}}',
  ],
});
