/** Octopus Deploy's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const octopusKey: Rule = vendorKey({ id: 'octopus-key', owner: 'Octopus Deploy', shapes: ['API-{{25-32:upper}}'] });
