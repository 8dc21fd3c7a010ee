/** Deno Deploy's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const denoToken: Rule = vendorKey({ id: 'deno-token', owner: 'Deno Deploy', what: 'token', shapes: ['ddp_{{36}}', 'ddw_{{36}}'] });
