/** Heroku's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const herokuKey: Rule = vendorKey({ id: 'heroku-key', owner: 'Heroku', shapes: ['HRKU-AA{{58:base64url}}', 'HRKU-{{uuid}}'] });
