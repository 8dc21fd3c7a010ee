/** Replicate's API tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const replicateToken: Rule = vendorKey({ id: 'replicate-token', owner: 'Replicate', what: 'API token', shapes: ['r8_{{37}}'] });
