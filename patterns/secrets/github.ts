/** GitHub's tokens. https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/ */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

/** ghp_ personal, gho_ OAuth, ghu_ and ghs_ apps, ghr_ refresh; the last six characters are a checksum. */
export const githubToken: Rule = vendorKey({
  id: 'github-token',
  owner: 'GitHub',
  what: 'token',
  severity: 'critical',
  shapes: ['ghp_{{30}}{{crc32}}', 'gho_{{30}}{{crc32}}', 'ghu_{{30}}{{crc32}}', 'ghs_{{30}}{{crc32}}', 'ghr_{{30}}{{crc32}}'],
  proof: 'crc32-base62',
  bad: { sh: ['git clone https://ghp_{{30}}{{crc32}}@github.com/acme/shop.git'], '.env': ['GITHUB_TOKEN=ghs_{{30}}{{crc32}}'] },
  good: { js: ['const prefix = "ghp_"', 'const name = "ghp_{{20}}"', 'const long = "ghp_{{60}}"', 'const other = "xghp_{{36}}"'] },
});

/** Fine-grained tokens: 22 characters, an underscore, 59 characters. */
export const githubFineGrainedToken: Rule = vendorKey({
  id: 'github-fine-grained-token',
  owner: 'GitHub',
  what: 'fine-grained token',
  severity: 'critical',
  shapes: ['github_pat_{{36-240:base64url}}'],
  where: { value: 'random' },
  bad: { '.env': ['TOKEN=github_pat_{{22}}_{{59}}'] },
  good: {
    js: [
      'const prefix = "github_pat_"',
      'const short = "github_pat_{{22}}"',
      'const field = "github_pat_form_field_with_a_name_that_is_rather_long_for_a_field"',
    ],
  },
});

/** Refresh tokens of apps, and the longer forms that newer servers issue. */
export const githubLongToken: Rule = vendorKey({
  id: 'github-long-token',
  owner: 'GitHub',
  what: 'token',
  severity: 'critical',
  shapes: ['ghr_{{76}}', 'ghs_{{60-500:base64url}}', 'ghu_{{60-500:base64url}}'],
  where: { value: 'random' },
  good: {
    js: ['const name = "ghs_a_rather_long_name_that_someone_gave_to_a_thing_in_this_program_of_ours"', 'const short = "ghr_{{50}}"'],
  },
});
