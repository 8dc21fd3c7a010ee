/** HashiCorp Vault's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const hashicorpVaultToken: Rule = vendorKey({
  id: 'hashicorp-vault-token',
  owner: 'HashiCorp Vault',
  what: 'token',
  page: 'https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes',
  severity: 'critical',
  shapes: ['hvs.{{24-130:base64url}}', 'hvb.{{100-500:base64url}}', 'hvr.{{24-130:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "hvs.${'loading'.repeat(7).slice(0, 42)}";`] },
});
