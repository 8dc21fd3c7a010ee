/** Telnyx's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const telnyxKey: Rule = vendorKey({
  id: 'telnyx-key',
  owner: 'Telnyx',
  shapes: ['KEY{{55:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "KEY${'loading'.repeat(8).slice(0, 55)}";`] },
});
