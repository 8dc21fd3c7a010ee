/** OpenShift's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const openshiftToken: Rule = vendorKey({
  id: 'openshift-token',
  owner: 'OpenShift',
  what: 'token',
  shapes: ['sha256~{{43:base64url}}'],
});
