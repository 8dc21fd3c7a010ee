/** SendGrid's keys: two parts of 22 and 43 characters. https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const sendgridKey: Rule = vendorKey({
  id: 'sendgrid-key',
  owner: 'SendGrid',
  severity: 'critical',
  shapes: ['SG.{{22:base64url}}.{{43:base64url}}'],
  good: { js: ['const hint = "SG.xxx.yyy"', 'import sg from "SG.utils.long"'] },
});
