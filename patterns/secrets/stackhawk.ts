/** StackHawk's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const stackhawkKey: Rule = vendorKey({
  id: 'stackhawk-key',
  owner: 'StackHawk',
  shapes: ['hawk.{{20:base64url}}.{{20:base64url}}'],
});
