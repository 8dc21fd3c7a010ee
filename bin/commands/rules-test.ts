/** `aisec-hooks rules test`: tries a repository's own rules by their examples and says what fails, with file and line. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ruleFaults } from '../../lib/custom/changed.ts';
import { readRuleFiles } from '../../lib/custom/files.ts';
import { diskTree } from '../../lib/custom/trees.ts';
import { Fault } from '../../lib/faults.ts';
import type { RuleSet } from '../../lib/match/ruleset.ts';
import { knownRules } from '../../lib/own-rules.ts';
import { POLICY_FILE } from '../../lib/policy/in-force.ts';
import { policyMistakes, readPolicy } from '../../lib/policy/read.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { topOf } from '../../lib/scan/policies.ts';
import type { OwnRule } from '../../lib/types.ts';

/** `mistakes`: why a rule cannot be tried at all. */
interface Found { rules: OwnRule[]; mistakes: Fault[] }

/** `files`: none for those that the policy of the working copy names. Answers with the exit code: 0 all hold, 1 one fails, 2 one cannot be tried. */
export async function testRules(files: string[], cwd: string, builtIn: RuleSet, say: (line: string) => void): Promise<number> {
  const { rules, mistakes } = files.length > 0 ? inFiles(files, cwd, builtIn) : await inPolicy(cwd, builtIn);
  const failures = rules.flatMap(ruleFaults);
  for (const { at, message } of failures) say(neutral(`${at}: ${message}`));
  for (const { at, message, hint } of mistakes) say(neutral(`${at}: ${message}. ${hint}`));
  const count = new Set(rules.map(({ file }) => file)).size;
  if (mistakes.length > 0) return 2;
  say(`${amount(rules.length, 'rule')} in ${amount(count, 'file')}: ${failures.length === 0 ? 'every example is judged as it says' : amount(failures.length, 'objection')}`);
  return failures.length > 0 ? 1 : 0;
}

function inFiles(files: string[], cwd: string, builtIn: RuleSet): Found {
  const missing = files.find((file) => !existsSync(path.resolve(cwd, file)));
  if (missing !== undefined) throw new Fault('there is no such file', { at: missing, hint: 'Name rule files, or none for those of the policy.' });
  const places = new Map(files.map((file) => [file, file]));
  const read = (file: string): string => readFileSync(path.resolve(cwd, file), 'utf8');
  const { rules, faults } = readRuleFiles(places, { root: '', read, list: () => [], taken: knownRules(builtIn) });
  if (rules.length === 0 && faults.length === 0) throw new Fault('no rule stands there', { at: files.join(', '), hint: 'docs/own-rules.md shows one.' });
  return { rules: faults.length > 0 ? [] : rules, mistakes: faults };
}

async function inPolicy(cwd: string, builtIn: RuleSet): Promise<Found> {
  const top = await topOf(cwd);
  const hint = 'Write custom: [ ".aisec/rules/*.yml" ] in it, or name the files: aisec-hooks rules test FILE.';
  if (!existsSync(path.join(top, POLICY_FILE))) throw new Fault('there is no policy here that could name rule files', { at: POLICY_FILE, hint });
  const text = readFileSync(path.join(top, POLICY_FILE), 'utf8');
  const options = { file: POLICY_FILE, ...diskTree(top), rules: knownRules(builtIn), tool: AISEC_VERSION };
  const mistakes = policyMistakes(text, options);
  if (mistakes.length > 0) return { rules: [], mistakes };
  const { custom: rules = [] } = readPolicy(text, options);
  if (rules.length === 0) throw new Fault('the policy brings no rules of its own', { at: POLICY_FILE, hint });
  return { rules, mistakes };
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
