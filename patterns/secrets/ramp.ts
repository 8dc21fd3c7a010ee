/** Ramp's client secrets. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const rampSecret: Rule = vendorKey({ id: 'ramp-secret', owner: 'Ramp', what: 'client secret', shapes: ['ramp_sec_{{48}}'] });
