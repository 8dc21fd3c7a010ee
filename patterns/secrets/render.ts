/** Render's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const renderKey: Rule = vendorKey({
  id: 'render-key',
  owner: 'Render',
  shapes: ['rnd_{{28-32}}'],
  where: { value: 'random' },
  good: { js: [`const name = "rnd_${'loading'.repeat(5).slice(0, 28)}";`] },
});
