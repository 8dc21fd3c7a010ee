/** Zoho's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const zohocrmToken: Rule = vendorKey({ id: 'zohocrm-token', owner: 'Zoho', what: 'token', shapes: ['1000.{{32:hex}}.{{32:hex}}'] });
