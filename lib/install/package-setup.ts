/** What package.json needs so that later clones install the hooks too: two packages and a guarded `prepare` script. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Before } from './entry.ts';
import { checkPackageJson, getString, hasKey, setString, unset } from './package-json.ts';
import { editing, readText } from './steps.ts';
import type { Step } from './steps.ts';

/**
 * Runs our own command when the package is there, and ends with its status; without it (`npm ci --omit=dev`, a package that failed to
 * install) there is nothing to do. Only what sh and cmd.exe read alike: no $, %, ! or backquote between the double quotes.
 */
export const PREPARE = 'node -e "'
  + "try { require.resolve('aisec-hooks/package.json') } catch { process.exit() } "
  + "process.exitCode = require('child_process').spawnSync('aisec-hooks install --prepare', { shell: true, stdio: 'inherit' }).status"
  + '"';

const HUSKY_RANGE = '^9.1.7';
const GROUPS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'];
const SCRIPT = ['scripts', 'prepare'];

/** Keys that are missing today, so that uninstall takes only these. `text`: package.json as a byte string. `husky`: is it what runs the hooks? */
export function missingKeys(text: string, husky: boolean): string[][] {
  const isListed = (name: string) => GROUPS.some((group) => hasKey(text, [group, name]));
  return ['aisec-hooks', ...(husky ? ['husky'] : [])].filter((name) => !isListed(name)).map((name) => ['devDependencies', name]);
}

/** `version`: ours. Throws a Fault when package.json is no JSON object. */
export function packageSteps(top: string, version: string, husky: boolean): Step[] {
  const file = path.join(top, 'package.json');
  const text = readText(file);
  if (text === null) return [];
  checkPackageJson(text, file);
  const missing = missingKeys(text, husky);
  const isThere = /\baisec-hooks install --prepare\b/.test(getString(text, SCRIPT) ?? '');
  const withOurs = (old: string): string => {
    const listed = missing.reduce((next, key) => setString(next, key, key[1] === 'husky' ? HUSKY_RANGE : `^${version}`), old);
    const script = getString(listed, SCRIPT);
    return isThere ? listed : setString(listed, SCRIPT, script ? `${script} && ${PREPARE}` : PREPARE);
  };
  const words = [...missing.map((key) => key[1]), ...(isThere ? [] : ['a prepare script'])];
  return words.length === 0 ? [] : editing(file, withOurs, `added ${words.join(', ')} to ${file}`);
}

/** `before`: null when this clone did not run install; then only the script goes. */
export function packageRemoval(top: string, before: Before | null): Step[] {
  const file = path.join(top, 'package.json');
  const text = readText(file);
  if (text === null) return [];
  checkPackageJson(text, file);
  const withoutOurs = (old: string): string => (before?.keys ?? []).reduce(unset, withoutScript(old));
  return editing(file, withoutOurs, `took our words out of ${file}`);
}

function withoutScript(text: string): string {
  const script = getString(text, SCRIPT);
  if (script === PREPARE) return unset(text, SCRIPT);
  return script?.endsWith(` && ${PREPARE}`) ? setString(text, SCRIPT, script.slice(0, -` && ${PREPARE}`.length)) : text;
}

const LOCKFILES: [file: string, command: string][] = [
  ['pnpm-lock.yaml', 'pnpm install'],
  ['yarn.lock', 'yarn install'],
  ['bun.lock', 'bun install'],
  ['bun.lockb', 'bun install'],
];

/** The command that brings the lockfile up to date. */
export function installCommand(top: string): string {
  return LOCKFILES.find(([file]) => existsSync(path.join(top, file)))?.[1] ?? 'npm install';
}
