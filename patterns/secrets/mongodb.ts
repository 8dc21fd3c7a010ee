/** MongoDB Atlas' service account secrets. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const mongodbSecret: Rule = vendorKey({
  id: 'mongodb-secret',
  owner: 'MongoDB Atlas',
  what: 'service account secret',
  shapes: ['mdb_sa_sk_{{40:base64url}}'],
});
