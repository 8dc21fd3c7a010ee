/** Tencent Cloud's secret ids. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const tencentId: Rule = vendorKey({ id: 'tencent-id', owner: 'Tencent Cloud', what: 'secret id', shapes: ['AKID{{32}}'] });
