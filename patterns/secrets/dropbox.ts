/** Dropbox's access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const dropboxToken: Rule = vendorKey({
  id: 'dropbox-token',
  owner: 'Dropbox',
  what: 'access token',
  shapes: ['sl.{{130-152:base64url}}', 'sl.u.{{130-1300:base64url}}'],
  where: { value: 'random' },
  good: { js: [`const name = "sl.${'loading'.repeat(21).slice(0, 140)}";`] },
});
