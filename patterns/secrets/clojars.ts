/** Clojars' deploy tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const clojarsToken: Rule = vendorKey({
  id: 'clojars-token',
  owner: 'Clojars',
  what: 'deploy token',
  shapes: ['CLOJARS_{{60:lower}}'],
});
