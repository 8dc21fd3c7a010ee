/** Telnyx's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const telnyxKey: Rule = vendorKey({ id: 'telnyx-key', owner: 'Telnyx', shapes: ['KEY01{{53:base64url}}'] });
