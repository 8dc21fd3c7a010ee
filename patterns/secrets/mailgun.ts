/** Mailgun's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const mailgunKey: Rule = vendorKey({ id: 'mailgun-key', owner: 'Mailgun', shapes: ['key-{{32:lower}}'] });
