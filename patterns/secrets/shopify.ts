/** Shopify's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const shopifyToken: Rule = vendorKey({
  id: 'shopify-token',
  owner: 'Shopify',
  what: 'token',
  page: 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing',
  severity: 'critical',
  shapes: ['shpat_{{32}}', 'shpca_{{32}}', 'shppa_{{32}}', 'shpss_{{32}}'],
});
