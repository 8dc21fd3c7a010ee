/** Rootly's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const rootlyKey: Rule = vendorKey({ id: 'rootly-key', owner: 'Rootly', shapes: ['rootly_{{64:hex}}'] });
