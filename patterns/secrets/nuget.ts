/** NuGet's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const nugetKey: Rule = vendorKey({ id: 'nuget-key', owner: 'NuGet', shapes: ['oy2{{43:lower}}'] });
