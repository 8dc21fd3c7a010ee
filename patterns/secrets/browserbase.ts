/** Browserbase's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const browserbaseKey: Rule = vendorKey({
  id: 'browserbase-key',
  owner: 'Browserbase',
  shapes: ['bb_live_{{24-32:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "bb_live_${'loading'.repeat(5).slice(0, 28)}";`] },
});
