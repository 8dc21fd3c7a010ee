/** doctor: would a commit be judged in this worktree and in each linked one? Proved by a probe; what stands in the way is named. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '../faults.ts';
import { isOlder } from '../policy/requires.ts';
import { HOOKS, findBlock, mayPass } from './block.ts';
import { installedVersion, staleFiles } from './entry.ts';
import type { Package } from './entry.ts';
import { PROBE_FILE, probe } from './probe.ts';
import type { HookFile, Probe } from './probe.ts';
import { findRepository, worktrees } from './repository.ts';
import type { Repository } from './repository.ts';
import { isExecutable, readText } from './steps.ts';

/** `wrong`: a sentence without its full stop; `mend`: what to do. */
export interface Ailment { wrong: string; mend: string }

export interface Health { top: string; ailments: Ailment[]; probe: Probe | null }

export interface Doctor {
  pack: Package;
  environment: NodeJS.ProcessEnv;
  /** All mistakes in the text of a policy file; UTF-8. */
  policyMistakes(text: string, top: string): Fault[];
}

const INSTALL = 'run npx aisec-hooks install';

/** One entry per worktree, the main one first. Throws a Fault where there is no repository. */
export async function examine(cwd: string, doctor: Doctor): Promise<Health[]> {
  const here = await findRepository(cwd);
  const healths: Health[] = [];
  for (const top of await worktrees(here.top)) {
    if (existsSync(top)) healths.push(await examineWorktree(await findRepository(top), doctor));
  }
  return healths;
}

async function examineWorktree(repository: Repository, doctor: Doctor): Promise<Health> {
  const files = hookFiles(repository);
  const ailments = [
    ...shadowed(repository, files),
    ...files.flatMap((file) => hookAilments(repository, file)),
    ...entryAilments(repository, doctor.pack),
    ...switchedOff(doctor.environment),
    ...policyAilments(repository, doctor),
  ];
  const preCommit = files.find(({ hook, entry }) => hook === 'pre-commit' && existsSync(entry) && isExecutable(entry));
  const result = preCommit && hasBlock(preCommit.body) ? await probe(repository, files, doctor.environment) : null;
  return { top: repository.top, ailments: [...ailments, ...(result ? probeAilments(result, doctor.environment) : [])], probe: result };
}

function hasBlock(file: string): boolean {
  return findBlock(readText(file) ?? '') !== null;
}

/** husky's shims in `_` start the scripts in the folder above. */
function hookFiles({ hooksDir }: Repository): HookFile[] {
  const isHusky = path.basename(hooksDir) === '_' && (existsSync(path.join(hooksDir, 'h')) || !existsSync(hooksDir));
  const bodies = isHusky ? path.dirname(hooksDir) : hooksDir;
  return HOOKS.map((hook) => ({ hook, entry: path.join(hooksDir, hook), body: path.join(bodies, hook) }));
}

function hookAilments({ hooksDir }: Repository, { hook, entry, body }: HookFile): Ailment[] {
  if (!existsSync(hooksDir)) {
    return hook === 'pre-commit' ? [{ wrong: `git looks for hooks in ${hooksDir}, which does not exist: no hook runs`, mend: INSTALL }] : [];
  }
  const text = readText(body);
  if (text === null || !existsSync(entry)) return [{ wrong: `the ${hook} hook is missing: ${text === null ? body : entry}`, mend: INSTALL }];
  if (!isExecutable(entry)) return [{ wrong: `${entry} is not executable, so git ignores it`, mend: `run chmod +x ${entry}` }];
  const block = findBlock(text);
  if (!block) return [{ wrong: `${body} does not call aisec-hooks`, mend: INSTALL }];
  const line = mayPass(text.slice(0, block.start));
  return line === 0 ? [] : [{ wrong: `${body}:${line} may let a commit pass before our block`, mend: 'move the block above that line' }];
}

/** Our hooks stand somewhere, but core.hooksPath sends git elsewhere. */
function shadowed({ top, commonDir, hooksDir, hooksPath }: Repository, files: HookFile[]): Ailment[] {
  const folder = [path.join(top, '.husky'), path.join(commonDir, 'hooks')].find((each) => hasBlock(path.join(each, 'pre-commit')));
  if (!folder || files.some(({ body }) => hasBlock(body))) return [];
  const wrong = `the hooks in ${folder} do not run`;
  if (!hooksPath) return [{ wrong: `core.hooksPath is not set, so git looks in ${hooksDir}: ${wrong}`, mend: INSTALL }];
  const { value, scope, origin } = hooksPath;
  return [{ wrong: `core.hooksPath is ${value} (${scope}, ${origin}): ${wrong}`, mend: scope === 'local' ? INSTALL : 'take that setting away' }];
}

function entryAilments(repository: Repository, pack: Package): Ailment[] {
  const version = installedVersion(repository);
  const folder = path.join(repository.commonDir, 'aisec');
  if (version === null) return [{ wrong: `there is no copy of the judge in ${folder}`, mend: INSTALL }];
  const asked = /^requires:[ \t]*["']?(>=[ \t]*[\d.]+)/m.exec(readText(path.join(repository.top, '.aisec.yml')) ?? '')?.[1];
  if (asked !== undefined && isOlder(version, asked)) {
    return [{ wrong: `the copy in ${folder} is of version ${version}, and the policy asks for ${asked}`, mend: 'run npm install aisec-hooks@latest, then npx aisec-hooks install' }];
  }
  if (staleFiles(repository, pack).length === 0) return [];
  return [{ wrong: `the copy in ${folder} is of version ${version} and differs from the package's, ${pack.version}`, mend: INSTALL }];
}

function switchedOff(environment: NodeJS.ProcessEnv): Ailment[] {
  return [['HUSKY', 'husky runs no hook'], ['AISEC', 'no commit is judged']]
    .filter(([name]) => environment[name] === '0')
    .map(([name, what]) => ({ wrong: `${name}=0 is set in this environment: ${what}`, mend: `unset ${name}` }));
}

function policyAilments({ top }: Repository, doctor: Doctor): Ailment[] {
  const text = readText(path.join(top, '.aisec.yml'));
  if (text === null) return [];
  return doctor.policyMistakes(Buffer.from(text, 'latin1').toString('utf8'), top)
    .map(({ at, message, hint }) => ({ wrong: `the policy is invalid: ${at}: ${message}`, mend: hint || 'mend that line' }));
}

function probeAilments({ preCommit, commitMsg, verdict, said, needsLogin }: Probe, environment: NodeJS.ProcessEnv): Ailment[] {
  const words = said.trim().split('\n')[0];
  if (preCommit === 2 || commitMsg === 2) {
    return [{ wrong: `a commit cannot be judged: ${words}`, mend: 'mend what it names, then run doctor again' }];
  }
  const ailments: Ailment[] = [];
  if (needsLogin) {
    const wrong = 'node is found in a login shell only, so commits of editors and GUI clients stop';
    ailments.push({ wrong, mend: `${INSTALL}, which notes where node is` });
  }
  if (verdict === '') {
    ailments.push({ wrong: `pre-commit ran (exit code ${preCommit}), but judged nothing${huskyInit(environment)}`, mend: INSTALL });
  }
  if (verdict === 'blocked' && preCommit === 0 && commitMsg === 0) {
    ailments.push({ wrong: 'commit-msg let a commit pass that has to be stopped', mend: INSTALL });
  }
  if (verdict === 'clean') {
    const wrong = `a file with eval in it, ${PROBE_FILE}, was judged clean: the policy in HEAD lets it pass`;
    ailments.push({ wrong, mend: 'see whether that is meant' });
  }
  return ailments;
}

/** husky sources this file before each hook; HUSKY=0 in it switches everything off. */
function huskyInit({ XDG_CONFIG_HOME, HOME }: NodeJS.ProcessEnv): string {
  const file = path.join(XDG_CONFIG_HOME || path.join(HOME ?? '', '.config'), 'husky', 'init.sh');
  return /HUSKY=["']?0/.test(readText(file) ?? '') ? `: ${file} sets HUSKY=0` : '';
}
