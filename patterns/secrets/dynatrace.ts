/** Dynatrace's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const dynatraceToken: Rule = vendorKey({
  id: 'dynatrace-token',
  owner: 'Dynatrace',
  what: 'token',
  page: 'https://docs.dynatrace.com/docs/manage/access-control/access-tokens',
  shapes: ['dt0c01.{{24:upper}}.{{64:upper}}', 'dt0s01.{{8:upper}}.{{64:upper}}', 'dt0s16.{{8:upper}}.{{64:upper}}'],
});
