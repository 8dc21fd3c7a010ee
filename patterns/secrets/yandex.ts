/** Yandex Cloud's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const yandexKey: Rule = vendorKey({
  id: 'yandex-key',
  owner: 'Yandex Cloud',
  what: 'key',
  shapes: ['AQVN{{35-38:base64url}}', 'YCA{{36:base64url}}', 'y0_{{50-60:base64url}}'],
});
