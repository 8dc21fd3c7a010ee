/** Prefect's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const prefectKey: Rule = vendorKey({ id: 'prefect-key', owner: 'Prefect', shapes: ['pnu_{{36}}', 'pnb_{{36}}'] });
