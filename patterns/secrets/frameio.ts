/** Frame.io's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const frameioToken: Rule = vendorKey({ id: 'frameio-token', owner: 'Frame.io', what: 'token', shapes: ['fio-u-{{64:base64url}}'] });
