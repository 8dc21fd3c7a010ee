/** Flexport's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const flexportToken: Rule = vendorKey({
  id: 'flexport-token',
  owner: 'Flexport',
  what: 'access token',
  shapes: ['shltm_{{40:base64url}}'],
});
