/** Weights & Biases' API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const wandbKey: Rule = vendorKey({ id: 'wandb-key', owner: 'Weights & Biases', shapes: ['wandb_v1_{{70-80:base64url}}'] });
