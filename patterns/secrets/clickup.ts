/** ClickUp's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const clickupToken: Rule = vendorKey({
  id: 'clickup-token',
  owner: 'ClickUp',
  what: 'token',
  shapes: ['pk_{{7-9:digits}}_{{32:upper}}'],
});
