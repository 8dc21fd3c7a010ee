/** Teamwork's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const teamworkToken: Rule = vendorKey({
  id: 'teamwork-token',
  owner: 'Teamwork',
  what: 'token',
  shapes: ['tkn.v1_{{69-71:base64}}'],
});
