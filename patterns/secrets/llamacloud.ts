/** LlamaCloud's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const llamacloudKey: Rule = vendorKey({ id: 'llamacloud-key', owner: 'LlamaCloud', shapes: ['llx-{{48}}'] });
