/**
 * What the shim starts: runs hook-core.cjs with the bytecode that an earlier run left, which spares a commit about 10 ms of compiling.
 *
 *   hook-core.cache   the build's id (16 bytes), what V8 made of hook-core.cjs, the id again; V8 itself refuses what another version made
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// Node 20 optimises what will run for milliseconds only: a quarter of a commit's CPU (bench/startup). Later ones have no such flag, nor the need.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=2000000');

const FILE = `${__dirname}/hook-core.cjs`;
const CACHE = `${__dirname}/hook-core.cache`;
const ID = AISEC_BUILD.length;

const source = readFileSync(FILE, 'latin1');
const known = readCache();
const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: FILE, cachedData: known });
script.runInThisContext()(exports, require, module, FILE, __dirname);
if (known === undefined || script.cachedDataRejected === true) process.on('exit', writeCache);

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
