/**
 * What the shim starts: runs hook-core.cjs with the bytecode that an earlier run left, which spares a commit about 10 ms of compiling.
 *
 *   hook-core.cache   the build's id (16 bytes), what V8 made of hook-core.cjs, the id again; V8 itself refuses what another version made
 *   hook-core.flags   the node that ran, as it was called, and on a line of its own the flag that it is better started with
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { Script } from 'node:vm';

const FILE = `${__dirname}/hook-core.cjs`;
const CACHE = `${__dirname}/hook-core.cache`;
const ID = AISEC_BUILD.length;

// Node 20 optimises what will run for milliseconds only: a quarter of a commit's CPU (bench/startup). Later ones have no such flag, nor the need.
const FLAG = '--interrupt-budget=2000000';
const lacksFlag = process.version.startsWith('v20.') && !process.execArgv.includes(FLAG);
// node:v8 brings all of node's streams with it: the shim gives the flag from the second run on
if (lacksFlag) process.getBuiltinModule('node:v8').setFlagsFromString(FLAG);

const known = readCache();
// The file holds one function of what a module is given.
const script = new Script(readFileSync(FILE, 'latin1'), { filename: FILE, cachedData: known });
script.runInThisContext()(exports, require, module, FILE, __dirname);
if (known === undefined || script.cachedDataRejected === true) process.on('exit', writeCache);
if (lacksFlag) process.on('exit', () => attempt(() => writeFileSync(`${__dirname}/hook-core.flags`, `${process.argv0}\n${FLAG}\n`)));

function readCache(): Buffer | undefined {
  const bytes = attempt(() => readFileSync(CACHE));
  if (bytes === undefined || bytes.length < 2 * ID) return undefined;
  const whole = bytes.toString('latin1', 0, ID) === AISEC_BUILD && bytes.toString('latin1', bytes.length - ID) === AISEC_BUILD;
  return whole ? bytes.subarray(ID, bytes.length - ID) : undefined;
}

/** After the run, so that the functions it needed are in it; moved in whole and only once it is on the disk, because V8 trusts what it reads. */
function writeCache(): void {
  attempt(() => {
    const next = `${CACHE}.${process.pid}`;
    const id = Buffer.from(AISEC_BUILD, 'latin1');
    const file = openSync(next, 'w');
    writeSync(file, Buffer.concat([id, script.createCachedData(), id]));
    fsyncSync(file);
    closeSync(file);
    renameSync(next, CACHE);
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
