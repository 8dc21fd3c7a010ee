/** ReadMe's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const readmeKey: Rule = vendorKey({ id: 'readme-key', owner: 'ReadMe', shapes: ['rdme_{{70:lower}}'] });
