/** ElevenLabs' API keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const elevenlabsKey: Rule = vendorKey({ id: 'elevenlabs-key', owner: 'ElevenLabs', shapes: ['sk_{{48:hex}}'] });
