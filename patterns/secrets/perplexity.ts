/** Perplexity's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const perplexityKey: Rule = vendorKey({ id: 'perplexity-key', owner: 'Perplexity', shapes: ['pplx-{{48-56}}'] });
