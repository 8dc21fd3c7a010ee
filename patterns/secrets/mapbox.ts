/** Mapbox's secret tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const mapboxToken: Rule = vendorKey({
  id: 'mapbox-token',
  owner: 'Mapbox',
  what: 'secret token',
  page: 'https://docs.mapbox.com/help/dive-deeper/access-tokens/',
  shapes: ['sk.eyJ{{60-200:base64url}}.{{20-30:base64url}}', 'tk.eyJ{{60-200:base64url}}.{{20-30:base64url}}'],
});
