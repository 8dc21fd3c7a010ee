/** Buildkite's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const buildkiteToken: Rule = vendorKey({
  id: 'buildkite-token',
  owner: 'Buildkite',
  what: 'token',
  shapes: ['bkua_{{40-53:lower}}'],
});
