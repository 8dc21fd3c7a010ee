/** Docker's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const dockerToken: Rule = vendorKey({
  id: 'docker-token',
  owner: 'Docker',
  what: 'token',
  page: 'https://docs.docker.com/security/access-tokens/',
  shapes: ['dckr_pat_{{27:base64url}}', 'dckr_oat_{{32:base64url}}', 'SWMTKN-1-{{50:lower}}-{{25:lower}}', 'SWMKEY-1-{{43:base64}}'],
});
