/** Anthropic's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const anthropicKey: Rule = vendorKey({
  id: 'anthropic-key',
  owner: 'Anthropic',
  severity: 'critical',
  page: 'https://platform.claude.com/settings/keys',
  shapes: [
    'sk-ant-api{{2:digits}}-{{80-120:base64url}}',
    'sk-ant-admin{{2:digits}}-{{80-120:base64url}}',
    'sk-ant-oat{{2:digits}}-{{80-120:base64url}}',
    'sk-ant-ort{{2:digits}}-{{80-120:base64url}}',
  ],
  bad: { '.env': ['ANTHROPIC_API_KEY=sk-ant-api03-{{93:base64url}}AA'] },
  good: { js: ['const hint = "sk-ant-api03-..."', 'const short = "sk-ant-api03-{{20}}"'], '.env': ['ANTHROPIC_API_KEY=sk-ant-...'] },
});
