/** Typeform's personal access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const typeformToken: Rule = vendorKey({
  id: 'typeform-token',
  owner: 'Typeform',
  what: 'personal access token',
  shapes: ['tfp_{{40-59:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "tfp_${'loading'.repeat(9).slice(0, 56)}";`] },
});
