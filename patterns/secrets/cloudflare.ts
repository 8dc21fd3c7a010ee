/** Cloudflare's credentials; those since 2026 end in a checksum. https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/ */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const cloudflareToken: Rule = vendorKey({
  id: 'cloudflare-token',
  owner: 'Cloudflare',
  what: 'API token',
  severity: 'critical',
  shapes: ['cfk_{{40}}{{crc32:hex}}', 'cfut_{{40}}{{crc32:hex}}', 'cfat_{{40}}{{crc32:hex}}'],
  proof: 'crc32-cloudflare',
});

export const cloudflareOriginKey: Rule = vendorKey({
  id: 'cloudflare-origin-key',
  owner: 'Cloudflare',
  what: 'origin CA key',
  shapes: ['v1.0-{{24:hex}}-{{146:hex}}'],
});

/** Older keys and tokens have no beginning of their own. */
export const cloudflareKey: Rule = vendorKey({
  id: 'cloudflare-key',
  owner: 'Cloudflare',
  words: ['cloudflare', 'cf_api'],
  shapes: ['{{37:hex}}', '{{40:base64url}}'],
  where: { value: 'random' },
  bad: { '.env': ['CLOUDFLARE_API_TOKEN={{40}}', 'CF_API_KEY={{37:hex}}'] },
  good: { '.env': [`CLOUDFLARE_ZONE=${'loading'.repeat(6).slice(0, 40)}`] },
});
