/** Scalingo's API tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const scalingoToken: Rule = vendorKey({
  id: 'scalingo-token',
  owner: 'Scalingo',
  what: 'API token',
  shapes: ['tk-us-{{48:base64url}}'],
});
