/** LangSmith's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const langsmithKey: Rule = vendorKey({
  id: 'langsmith-key',
  owner: 'LangSmith',
  shapes: ['lsv2_pt_{{32:hex}}_{{10:hex}}', 'lsv2_sk_{{32:hex}}_{{10:hex}}'],
});
