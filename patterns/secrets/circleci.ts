/** CircleCI's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const circleciToken: Rule = vendorKey({
  id: 'circleci-token',
  owner: 'CircleCI',
  what: 'token',
  shapes: ['CCIPAT_{{63-65:base64url}}', 'CCIPRJ_{{63-65:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "CCIPAT_${'loading'.repeat(10).slice(0, 64)}";`] },
});
