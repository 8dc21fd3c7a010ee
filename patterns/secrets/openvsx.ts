/** Open VSX's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const openvsxToken: Rule = vendorKey({ id: 'openvsx-token', owner: 'Open VSX', what: 'access token', shapes: ['ovsxp_{{uuid}}'] });
