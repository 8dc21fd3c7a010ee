/** Voiceflow's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const voiceflowKey: Rule = vendorKey({
  id: 'voiceflow-key',
  owner: 'Voiceflow',
  shapes: ['VF.DM.{{24:hex}}.{{16}}', 'VF.WS.{{24:hex}}.{{16}}'],
});
