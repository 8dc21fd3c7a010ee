/** A throw-away repository for the tests of install: real git, the developer's configuration out of reach, a stand-in for the judge. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KEY_ARGUMENTS } from '../lib/git/pinned.ts';
import { carryOut } from '../lib/install/carry-out.ts';
import type { Package } from '../lib/install/entry.ts';
import type { Plan } from '../lib/install/install.ts';
import { shimText } from '../lib/install/shim-text.ts';

export interface Ran { status: number; stdout: string; stderr: string }

const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-install-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

// install asks git from this process.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
Object.assign(process.env, { HOME: root, XDG_CONFIG_HOME: root, GIT_CONFIG_GLOBAL: path.join(root, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' });

/**
 * Judges like this: "BLOCK" or eval in the staged changes blocks, "WARN" warns, anything else is clean; a message with "PASS" passes.
 * Logs each start, one line of arguments, to $NODE_LOG.
 */
const STAND_IN = `
const fs = require('fs');
const path = require('path');
const { execFileSync } = require('child_process');
const [hook, ...rest] = process.argv.slice(2);
const env = process.env;
const state = path.join(env.GIT_DIR || '.git', 'aisec');
const words = [hook, ...rest, 'receipt=' + env.AISEC_RECEIPT, 'commit-msg=' + env.AISEC_COMMIT_MSG];
if (env.NODE_LOG) fs.appendFileSync(env.NODE_LOG, words.join(' ') + '\\n');
const key = () => execFileSync('git', ${JSON.stringify(KEY_ARGUMENTS)});
const judge = (text) => /^[+].*(?:BLOCK|eval[(])/m.test(text) ? 'blocked' : /^[+].*WARN/m.test(text) ? 'warned' : 'clean';
const write = (verdict) => {
  fs.writeFileSync(path.join(state, 'receipt'), verdict + '\\n{}');
  fs.writeFileSync(path.join(state, 'key'), key());
};
const verdictOf = () => fs.readFileSync(path.join(state, 'receipt'), 'utf8').split('\\n')[0];
if (hook.startsWith('pre-')) {
  const text = fs.readFileSync(0, 'latin1');
  if (!/\\naisec-end 0\\n$/.test(text)) { console.error('torn stream'); process.exit(2); }
  write(judge(text));
  if (verdictOf() === 'blocked' && env.AISEC_COMMIT_MSG === 'no') { console.error('stopped by pre-commit'); process.exit(1); }
} else if (hook === 'prepare-commit-msg') {
  if (env.AISEC_RECEIPT !== 'fit') write(judge(execFileSync('git', ['diff', '--cached']).toString('latin1')));
  if (!(env.GIT_REFLOG_ACTION || '').endsWith('(continue)') || verdictOf() !== 'blocked') process.exit(0);
  console.error('stopped after a stop');
  process.exit(1);
} else if (hook === 'commit-msg' && verdictOf() === 'blocked' && !fs.readFileSync(rest[0], 'utf8').includes('PASS')) {
  console.error('stopped by commit-msg');
  process.exit(1);
}
`;

/** A package whose judge is the stand-in; `version` stands in its shim. */
export function standInPackage(version = '1.2.3'): Package {
  const dist = mkdtempSync(path.join(root, 'dist-'));
  writeFileSync(path.join(dist, 'hook.cjs'), STAND_IN);
  for (const name of ['hook-core.cjs', 'hook-code.cjs', 'hook-packages.cjs', 'hook-guards.cjs', 'hook-rare.cjs', 'hook-more.cjs', 'hook-words.bin', 'hook-rules.jsonl']) writeFileSync(path.join(dist, name), '');
  writeFileSync(path.join(dist, 'shim.sh'), shimText(version));
  return { version, dist, node: process.execPath, starter: '# first policy\nversion: 1\n' };
}

export class Repo {
  readonly top: string;
  readonly home: string;
  readonly nodeLog: string;
  env: NodeJS.ProcessEnv;

  /** `model`: start as a copy of that one, its history and hooks included. */
  constructor(name = 'repo', model: Repo | null = null) {
    const folder = mkdtempSync(path.join(root, 'r-'));
    this.home = path.join(folder, 'home');
    this.top = path.join(folder, name);
    this.nodeLog = path.join(folder, 'node.log');
    mkdirSync(this.home);
    mkdirSync(this.top);
    this.env = cleanEnvironment(this.home, this.nodeLog);
    if (model) {
      cpSync(model.top, this.top, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
      return;
    }
    this.git('init', '-q', '-b', 'main', '--template=');
    this.git('config', 'user.name', 'A');
    this.git('config', 'user.email', 'a@example.com');
  }

  run(command: string, words: string[], { cwd = this.top, env = {} }: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Ran {
    const ran = spawnSync(command, words, { cwd, env: { ...this.env, ...env }, encoding: 'utf8', input: '' });
    if (ran.error) throw ran.error;
    return { status: ran.status ?? 128, stdout: ran.stdout, stderr: ran.stderr };
  }

  /** Runs git and throws when it fails; answers with its output, trimmed. */
  git(...words: string[]): string {
    const ran = this.run('git', words);
    if (ran.status !== 0) throw new Error(`git ${words.join(' ')}: ${ran.status}\n${ran.stdout}${ran.stderr}`);
    return ran.stdout.trimEnd();
  }

  tryGit(...words: string[]): Ran {
    return this.run('git', words);
  }

  file(name: string): string {
    return path.join(this.top, name);
  }

  read(name: string): string {
    return readFileSync(this.file(name), 'latin1');
  }

  has(name: string): boolean {
    return existsSync(this.file(name));
  }

  write(name: string, text: string, mode = 0o644): void {
    mkdirSync(path.dirname(this.file(name)), { recursive: true });
    writeFileSync(this.file(name), text, 'latin1');
    chmodSync(this.file(name), mode);
  }

  /** Writes and stages a file. */
  stage(name: string, text: string): void {
    this.write(name, text);
    this.git('add', '--', name);
  }

  /** Hooks that started the judge since the last call: "pre-commit receipt=… commit-msg=…". */
  nodeStarts(): string[] {
    const lines = existsSync(this.nodeLog) ? readFileSync(this.nodeLog, 'utf8').split('\n').filter(Boolean) : [];
    rmSync(this.nodeLog, { force: true });
    return lines;
  }

  /** Every file below the top with its mode and bytes, what git writes while it works left out. */
  snapshot(): Map<string, string> {
    const found = new Map<string, string>();
    const skip = /^\.git\/(?:objects|logs|refs|index|COMMIT_EDITMSG|ORIG_HEAD)(?:\/|$)/;
    const visit = (folder: string): void => {
      for (const name of readdirSync(path.join(this.top, folder)).sort()) {
        const file = folder ? `${folder}/${name}` : name;
        if (skip.test(file)) continue;
        const stat = lstatSync(this.file(file));
        if (stat.isDirectory()) visit(file);
        else found.set(file, `${stat.mode.toString(8)} ${stat.isSymbolicLink() ? readlinkSync(this.file(file)) : this.read(file)}`);
      }
    };
    visit('');
    return found;
  }
}

function cleanEnvironment(home: string, nodeLog: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:GIT_|AISEC|HUSKY$|CI$|npm_|NODE_|XDG_|EDITOR$|VISUAL$)/.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    XDG_CONFIG_HOME: home,
    GIT_CONFIG_GLOBAL: path.join(home, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    NODE_LOG: nodeLog,
  };
}

/** Names of the files in which two snapshots differ. */
export function differences(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

/** Carries a plan out and answers with what was said. */
export async function done(plan: Plan | Promise<Plan>, dryRun = false): Promise<string[]> {
  const said: string[] = [];
  await carryOut(await plan, { dryRun, quiet: false }, (sentence) => said.push(sentence));
  return said;
}
