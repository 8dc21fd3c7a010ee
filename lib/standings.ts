/** What the policies say of each finding; loaded only when there is one, because globs and hashes cost milliseconds. */
import { fingerprintOfText } from './match/findings.ts';
import { ownFinding } from './own-rules.ts';
import { judgeUnderAll } from './policy/levels.ts';
import type { Judging, OwnClaim, Standing } from './run.ts';
import type { Finding } from './types.ts';

export function standingsOf({ policies, gate }: Pick<Judging, 'policies' | 'gate'>, found: Finding[], claims: OwnClaim[]): Standing[] {
  const own = claims.map(({ rule, path, says }) => ownFinding(rule, path, says, fingerprintOfText));
  // where nothing blocks, what would block is told all the same
  const inEffect = policies.some(({ mode }) => mode[gate] === 'block');
  return [...own, ...found].map((finding) => {
    const { action, level, overridable } = judgeUnderAll(policies, gate, finding);
    return { ...finding, action: inEffect ? action : level, overridable, closed: overridable ? '' : closedBecause(finding) };
  });
}

function closedBecause({ category, confidence, severity }: Finding): string {
  const what = category === 'secret' && confidence === 'certain' ? 'a certain secret' : `${severity} findings`;
  return `the policy lets no reason pass ${what}`;
}
