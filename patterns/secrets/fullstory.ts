/** FullStory's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const fullstoryKey: Rule = vendorKey({
  id: 'fullstory-key',
  owner: 'FullStory',
  shapes: ['na1.{{100:base64}}', 'eu1.{{100:base64}}'],
});
