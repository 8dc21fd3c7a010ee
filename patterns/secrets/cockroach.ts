/** CockroachDB Cloud's secret keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const cockroachKey: Rule = vendorKey({
  id: 'cockroach-key',
  owner: 'CockroachDB Cloud',
  what: 'secret key',
  shapes: ['CCDB1_{{22}}_{{40}}'],
});
