/** Tailscale's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const tailscaleKey: Rule = vendorKey({
  id: 'tailscale-key',
  owner: 'Tailscale',
  what: 'key',
  page: 'https://tailscale.com/kb/1101/api',
  shapes: ['tskey-api-{{10-20}}-{{15-40}}', 'tskey-auth-{{10-20}}-{{15-40}}', 'tskey-client-{{10-20}}-{{15-40}}'],
});
