/** Cloudsmith's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const cloudsmithKey: Rule = vendorKey({ id: 'cloudsmith-key', owner: 'Cloudsmith', shapes: ['csa_{{36}}'] });
