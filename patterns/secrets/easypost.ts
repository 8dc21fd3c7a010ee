/** EasyPost's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const easypostKey: Rule = vendorKey({ id: 'easypost-key', owner: 'EasyPost', shapes: ['EZAK{{54}}', 'EZTK{{54}}'] });
