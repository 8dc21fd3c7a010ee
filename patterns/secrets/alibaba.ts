/** Alibaba Cloud's access key ids. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const alibabaId: Rule = vendorKey({
  id: 'alibaba-id',
  owner: 'Alibaba Cloud',
  what: 'access key id',
  severity: 'critical',
  shapes: ['LTAI{{17-21}}', 'STS.{{24-64}}'],
  where: { value: 'random' },
  good: { js: ['new STS.assumeRoleWithWebIdentity()'] },
});
