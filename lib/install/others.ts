/** Hook managers that rewrite hook files themselves: found by their configuration, and left alone. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { checkPackageJson, hasKey } from './package-json.ts';
import { readText } from './steps.ts';

interface Manager { name: string; files: string[]; packageKey?: string }

const EXTENSIONS = ['yml', 'yaml', 'toml', 'json', 'jsonc'];

const MANAGERS: Manager[] = [
  { name: 'lefthook', files: ['', '.', '.config/'].flatMap((start) => EXTENSIONS.map((ending) => `${start}lefthook.${ending}`)) },
  { name: 'pre-commit', files: ['.pre-commit-config.yaml', '.pre-commit-config.yml'] },
  { name: 'prek', files: ['prek.toml', '.prek.toml'] },
  {
    name: 'simple-git-hooks',
    files: ['', '.'].flatMap((start) => ['js', 'cjs', 'mjs', 'ts', 'json'].map((ending) => `${start}simple-git-hooks.${ending}`)),
    packageKey: 'simple-git-hooks',
  },
  { name: 'overcommit', files: ['.overcommit.yml'] },
];

/** Throws a Fault that names the manager and where it was found. `top`: the worktree's top. */
export function refuseOtherManagers(top: string): void {
  const packageFile = path.join(top, 'package.json');
  const packageText = readText(packageFile);
  if (packageText !== null) checkPackageJson(packageText, packageFile);
  for (const manager of MANAGERS) {
    const file = manager.files.find((name) => existsSync(path.join(top, name)));
    if (file) throw refusal(manager.name, path.join(top, file));
    if (manager.packageKey && packageText !== null && hasKey(packageText, [manager.packageKey])) throw refusal(manager.name, packageFile);
  }
}

function refusal(name: string, at: string): Fault {
  return new Fault(`${name} manages the hooks of this repository, and aisec-hooks cannot install itself there yet`, {
    at,
    hint: `--plain is not safe here: ${name} replaces hook files or stops running them. Remove it first, or keep it alone.`,
  });
}
