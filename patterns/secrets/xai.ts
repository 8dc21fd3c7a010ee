/** xAI's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const xaiKey: Rule = vendorKey({
  id: 'xai-key',
  owner: 'xAI',
  shapes: ['xai-{{70-120:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "xai-${'loading'.repeat(13).slice(0, 84)}";`] },
});
