/** Hugging Face's tokens. https://huggingface.co/docs/hub/security-tokens */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const huggingfaceToken: Rule = vendorKey({
  id: 'huggingface-token',
  owner: 'Hugging Face',
  what: 'token',
  shapes: ['hf_{{34}}', 'api_org_{{34}}'],
  where: { value: 'random' },
  bad: { py: ['login(token="hf_{{34}}")'] },
  good: { py: ['from hf_transfer import download', 'x = "hf_{{12}}"', 'name = "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"'] },
});
