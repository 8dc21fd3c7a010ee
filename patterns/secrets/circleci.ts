/** CircleCI's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const circleciToken: Rule = vendorKey({
  id: 'circleci-token',
  owner: 'CircleCI',
  what: 'token',
  shapes: ['CCIPAT_{{22}}_{{40:hex}}', 'CCIPRJ_{{22}}_{{40:hex}}'],
});
