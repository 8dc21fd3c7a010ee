/** Authress' service keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const authressKey: Rule = vendorKey({
  id: 'authress-key',
  owner: 'Authress',
  what: 'service key',
  shapes: ['authress_{{5-30:lower}}.{{4-6:lower}}.acc_{{10-32:lower}}.{{30-120:base64}}'],
});
