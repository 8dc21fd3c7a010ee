/** Grafana's tokens; service-account tokens end in a checksum. https://grafana.com/docs/grafana/latest/administration/service-accounts/ */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const grafanaServiceAccountToken: Rule = vendorKey({
  id: 'grafana-service-account-token',
  owner: 'Grafana',
  what: 'service account token',
  shapes: ['glsa_{{32}}_{{crc32:le}}'],
  proof: 'crc32-grafana',
  good: { js: ['const short = "glsa_{{10}}"'] },
});

/** Cloud access policies are base64 of JSON; the old API keys are base64 of {"k":"…","n":"…","id":1}. */
export const grafanaCloudToken: Rule = vendorKey({
  id: 'grafana-token',
  owner: 'Grafana',
  what: 'token',
  shapes: ['glc_{{32-400:base64}}', 'eyJrIjoi{{60-100}}'],
  good: { js: ['const view = "https://app.powerbi.com/view?r=eyJrIjoi{{200}}"'] },
});
