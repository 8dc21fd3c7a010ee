/** Vercel's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const vercelToken: Rule = vendorKey({
  id: 'vercel-token',
  owner: 'Vercel',
  what: 'token',
  shapes: ['vcp_{{56:base64url}}', 'vci_{{56:base64url}}', 'vca_{{56:base64url}}', 'vcr_{{56:base64url}}', 'vck_{{56:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "vcp_${'loading'.repeat(9).slice(0, 56)}";`] },
});
