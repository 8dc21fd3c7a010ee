/** Sourcegraph's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const sourcegraphToken: Rule = vendorKey({
  id: 'sourcegraph-token',
  owner: 'Sourcegraph',
  what: 'access token',
  shapes: ['sgp_{{16:hex}}_{{40:hex}}', 'sgp_local_{{40:hex}}', 'sgp_{{40:hex}}', 'slk_{{64:hex}}'],
});
