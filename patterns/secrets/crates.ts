/** crates.io's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const cratesToken: Rule = vendorKey({
  id: 'crates-token',
  owner: 'crates.io',
  what: 'token',
  page: 'https://crates.io/settings/tokens',
  shapes: ['cio{{32}}'],
});
