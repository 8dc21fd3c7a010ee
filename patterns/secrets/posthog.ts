/** PostHog's personal API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const posthogKey: Rule = vendorKey({ id: 'posthog-key', owner: 'PostHog', what: 'personal API key', shapes: ['phx_{{40-50}}'] });
