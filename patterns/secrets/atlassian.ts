/** Atlassian's and Bitbucket's tokens: they end in a CRC-32. https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/ */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const atlassianToken: Rule = vendorKey({
  id: 'atlassian-token',
  owner: 'Atlassian',
  what: 'API token',
  severity: 'critical',
  shapes: ['ATATT3xFfGF0{{140-240:base64url}}={{crc32:all}}', 'ATCTT3xFfGN0{{140-240:base64url}}={{crc32:all}}'],
  proof: 'crc32-atlassian',
  good: { js: ['const short = "ATATT3xFfGF0{{20}}"'] },
});

export const bitbucketAppPassword: Rule = vendorKey({
  id: 'bitbucket-app-password',
  owner: 'Bitbucket',
  what: 'app password',
  shapes: ['ATBB{{24}}{{crc32:all}}'],
  proof: 'crc32-atlassian',
  good: { js: ['const short = "ATBB{{20}}"'] },
});
