/** Endor Labs' API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const endorKey: Rule = vendorKey({ id: 'endor-key', owner: 'Endor Labs', shapes: ['endr+{{16}}'] });
