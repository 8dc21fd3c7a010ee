/** Jina AI's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const jinaKey: Rule = vendorKey({ id: 'jina-key', owner: 'Jina AI', shapes: ['jina_{{60}}'] });
