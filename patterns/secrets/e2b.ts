/** E2B's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const e2bKey: Rule = vendorKey({ id: 'e2b-key', owner: 'E2B', shapes: ['e2b_{{40:hex}}'] });
