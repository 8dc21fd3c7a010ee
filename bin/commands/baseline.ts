/** `aisec-hooks baseline`: writes down what may stay in this tree, with a reason, and takes out what is gone. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { liveRules } from '../../lib/match/ruleset.ts';
import { floorFiles } from '../../lib/policy/floor.ts';
import { count } from '../../lib/report/words.ts';
import { scan } from '../../lib/scan/scan.ts';
import { topOf } from '../../lib/scan/policies.ts';
import type { Policy, Verdict } from '../../lib/types.ts';
import { verdictOf } from '../../lib/verdict-of.ts';
import { grown, prunedLines, reasonForBaseline } from '../../lib/verdict/baseline-edit.ts';

interface Arguments { what: 'create' | 'prune'; reason?: string; until?: string }

export const baselineCommand: CommandModule<object, Arguments> = {
  command: 'baseline <what>',
  describe: 'Write down the findings that may stay in this tree, or take out those that are gone',
  builder: (yargs) => yargs
    .positional('what', { choices: ['create', 'prune'] as const, demandOption: true, describe: 'create: add what is found now; prune: take out what is gone, and what ran out' })
    .option('reason', { type: 'string', describe: 'create: why these findings may stay; the policy asks the same of it as of any reason' })
    .option('until', { type: 'string', describe: 'create: the last day they may, YYYY-MM-DD' }),
  handler: async ({ what, reason = '', until }) => {
    const { top, policy, verdict } = await wholeTree(what === 'prune');
    const file = path.join(top, policy.baseline);
    const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const say = (sentence: string): void => void process.stderr.write(`aisec-hooks: ${sentence}\n`);
    if (what === 'prune') {
      const { text, gone, ranOut } = prunedLines(old, verdict.findings, new Date().toISOString().slice(0, 10));
      if (text !== old) writeFileSync(file, text);
      say(`${policy.baseline}: ${count(gone, 'finding')} gone, ${count(ranOut, 'line')} out of date${text === old ? '; nothing to take out' : ''}.`);
      return;
    }
    await reasonForBaseline(reason, until ?? null, policy);
    const { text, added, closed } = grown(old, verdict.findings, reason, until ?? null);
    if (text !== old) writeFileSync(file, text);
    say(`${policy.baseline}: ${count(added, 'finding')} added${added === 0 ? '' : '; the commit that brings it needs a reason for baseline-loosened'}.`);
    if (closed > 0) say(`${count(closed, 'finding')} that no reason can pass ${closed === 1 ? 'was' : 'were'} left out.`);
    if (added > 0) mergeAsUnion(top, policy.baseline, say);
  },
};

/** All that would act in the tree; for `prune` as if there were no baseline. */
async function wholeTree(withoutBaseline: boolean): Promise<{ top: string; policy: Policy; verdict: Verdict }> {
  const top = await topOf(process.cwd());
  const scanning = { rules: liveRules(table), version: AISEC_VERSION, floors: floorFiles(process.env), cwd: top, env: process.env, today: new Date().toISOString().slice(0, 10), progress: () => undefined };
  const { draft, inForce, hearing } = await scan(scanning, { kind: 'paths', paths: [] });
  if (draft.coverage.notJudged.some(({ limit }) => limit === true)) throw new Fault('not all of the tree could be judged', { at: top, hint: 'Raise limits in the policy, or name what is too large in ignore.' });
  const overrides = withoutBaseline ? draft.overrides.filter(({ from }) => from !== 'baseline') : draft.overrides;
  return { top, policy: inForce.policies[inForce.policies.length - 1], verdict: await verdictOf({ ...draft, overrides }, hearing) };
}

/** Two branches that both add lines are then joined without a conflict. */
function mergeAsUnion(top: string, baseline: string, say: (sentence: string) => void): void {
  const file = path.join(top, '.gitattributes');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text.split('\n').some((line) => line.startsWith(`${baseline} `) && line.includes('merge=union'))) return;
  writeFileSync(file, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${baseline} merge=union\n`);
  say(`.gitattributes: ${baseline} merge=union, so that merges join it.`);
}
