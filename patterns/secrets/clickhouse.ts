/** ClickHouse Cloud's key secrets. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const clickhouseSecret: Rule = vendorKey({
  id: 'clickhouse-secret',
  owner: 'ClickHouse Cloud',
  what: 'key secret',
  shapes: ['4b1d{{38}}'],
});
