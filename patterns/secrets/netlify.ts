/** Netlify's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const netlifyToken: Rule = vendorKey({
  id: 'netlify-token',
  owner: 'Netlify',
  what: 'access token',
  shapes: ['nfp_{{36}}', 'nfo_{{36}}', 'nfc_{{36}}', 'nfu_{{36}}', 'nfb_{{36}}'],
});
