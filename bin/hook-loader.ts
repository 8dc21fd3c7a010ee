/**
 * What the shim starts: runs hook-core.cjs, and the other parts when they are asked for, with the bytecode that an earlier run
 * left, which spares a commit about 10 ms of compiling, and one with something to say 30 more.
 *
 *   hook-core.cache, …   the build's id (16 bytes), what V8 made of the file, the id again; V8 itself refuses what another version made
 *   hook-core.flags      the node that ran, as it was called, and on a line of its own the flags that it is better started with
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { Script } from 'node:vm';

const ID = AISEC_BUILD.length;
const PART = /^\.\/(hook-\w+)\.cjs$/;

// Expressions run a few times each: V8 would spend up to 40 ms on one to make it faster, and a twentieth of a small commit on the code of those it
// interprets (bench/startup). Node 20 also optimises what will run for milliseconds only: a quarter of a commit's CPU; later ones have no such flag,
// nor the need.
const FLAGS = ['--no-regexp-optimization', '--no-regexp-peephole-optimization', '--regexp-tier-up-ticks=20', ...(process.version.startsWith('v20.') ? ['--interrupt-budget=2000000'] : [])];
/** Threads that a commit starts, and has no work for. */
const AT_START = ['--v8-pool-size=1', '--single-threaded-gc'];
const lacksFlags = ![...FLAGS, ...AT_START].every((flag) => process.execArgv.includes(flag));
// node:v8 brings all of node's streams with it: the shim gives the flags from the second run on
if (lacksFlags) process.getBuiltinModule('node:v8').setFlagsFromString(FLAGS.join(' '));

const loaded: Record<string, NodeModule['exports']> = {};
load('hook-core', module);
if (lacksFlags) process.on('exit', () => attempt(() => writeFileSync(`${__dirname}/hook-core.flags`, `${process.argv0}\n${[...FLAGS, ...AT_START].join(' ')}\n`)));

/** The files hold one function each, of what a module is given. */
function load(name: string, own: Pick<NodeModule, 'exports'>): NodeModule['exports'] {
  const file = `${__dirname}/${name}.cjs`;
  const cache = `${__dirname}/${name}.cache`;
  const known = readCache(cache);
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, cachedData: known });
  script.runInThisContext()(own.exports, required, own, file, __dirname);
  if (known === undefined || script.cachedDataRejected === true) process.on('exit', () => writeCache(cache, script));
  return own.exports;
}

function required(name: string): unknown {
  const part = PART.exec(name)?.[1];
  return part === undefined ? require(name) : (loaded[part] ??= load(part, { exports: {} }));
}

function readCache(file: string): Buffer | undefined {
  const bytes = attempt(() => readFileSync(file));
  if (bytes === undefined || bytes.length < 2 * ID) return undefined;
  const whole = bytes.toString('latin1', 0, ID) === AISEC_BUILD && bytes.toString('latin1', bytes.length - ID) === AISEC_BUILD;
  return whole ? bytes.subarray(ID, bytes.length - ID) : undefined;
}

/** After the run, so that the functions it needed are in it; moved in whole and only once it is on the disk, because V8 trusts what it reads. */
function writeCache(file: string, script: Script): void {
  attempt(() => {
    const next = `${file}.${process.pid}`;
    const id = Buffer.from(AISEC_BUILD, 'latin1');
    const opened = openSync(next, 'w');
    writeSync(opened, Buffer.concat([id, script.createCachedData(), id]));
    fsyncSync(opened);
    closeSync(opened);
    renameSync(next, file);
  });
}

/** A cache that cannot be read or written costs time and nothing else. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}
