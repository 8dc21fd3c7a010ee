/** OpenAI's keys: every newer form has `T3BlbkFJ` (base64 of "OpenAI") in the middle. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

/** Of services that speak OpenAI's protocol, and of OpenAI before the mark: `sk-` and 48 characters or 32 hexadecimal digits. */
export const openaiCompatibleKey: Rule = vendorKey({
  id: 'sk-api-key',
  owner: 'OpenAI-compatible',
  shapes: ['sk-{{48}}', 'sk-{{32:hex}}', 'sk-proj-{{48}}', 'sk-proj-{{100-180:base64url}}', 'sk-svcacct-{{100-180:base64url}}'],
  where: { value: 'random' },
  bad: { py: ['client = OpenAI(api_key="sk-{{32:hex}}", base_url="https://api.deepseek.com")'] },
  good: { js: ['const name = "sk-{{12}}"', `const slug = "sk-${'loading'.repeat(7).slice(0, 48)}"`] },
});

export const openaiKey: Rule = {
  ...openaiCompatibleKey,
  id: 'openai-key',
  services: ['OpenAI'],
  title: 'OpenAI API key',
  fix: 'Revoke it at https://platform.openai.com/api-keys, then read a new one from the environment or a secret store.',
  severity: 'critical',
  near: ['t3blbkfj'],
  find: [/(?<=(?<![\w-])(?=(?<value>sk-[\w-]{28,190})(?![\w-]))sk-(?:proj-|svcacct-|admin-)?[\w-]{20,90})T3BlbkFJ(?=[\w-]{20,90})/dy],
  bad: {
    js: ['const key = "sk-{{20}}T3BlbkFJ{{20}}";', 'const key = "sk-admin-{{58:base64url}}T3BlbkFJ{{58:base64url}}";'],
    '.env': ['OPENAI_API_KEY=sk-proj-{{74:base64url}}T3BlbkFJ{{74:base64url}}', 'KEY=sk-svcacct-{{74:base64url}}T3BlbkFJ{{74:base64url}}'],
  },
  good: {
    js: ['const hint = "sk-proj-..."', 'const c = "sk-project-list-item-with-a-long-name-for-a-class"', 'const mark = "T3BlbkFJ"'],
    css: ['.sk-aaaaaaaaaaaaaaaaaaaaaaaaT3BlbkFJaaaaaaaaaaaaaaaaaaaaaaa { width: 33% }'],
  },
};
