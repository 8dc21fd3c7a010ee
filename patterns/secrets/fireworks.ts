/** Fireworks AI's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const fireworksKey: Rule = vendorKey({
  id: 'fireworks-key',
  owner: 'Fireworks AI',
  shapes: ['fw_{{22-24}}'],
  where: { value: 'random' },
  good: { js: [`const name = "fw_${'loading'.repeat(4).slice(0, 22)}";`] },
});
