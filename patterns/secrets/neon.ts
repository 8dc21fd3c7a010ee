/** Neon's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const neonKey: Rule = vendorKey({ id: 'neon-key', owner: 'Neon', shapes: ['napi_{{60-70:lower}}'] });
