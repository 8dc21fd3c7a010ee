/** Adobe's client secrets. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const adobeSecret: Rule = vendorKey({ id: 'adobe-secret', owner: 'Adobe', what: 'client secret', shapes: ['p8e-{{32:base64url}}'] });
