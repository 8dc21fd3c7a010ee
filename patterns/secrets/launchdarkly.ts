/** LaunchDarkly's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const launchdarklyKey: Rule = vendorKey({
  id: 'launchdarkly-key',
  owner: 'LaunchDarkly',
  what: 'key',
  shapes: ['api-{{uuid}}', 'sdk-{{uuid}}'],
});
