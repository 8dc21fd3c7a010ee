/** Firecrawl's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const firecrawlKey: Rule = vendorKey({ id: 'firecrawl-key', owner: 'Firecrawl', shapes: ['fc-{{32:hex}}'] });
