/** Apify's API tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const apifyToken: Rule = vendorKey({ id: 'apify-token', owner: 'Apify', what: 'API token', shapes: ['apify_api_{{34-38}}'] });
