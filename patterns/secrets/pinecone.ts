/** Pinecone's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const pineconeKey: Rule = vendorKey({ id: 'pinecone-key', owner: 'Pinecone', shapes: ['pcsk_{{5-6}}_{{60-68}}'] });
