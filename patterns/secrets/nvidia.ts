/** NVIDIA's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const nvidiaKey: Rule = vendorKey({ id: 'nvidia-key', owner: 'NVIDIA', shapes: ['nvapi-{{60-70:base64url}}'] });
