/** Facebook's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const facebookToken: Rule = vendorKey({
  id: 'facebook-token',
  owner: 'Facebook',
  what: 'access token',
  shapes: ['EAA{{100-250}}'],
  where: { value: { trait: 'entropy', of: [4.8] } },
  good: { js: [`const name = "EAA${'loading'.repeat(21).slice(0, 140)}";`] },
});
