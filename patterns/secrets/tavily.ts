/** Tavily's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const tavilyKey: Rule = vendorKey({ id: 'tavily-key', owner: 'Tavily', shapes: ['tvly-{{32}}', 'tvly-dev-{{32}}'] });
