/** Postman's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const postmanKey: Rule = vendorKey({ id: 'postman-key', owner: 'Postman', shapes: ['PMAK-{{24:hex}}-{{34:hex}}'] });
