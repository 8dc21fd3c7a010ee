/** JFrog Artifactory's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const artifactoryToken: Rule = vendorKey({
  id: 'artifactory-token',
  owner: 'JFrog Artifactory',
  what: 'token',
  shapes: ['AKCp{{60-80}}', 'cmVmdGtuO{{55}}'],
});
