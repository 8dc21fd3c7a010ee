/** Salesforce's session tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const salesforceToken: Rule = vendorKey({
  id: 'salesforce-token',
  owner: 'Salesforce',
  what: 'session token',
  shapes: ['00D{{12-15}}!{{80-120:base64url}}'],
});
