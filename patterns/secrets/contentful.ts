/** Contentful's personal access tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const contentfulToken: Rule = vendorKey({
  id: 'contentful-token',
  owner: 'Contentful',
  what: 'personal access token',
  shapes: ['CFPAT-{{43:base64url}}'],
});
