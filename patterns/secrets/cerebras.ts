/** Cerebras' API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const cerebrasKey: Rule = vendorKey({ id: 'cerebras-key', owner: 'Cerebras', shapes: ['csk-{{48:lower}}'] });
