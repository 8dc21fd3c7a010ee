/** Notion's integration tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const notionToken: Rule = vendorKey({
  id: 'notion-token',
  owner: 'Notion',
  what: 'integration token',
  shapes: ['ntn_{{46}}', 'secret_{{43}}'],
  where: { value: 'random' },
  good: { js: [`const name = "secret_${'loading'.repeat(7).slice(0, 43)}";`] },
});
