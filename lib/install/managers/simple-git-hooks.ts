/** simple-git-hooks: a command for each hook in its configuration; it deletes every hook file that the configuration does not name. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../../faults.ts';
import { HOOKS } from '../block.ts';
import type { HookName } from '../block.ts';
import { checkPackageJson, getString, hasKey, setString, unset } from '../package-json.ts';
import { editing, readText } from '../steps.ts';
import type { Manager } from './manager.ts';
import { RUNNER } from './runner.ts';

const KEY = 'simple-git-hooks';
const NAMES = ['.', ''].flatMap((start) => ['cjs', 'js', 'mjs', 'ts', 'json'].map((ending) => `${start}${KEY}.${ending}`));

export const simpleGitHooks: Manager = {
  name: KEY,
  find: (top) => {
    const file = NAMES.map((name) => path.join(top, name)).find((one) => existsSync(one));
    const packageFile = path.join(top, 'package.json');
    const text = readText(packageFile);
    if (text !== null) checkPackageJson(text, packageFile);
    return file ?? (text !== null && hasKey(text, [KEY]) ? packageFile : null);
  },
  steps: (_top, file) => editing(file, (text) => withCommands(text, file), `added our commands to ${file}`),
  removal: (_top, file) => {
    const withoutOurs = (text: string): string => HOOKS.reduce((rest, hook) => without(rest, pathOf(file, hook), command(hook)), text);
    return isJson(file) ? editing(file, withoutOurs, `took our commands out of ${file}`) : [];
  },
  called: (_top, file) => {
    const text = readText(file) ?? '';
    return HOOKS.filter((hook) => text.includes(`${RUNNER} ${hook} `));
  },
  hooks: HOOKS,
  mark: /\.aisec\/hook\.sh/,
  install: [KEY],
  switches: [['SKIP_SIMPLE_GIT_HOOKS', /^1$/]],
};

function command(hook: HookName): string {
  return `sh ${RUNNER} ${hook} "$@"`;
}

function isJson(file: string): boolean {
  return file.endsWith('.json');
}

function pathOf(file: string, hook: HookName): string[] {
  return path.basename(file) === 'package.json' ? [KEY, hook] : [hook];
}

/** After what stands there already: a formatter changes what is committed. */
function withCommands(text: string, file: string): string {
  if (!isJson(file)) {
    if (HOOKS.every((hook) => text.includes(`${RUNNER} ${hook} `))) return text;
    throw new Fault('this configuration of simple-git-hooks is a program, and aisec-hooks cannot add to it', {
      at: file, hint: `For each of ${HOOKS.join(', ')} add the command: sh ${RUNNER} HOOK "$@"; then run this again.`,
    });
  }
  checkPackageJson(text, file);
  return HOOKS.reduce((rest, hook) => {
    const key = pathOf(file, hook);
    const old = getString(rest, key);
    if (old?.includes(command(hook))) return rest;
    return setString(rest, key, old ? `${old} && ${command(hook)}` : command(hook));
  }, text);
}

function without(text: string, key: string[], ours: string): string {
  const old = getString(text, key);
  if (old === ours) return unset(text, key);
  return old?.endsWith(` && ${ours}`) ? setString(text, key, old.slice(0, -` && ${ours}`.length)) : text;
}
