/** Lob's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const lobKey: Rule = vendorKey({ id: 'lob-key', owner: 'Lob', shapes: ['live_{{35:hex}}', 'test_{{35:hex}}'] });
