/** HCP Terraform's tokens: 14 characters, ".atlasv1." and the rest. */
import type { Rule } from '../../lib/types.ts';
import { credentialOf } from './vendor.ts';

export const terraformCloudToken: Rule = {
  ...credentialOf({ id: 'terraform-cloud-token', owner: 'HCP Terraform', what: 'token', severity: 'critical' }),
  near: ['.atlasv1.'],
  find: [/(?<=(?<![\w.-])(?=(?<value>.{23}[\w-]{60,70})(?![\w-]))[A-Za-z0-9]{14})\.atlasv1\./dy],
  bad: { tf: ['token = "{{14}}.atlasv1.{{67:base64url}}"'] },
  good: { tf: ['token = "xxxxxxxxxxxxxx.atlasv1.zzz"'] },
};
