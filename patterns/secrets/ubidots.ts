/** Ubidots' tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const ubidotsToken: Rule = vendorKey({ id: 'ubidots-token', owner: 'Ubidots', what: 'token', shapes: ['BBFF-{{30}}'] });
