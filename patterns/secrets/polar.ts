/** Polar's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const polarToken: Rule = vendorKey({ id: 'polar-token', owner: 'Polar', what: 'access token', shapes: ['polar_oat_{{40-50}}'] });
