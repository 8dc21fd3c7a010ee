/** doctor: would a commit be judged in this worktree and in each linked one? Proved by a probe; what stands in the way is named. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '../faults.ts';
import { isOlder } from '../policy/requires.ts';
import { HOOKS, findBlock, mayPass } from './block.ts';
import type { HookName } from './block.ts';
import { configCommand, configuredHooks } from './config-hooks.ts';
import { installedVersion, staleFiles } from './entry.ts';
import type { Package } from './entry.ts';
import { findManaged, type Managed } from './managed.ts';
import { RUNNER } from './managers/runner.ts';
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
  const installed = await installedHere(repository);
  const files = hookFiles(repository, installed);
  const ailments = [
    ...(installed.kind === 'files' ? [...shadowed(repository, files), ...files.flatMap((file) => hookAilments(repository, file))] : []),
    ...(installed.kind === 'managed' ? managedAilments(repository, installed.managed, doctor.environment) : []),
    ...(installed.kind === 'config' ? missingSettings(installed.hooks) : []),
    ...entryAilments(judgeFolder(repository), repository, doctor.pack),
    ...switchedOff(doctor.environment),
    ...policyAilments(repository, doctor),
  ];
  const preCommit = files.find(({ hook, entry }) => hook === 'pre-commit' && existsSync(entry) && isExecutable(entry));
  const result = preCommit && (preCommit.command !== undefined || hasBlock(preCommit.body)) ? await probe(repository, files, doctor.environment) : null;
  return { top: repository.top, ailments: [...ailments, ...(result ? probeAilments(result, doctor.environment) : [])], probe: result };
}

/** How git comes to run us here. */
type Installed = { kind: 'files' } | { kind: 'managed'; managed: Managed } | { kind: 'config'; hooks: HookName[] };

async function installedHere({ top }: Repository): Promise<Installed> {
  const managed = findManaged(top);
  if (managed !== null && managed.manager.called(top, managed.file).length > 0) return { kind: 'managed', managed };
  const hooks = await configuredHooks(top);
  return hooks.length > 0 ? { kind: 'config', hooks } : { kind: 'files' };
}

function managedAilments({ top, hooksDir }: Repository, { manager, file }: Managed, environment: NodeJS.ProcessEnv): Ailment[] {
  const called = manager.called(top, file);
  const rerun = `${INSTALL}, or ${manager.install[0].split('|').at(-1)} install`;
  return [
    ...(existsSync(path.join(top, RUNNER)) ? [] : [{ wrong: `${RUNNER}, which ${manager.name} runs, is missing`, mend: INSTALL }]),
    ...manager.hooks.filter((hook) => !called.includes(hook)).map((hook) => ({ wrong: `${file} does not call aisec-hooks in ${hook}`, mend: INSTALL })),
    ...called.flatMap((hook) => managedFile(path.join(hooksDir, hook), manager, rerun)),
    ...manager.switches.filter(([name, value]) => value.test(environment[name] ?? '')).map(([name]) => ({ wrong: `${name}=${environment[name]} is set in this environment: ${manager.name} skips our hooks`, mend: `unset ${name}` })),
  ];
}

function managedFile(file: string, { name, mark }: Managed['manager'], mend: string): Ailment[] {
  const text = readText(file);
  if (text === null) return [{ wrong: `${name} has not written ${file}, so git runs nothing there`, mend }];
  if (!mark.test(text)) return [{ wrong: `${file} is not ${name}'s`, mend }];
  return isExecutable(file) ? [] : [{ wrong: `${file} is not executable, so git ignores it`, mend: `run chmod +x ${file}` }];
}

function missingSettings(hooks: HookName[]): Ailment[] {
  return HOOKS.filter((hook) => !hooks.includes(hook)).map((hook) => ({ wrong: `the configuration of this repository does not call aisec-hooks in ${hook}`, mend: INSTALL }));
}

/** Where the judge lies that the hooks run: beside the hooks of `install --global`, else in the common git directory. */
function judgeFolder({ commonDir, hooksDir }: Repository): string {
  const beside = path.join(path.dirname(hooksDir), 'judge');
  return existsSync(path.join(beside, 'shim.sh')) ? beside : path.join(commonDir, 'aisec');
}

function hasBlock(file: string): boolean {
  return findBlock(readText(file) ?? '') !== null;
}

/** husky's shims in `_` start the scripts in the folder above; managers start our script, and git itself what its configuration says. */
function hookFiles({ top, hooksDir, gitDir }: Repository, installed: Installed): HookFile[] {
  if (installed.kind === 'managed') return installed.managed.manager.hooks.map((hook) => ({ hook, entry: path.join(hooksDir, hook), body: path.join(top, RUNNER), command: ['sh', RUNNER, hook] }));
  if (installed.kind === 'config') return installed.hooks.map((hook) => ({ hook, entry: process.execPath, body: path.join(gitDir, 'config'), command: ['sh', '-c', `${configCommand(hook)} "$@"`, 'git'] }));
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

function entryAilments(folder: string, repository: Repository, pack: Package): Ailment[] {
  const version = installedVersion(folder);
  if (version === null) return [{ wrong: `there is no copy of the judge in ${folder}`, mend: INSTALL }];
  const asked = /^requires:[ \t]*["']?(>=[ \t]*[\d.]+)/m.exec(readText(path.join(repository.top, '.aisec.yml')) ?? '')?.[1];
  if (asked !== undefined && isOlder(version, asked)) {
    return [{ wrong: `the copy in ${folder} is of version ${version}, and the policy asks for ${asked}`, mend: 'run npm install aisec-hooks@latest, then npx aisec-hooks install' }];
  }
  if (staleFiles(folder, pack).length === 0) return [];
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
