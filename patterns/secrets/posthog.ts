/** PostHog's personal API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const posthogKey: Rule = vendorKey({
  id: 'posthog-key',
  owner: 'PostHog',
  what: 'personal API key',
  shapes: ['phx_{{40-50:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "phx_${'loading'.repeat(7).slice(0, 44)}";`] },
});
