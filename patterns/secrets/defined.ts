/** Defined Networking's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const definedKey: Rule = vendorKey({
  id: 'defined-key',
  owner: 'Defined Networking',
  shapes: ['dnkey-{{26:base64url}}-{{52:base64url}}'],
});
