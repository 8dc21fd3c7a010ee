/** Databricks' access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const databricksToken: Rule = vendorKey({
  id: 'databricks-token',
  owner: 'Databricks',
  what: 'access token',
  page: 'https://docs.databricks.com/en/dev-tools/auth/pat.html',
  severity: 'critical',
  shapes: ['dapi{{32:hex}}'],
});
