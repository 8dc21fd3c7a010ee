/** Helicone's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const heliconeKey: Rule = vendorKey({ id: 'helicone-key', owner: 'Helicone', shapes: ['sk-helicone-{{7}}-{{7}}-{{7}}-{{7}}'] });
