/** Pagar.me's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const pagarmeKey: Rule = vendorKey({ id: 'pagarme-key', owner: 'Pagar.me', shapes: ['ak_live_{{30}}'] });
