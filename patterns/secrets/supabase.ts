/** Supabase's secrets. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const supabaseSecret: Rule = vendorKey({
  id: 'supabase-secret',
  owner: 'Supabase',
  what: 'secret',
  shapes: ['sbp_{{40:hex}}', 'sb_secret_{{31:base64url}}'],
});
