/** Harness' tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const harnessToken: Rule = vendorKey({
  id: 'harness-token',
  owner: 'Harness',
  what: 'token',
  shapes: ['pat.{{22:base64url}}.{{24:hex}}.{{20}}', 'sat.{{22:base64url}}.{{24:hex}}.{{20}}'],
});
