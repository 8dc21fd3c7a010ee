/** Brevo's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const sendinblueKey: Rule = vendorKey({
  id: 'sendinblue-key',
  owner: 'Brevo',
  shapes: ['xkeysib-{{64:hex}}-{{16}}', 'xsmtpsib-{{64:hex}}-{{16}}'],
});
