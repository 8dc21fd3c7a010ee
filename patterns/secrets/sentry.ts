/** Sentry's auth tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const sentryToken: Rule = vendorKey({
  id: 'sentry-token',
  owner: 'Sentry',
  what: 'auth token',
  page: 'https://docs.sentry.io/account/auth-tokens/',
  shapes: ['sntrys_eyJ{{60-450:base64url}}', 'sntryu_{{64:hex}}'],
});
