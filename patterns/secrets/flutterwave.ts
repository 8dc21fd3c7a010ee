/** Flutterwave's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const flutterwaveKey: Rule = vendorKey({
  id: 'flutterwave-key',
  owner: 'Flutterwave',
  what: 'key',
  shapes: ['FLWSECK_TEST-{{32:lower}}-X', 'FLWSECK-{{32:lower}}-X', 'FLWSECK_TEST{{12:lower}}'],
});
