/** Klaviyo's private keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const klaviyoKey: Rule = vendorKey({ id: 'klaviyo-key', owner: 'Klaviyo', what: 'private key', shapes: ['pk_{{34:hex}}'] });
