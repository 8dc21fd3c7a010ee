/** GitLab's tokens. https://docs.gitlab.com/security/tokens/#token-prefixes */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const gitlabToken: Rule = vendorKey({
  id: 'gitlab-token',
  owner: 'GitLab',
  what: 'token',
  severity: 'critical',
  shapes: [
    'glpat-{{20:base64url}}',
    'glptt-{{40:hex}}',
    'glrt-{{20:base64url}}',
    'glrtr-{{20:base64url}}',
    'gldt-{{20:base64url}}',
    'glcbt-{{22-26:base64url}}',
    'glft-{{20:base64url}}',
    'glsoat-{{20:base64url}}',
    'glimt-{{25:base64url}}',
    'glagent-{{50:base64url}}',
    'gloas-{{64:base64url}}',
    'glffct-{{20:base64url}}',
    'glwt-{{20:base64url}}',
    'GR1348941{{20:base64url}}',
  ],
  bad: { yaml: ['  PRIVATE-TOKEN: glpat-{{20:base64url}}'] },
  good: { js: ['const hint = "glpat-..."', 'const short = "glpat-{{10}}"', 'const long = "glpat-{{60}}"'] },
});

/** Since 17.9: what the token routes to in base64, its length and a checksum. */
export const gitlabRoutableToken: Rule = vendorKey({
  id: 'gitlab-routable-token',
  owner: 'GitLab',
  what: 'token',
  severity: 'critical',
  shapes: [
    'glpat-{{27-300:base64url}}.{{2:lower}}{{crc32:gitlab}}',
    'glpat-{{27-300:base64url}}.01.{{2:lower}}{{crc32:gitlab}}',
    'glrt-t1_{{27-300:base64url}}.{{2:lower}}{{crc32:gitlab}}',
    'glrt-t1_{{27-300:base64url}}.01.{{2:lower}}{{crc32:gitlab}}',
  ],
  proof: 'crc32-gitlab',
  good: { js: ['const file = "glpat-example.json"'] },
});
