/** Figma's personal access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const figmaToken: Rule = vendorKey({
  id: 'figma-token',
  owner: 'Figma',
  what: 'personal access token',
  shapes: ['figd_{{38-43:base64url}}'],
});
