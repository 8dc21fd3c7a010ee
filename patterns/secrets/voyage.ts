/** Voyage AI's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const voyageKey: Rule = vendorKey({
  id: 'voyage-key',
  owner: 'Voyage AI',
  shapes: ['pa-{{43:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "pa-${'loading'.repeat(7).slice(0, 43)}";`] },
});
