/** Infracost's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const infracostKey: Rule = vendorKey({ id: 'infracost-key', owner: 'Infracost', shapes: ['ico-{{32}}'] });
