/** Langfuse's secret keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const langfuseKey: Rule = vendorKey({ id: 'langfuse-key', owner: 'Langfuse', what: 'secret key', shapes: ['sk-lf-{{uuid}}'] });
