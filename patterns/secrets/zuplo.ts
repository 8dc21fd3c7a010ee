/** Zuplo's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const zuploKey: Rule = vendorKey({ id: 'zuplo-key', owner: 'Zuplo', shapes: ['zpka_{{32}}_{{8:hex}}'] });
