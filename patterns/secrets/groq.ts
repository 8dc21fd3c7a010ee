/** Groq's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const groqKey: Rule = vendorKey({ id: 'groq-key', owner: 'Groq', shapes: ['gsk_{{50-54}}'] });
