/** Segment's API tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const segmentToken: Rule = vendorKey({ id: 'segment-token', owner: 'Segment', what: 'API token', shapes: ['sgp_{{64}}'] });
