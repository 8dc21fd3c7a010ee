/** New Relic's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const newrelicKey: Rule = vendorKey({
  id: 'newrelic-key',
  owner: 'New Relic',
  what: 'key',
  page: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  shapes: ['NRAK-{{27:upper}}', 'NRJS-{{19:hex}}', 'NRII-{{32:base64url}}', 'NRAA-{{27:hex}}', 'NRRA-{{42:hex}}', 'NRIQ-{{32:base64url}}'],
});
