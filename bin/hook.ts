/** What git runs: one bundled file; argv → hook → exit code. Only what a clean commit needs is loaded before it is asked for. */
import { readSync, writeSync } from 'node:fs';
import table from 'aisec:rules';
import { gitDir } from '../hooks/state.ts';
import { preCommit } from '../hooks/pre-commit.ts';
import type { Scene } from '../hooks/scene.ts';
import { liveRules } from '../lib/match/ruleset.ts';
import { knownAgent } from '../lib/verdict/agents.ts';

type Hook = (scene: Scene) => Promise<number>;

const HOOKS: Record<string, () => Hook | Promise<Hook>> = {
  'pre-commit': () => preCommit,
  'pre-merge-commit': () => preCommit,
  'prepare-commit-msg': async () => (await import('../hooks/prepare-commit-msg.ts')).prepareCommitMsg,
  'pre-applypatch': async () => (await import('../hooks/pre-applypatch.ts')).preApplypatch,
  'post-commit': async () => (await import('../hooks/post-commit.ts')).postCommit,
  'commit-msg': async () => (await import('../hooks/commit-msg.ts')).commitMsg,
  'pre-push': async () => (await import('../hooks/pre-push.ts')).prePush,
  'pre-receive': async () => (await import('../hooks/pre-receive.ts')).preReceive,
};

/** What could not be judged when a hook fails. */
const WHAT: Record<string, string> = { 'pre-push': 'this push', 'pre-receive': 'this push', 'post-commit': '' };

const CHUNK = 256 * 1024;

function* input(): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let size = readSome(buffer); size > 0; size = readSome(buffer)) yield buffer.subarray(0, size);
}

/** A pipe that nobody has written to yet is no end of input. */
function readSome(buffer: Buffer): number {
  for (;;) {
    try {
      return readSync(0, buffer);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

/** 0 may pass, 1 stopped, 2 could not judge: that stops the commit too. */
async function main(): Promise<number> {
  const [name, ...args] = process.argv.slice(2);
  const load = Object.hasOwn(HOOKS, name) ? HOOKS[name] : undefined;
  if (load === undefined) throw new Error(`no hook named ${name}`);
  const cwd = process.cwd();
  const scene: Scene = {
    hook: name, args, cwd, env: process.env, gitDir: gitDir(process.env, cwd), rules: liveRules(table), version: AISEC_VERSION,
    // asked for only when there is something to say: looking at stderr costs 3 ms
    get color() {
      return process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
    },
    now: () => process.uptime() * 1000, date: () => new Date().toISOString(), agent: () => knownAgent(process.env)?.tool ?? null, input, say: (text) => void (text !== '' && writeSync(2, text)),
  };
  return (await load())(scene);
}

// Everything is written by now; a node that is not told to exit tidies its heap first, which costs a large commit tens of milliseconds.
main().then(
  (code) => process.exit(code),
  async (error: unknown) => {
    const { faultText } = await import('../lib/report/fault.ts');
    writeSync(2, faultText(error, WHAT[process.argv[2]] ?? 'this commit'));
    process.exit(2);
  },
);
