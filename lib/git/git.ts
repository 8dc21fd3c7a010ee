/** The one place that starts git. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Fault } from '../faults.ts';
import { UNSET } from './pinned.ts';

export interface GitOptions {
  cwd: string;
  /** The environment git sees, by default our own: hooks must hand on GIT_INDEX_FILE and GIT_DIR. */
  env?: NodeJS.ProcessEnv;
  /** Ends git when it is aborted; what was asked then fails with a Fault. */
  signal?: AbortSignal;
}

export interface Streams {
  /** Written to git's stdin. */
  input?: string | Buffer;
  /** Takes stdout as it comes. What it throws ends git and is thrown on. Returning 'stop' ends git without a fault. */
  onChunk: (chunk: Buffer) => void | 'stop';
}

/** Said by git in the C locale where no repository is; `diff` then takes itself for `diff --no-index`. */
const NO_REPOSITORY = /^(?:fatal: not a git repository|warning: Not a git repository|usage: git diff --no-index)/m;
const STDERR_LIMIT = 64 * 1024;

/**
 * Run `git ARGS` and wait. `code` is git's exit code. Throws a Fault when git is missing, when cwd is no repository, or when a signal
 * ended git; any other failure is the caller's to judge by `code`.
 */
export async function git(
  args: readonly string[],
  options: GitOptions & { input?: string | Buffer },
): Promise<{ code: number; stdout: Buffer; stderr: string }> {
  const chunks: Buffer[] = [];
  const { code, stderr } = await streamGit(args, options, { input: options.input, onChunk: (chunk) => void chunks.push(chunk) });
  return { code, stdout: Buffer.concat(chunks), stderr };
}

/** The same, with stdout handed over in chunks. */
export function streamGit(args: readonly string[], options: GitOptions, streams: Streams): Promise<{ code: number; stderr: string }> {
  const { promise, resolve, reject } = withResolvers<{ code: number; stderr: string }>();
  const child = startGit(args, options);
  let stderr = '';
  let stopped = false;
  const stop = () => {
    stopped = true;
    child.stdout.destroy();
    child.kill();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    try {
      if (streams.onChunk(chunk) === 'stop') stop();
    } catch (error) {
      stop();
      reject(error);
    }
  });
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < STDERR_LIMIT) stderr += chunk.toString('utf8');
  });
  child.on('error', (error: NodeJS.ErrnoException) => reject(startFault(error, options.cwd)));
  child.on('close', (code, signal) => {
    if (stopped) return resolve({ code: 0, stderr });
    if (signal) return reject(new Fault(`git was ended by ${signal}`, { at: command(args) }));
    if (code !== 0 && NO_REPOSITORY.test(stderr)) return reject(noRepository(options.cwd, stderr));
    resolve({ code: code ?? 1, stderr });
  });
  feed(child, streams.input, reject);
  return promise;
}

/** The same, with stdout handed over as fast as it is asked for. Throws a Fault for any failure of git once its answer has been read. */
export async function* gitChunks(args: readonly string[], options: GitOptions, input: string | Buffer = ''): AsyncGenerator<Buffer> {
  const child = startGit(args, options);
  const { promise, resolve, reject } = withResolvers<void>();
  // whoever stops reading early does not wait for it
  promise.catch(() => undefined);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < STDERR_LIMIT) stderr += chunk.toString('utf8');
  });
  child.on('error', (error: NodeJS.ErrnoException) => reject(startFault(error, options.cwd)));
  child.on('close', (code, signal) => {
    if (signal) return reject(new Fault(`git was ended by ${signal}`, { at: command(args) }));
    if (code === 0) return resolve();
    reject(NO_REPOSITORY.test(stderr) ? noRepository(options.cwd, stderr) : gitFault(args, code ?? 1, stderr));
  });
  feed(child, input, reject);
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    await promise;
  } finally {
    child.kill();
  }
}

/** Git with three pipes, for those who read and write them in turns. */
export function startGit(args: readonly string[], { cwd, env = process.env, signal }: GitOptions): ChildProcessByStdio<Writable, Readable, Readable> {
  return spawn('git', args, { cwd, env: gitEnvironment(env), stdio: ['pipe', 'pipe', 'pipe'], signal });
}

/** A Fault with the first thing git itself said. */
export function gitFault(args: readonly string[], code: number, stderr: string): Fault {
  const lines = stderr.split('\n');
  const line = lines.find((each) => each.startsWith('fatal: ')) ?? lines.find((each) => each.startsWith('error: ')) ?? lines[0];
  const said = line.replace(/^(?:fatal|error): /, '') || `it ended with ${code}`;
  return new Fault(`git failed: ${said}`, { at: command(args) });
}

/** The C locale, so that git's answers are the ones we know; without the variables that change a diff. */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const copy: NodeJS.ProcessEnv = { ...env, LC_ALL: 'C' };
  for (const name of UNSET) delete copy[name];
  return copy;
}

function noRepository(cwd: string, stderr: string): Fault {
  const said = /^fatal: (.*)$/m.exec(stderr)?.[1] ?? 'not a git repository';
  return new Fault(`git failed: ${said}`, { at: cwd, hint: 'Run this inside a repository.' });
}

function feed(child: ChildProcessByStdio<Writable, Readable, Readable>, input: string | Buffer = '', reject: (error: Error) => void): void {
  child.stdin.on('error', (error: NodeJS.ErrnoException) => {
    // git may end before it has read everything; its exit code tells
    if (error.code !== 'EPIPE') reject(error);
  });
  child.stdin.end(input);
}

function startFault(error: NodeJS.ErrnoException, cwd: string): Error {
  if (error.name === 'AbortError') return new Fault('git was stopped: its time is up');
  if (error.code !== 'ENOENT') return error;
  if (!existsSync(cwd)) return new Fault('there is no such folder', { at: cwd });
  return new Fault('git was not found', { hint: 'Install git, or put its folder on PATH.' });
}

/** "git diff": the subcommand, without the options before it. */
function command(args: readonly string[]): string {
  const at = args.findIndex((arg, i) => !arg.startsWith('-') && args[i - 1] !== '-c' && args[i - 1] !== '-C');
  return `git ${args[at] ?? ''}`.trim();
}

function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
