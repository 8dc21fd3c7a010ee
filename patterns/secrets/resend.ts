/** Resend's API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const resendKey: Rule = vendorKey({ id: 'resend-key', owner: 'Resend', shapes: ['re_{{8}}_{{24}}'] });
