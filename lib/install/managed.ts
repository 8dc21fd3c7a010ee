/** Repositories whose hooks another manager writes: it is told to run our script, and writes its hook files anew. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { lefthook } from './managers/lefthook.ts';
import type { Manager } from './managers/manager.ts';
import { preCommit } from './managers/pre-commit.ts';
import { RUNNER, runnerRemoval, runnerSteps } from './managers/runner.ts';
import { simpleGitHooks } from './managers/simple-git-hooks.ts';
import type { Repository } from './repository.ts';
import { readText, removing } from './steps.ts';
import type { Step } from './steps.ts';

/** The first that a repository has a configuration of counts. */
const MANAGERS: readonly Manager[] = [lefthook, preCommit, simpleGitHooks];

export interface Managed { manager: Manager; file: string }

/** null when no manager of these has a configuration here. */
export function findManaged(top: string): Managed | null {
  for (const manager of MANAGERS) {
    const file = manager.find(top);
    if (file !== null) return { manager, file };
  }
  return null;
}

/** Names in the folder that git reads hooks from, samples left out. */
export function hookNames({ hooksDir }: Repository): string[] {
  return statSync(hooksDir, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(hooksDir).filter((name) => /^[a-z-]+$/.test(name)) : [];
}

export function managedSteps(repository: Repository, { manager, file }: Managed): Step[] {
  const { top } = repository;
  const steps = [...runnerSteps(top), ...manager.steps(top, file)];
  const isWritten = manager.called(top, file).every((hook) => manager.mark.test(readText(path.join(repository.hooksDir, hook)) ?? ''));
  return steps.length === 0 && isWritten ? [] : [...steps, ...writingHooks(repository, manager)];
}

/** `before`: hook files that were there when we came; the manager leaves those behind that its configuration no longer names. */
export function managedRemoval(repository: Repository, { manager, file }: Managed, before: string[] | null): Step[] {
  const { top, hooksDir } = repository;
  if (manager.called(top, file).length === 0) return runnerRemoval(top);
  const ours = before === null ? [] : hookNames(repository).filter((name) => !before.includes(name) && manager.mark.test(readText(path.join(hooksDir, name)) ?? ''));
  const rewritten = before === null || before.length > 0 ? writingHooks(repository, manager) : [];
  return [
    ...manager.removal(top, file), ...runnerRemoval(top), ...rewritten,
    ...ours.flatMap((name) => removing(path.join(hooksDir, name), `removed ${path.join(hooksDir, name)}`)),
  ];
}

/** What the person has to do. */
export function managedWords({ top }: Repository, { manager, file }: Managed): string[] {
  const shared = `${path.relative(top, file)} and ${RUNNER} belong into the next commit: every clone runs them.`;
  return [shared, ...missingWords(top, manager)];
}

function missingWords(top: string, manager: Manager): string[] {
  return programOf(top, manager) === null ? [`${manager.name} was not found: run \`${manager.install.join(' ').replace('prek|', '')}\`, and have each clone run it.`] : [];
}

function writingHooks({ top }: Repository, manager: Manager): Step[] {
  const program = programOf(top, manager);
  if (program === null) return [];
  const words = manager.install.slice(1);
  return [{ did: `ran ${[path.basename(program), ...words].join(' ')}`, act: () => run(top, program, words) }];
}

function run(top: string, program: string, words: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: top, encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Fault(`${path.basename(program)} did not write its hooks: ${(stderr || stdout).trim().split('\n').at(-1)}`, { at: top, hint: 'Mend that and run the command again.' });
}

/** The project's own program before one on the PATH. */
function programOf(top: string, { install }: Manager): string | null {
  const folders = [path.join(top, 'node_modules', '.bin'), ...(process.env.PATH ?? '').split(path.delimiter)];
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  for (const name of install[0].split('|')) {
    const found = folders.flatMap((folder) => endings.map((ending) => path.join(folder, name + ending))).find((file) => existsSync(file));
    if (found) return found;
  }
  return null;
}
