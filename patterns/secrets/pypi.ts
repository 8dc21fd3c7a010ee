/** PyPI's tokens are macaroons. https://pypi.org/help/#apitoken */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const pypiToken: Rule = vendorKey({
  id: 'pypi-token',
  owner: 'PyPI',
  what: 'upload token',
  severity: 'critical',
  shapes: ['pypi-AgEIcHlwaS5vcmc{{50-1000:base64url}}', 'pypi-AgENdGVzdC5weXBpLm9yZw{{50-1000:base64url}}'],
  proof: 'pypi-macaroon',
  bad: { '.pypirc': ['password = {{pypi}}'] },
});
