/** Ionic's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const ionicToken: Rule = vendorKey({ id: 'ionic-token', owner: 'Ionic', what: 'token', shapes: ['ion_{{42}}'] });
