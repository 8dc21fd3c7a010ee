/** Scrapfly's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const scrapflyKey: Rule = vendorKey({
  id: 'scrapfly-key',
  owner: 'Scrapfly',
  shapes: ['scp-live-{{32:hex}}', 'scp-test-{{32:hex}}'],
});
