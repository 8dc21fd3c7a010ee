/** Square's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const squareToken: Rule = vendorKey({
  id: 'square-token',
  owner: 'Square',
  what: 'token',
  severity: 'critical',
  shapes: ['sq0atp-{{22-60:base64url}}', 'sq0csp-{{43:base64url}}', 'EAAA{{60:base64url}}'],
  where: { value: { trait: 'entropy', of: [4] } },
  good: { js: [`const name = "EAAA${'loading'.repeat(9).slice(0, 60)}";`] },
});
