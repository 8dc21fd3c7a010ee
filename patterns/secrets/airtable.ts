/** Airtable's personal access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const airtableToken: Rule = vendorKey({
  id: 'airtable-token',
  owner: 'Airtable',
  what: 'personal access token',
  page: 'https://airtable.com/developers/web/guides/personal-access-tokens',
  shapes: ['pat{{14}}.{{64:hex}}'],
});
