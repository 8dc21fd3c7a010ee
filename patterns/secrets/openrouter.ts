/** OpenRouter's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const openrouterKey: Rule = vendorKey({
  id: 'openrouter-key',
  owner: 'OpenRouter',
  severity: 'critical',
  shapes: ['sk-or-v1-{{64:hex}}'],
});
