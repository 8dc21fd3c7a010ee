/** Vercel's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const vercelToken: Rule = vendorKey({
  id: 'vercel-token',
  owner: 'Vercel',
  what: 'token',
  shapes: ['vcp_{{56}}', 'vci_{{56}}', 'vca_{{56}}', 'vcr_{{56}}', 'vck_{{56}}'],
});
