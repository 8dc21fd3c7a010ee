/** Cursor's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const cursorKey: Rule = vendorKey({ id: 'cursor-key', owner: 'Cursor', shapes: ['key_{{64:hex}}'] });
