/** DigitalOcean's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const digitaloceanToken: Rule = vendorKey({
  id: 'digitalocean-token',
  owner: 'DigitalOcean',
  what: 'token',
  page: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  severity: 'critical',
  shapes: ['dop_v1_{{64:hex}}', 'doo_v1_{{64:hex}}', 'dor_v1_{{64:hex}}'],
});
