/** SonarQube's tokens. */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const sonarqubeToken: Rule = vendorKey({
  id: 'sonarqube-token',
  owner: 'SonarQube',
  what: 'token',
  shapes: ['sqp_{{40:lower}}', 'sqa_{{40:lower}}', 'squ_{{40:lower}}'],
});
