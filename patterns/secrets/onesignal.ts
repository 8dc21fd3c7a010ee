/** OneSignal's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const onesignalKey: Rule = vendorKey({
  id: 'onesignal-key',
  owner: 'OneSignal',
  shapes: ['os_v2_app_{{103:lower}}', 'os_v2_org_{{103:lower}}'],
});
