/** Xata's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const xataKey: Rule = vendorKey({ id: 'xata-key', owner: 'Xata', shapes: ['xau_{{36}}'] });
