/** RubyGems' API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const rubygemsKey: Rule = vendorKey({
  id: 'rubygems-key',
  owner: 'RubyGems',
  page: 'https://guides.rubygems.org/api-key-scopes/',
  shapes: ['rubygems_{{42-52:lower}}'],
  where: { value: 'random' },
  good: { js: [`const name = "rubygems_${'loading'.repeat(7).slice(0, 48)}";`] },
});
