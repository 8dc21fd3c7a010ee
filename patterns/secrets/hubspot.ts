/** HubSpot's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const hubspotToken: Rule = vendorKey({
  id: 'hubspot-token',
  owner: 'HubSpot',
  what: 'access token',
  shapes: ['pat-na1-{{uuid}}', 'pat-na2-{{uuid}}', 'pat-eu1-{{uuid}}'],
});
