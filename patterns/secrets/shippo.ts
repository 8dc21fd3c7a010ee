/** Shippo's API tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const shippoToken: Rule = vendorKey({
  id: 'shippo-token',
  owner: 'Shippo',
  what: 'API token',
  shapes: ['shippo_live_{{40:hex}}', 'shippo_test_{{40:hex}}'],
});
