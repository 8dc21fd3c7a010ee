/** Adafruit IO's keys. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const adafruitKey: Rule = vendorKey({ id: 'adafruit-key', owner: 'Adafruit IO', what: 'key', shapes: ['aio_{{28}}'] });
