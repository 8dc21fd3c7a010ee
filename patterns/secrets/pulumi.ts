/** Pulumi's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const pulumiToken: Rule = vendorKey({ id: 'pulumi-token', owner: 'Pulumi', what: 'access token', shapes: ['pul-{{40:hex}}'] });
