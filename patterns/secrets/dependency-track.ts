/** Dependency-Track's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const dependencyTrackKey: Rule = vendorKey({
  id: 'dependency-track-key',
  owner: 'Dependency-Track',
  shapes: ['odt_{{32}}', 'odt_{{8}}_{{32}}'],
});
