/** 42 Intra's client secrets. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const intra42Secret: Rule = vendorKey({
  id: 'intra42-secret',
  owner: '42 Intra',
  what: 'client secret',
  shapes: ['s-s4t2ud-{{64:hex}}', 's-s4t2af-{{64:hex}}'],
});
