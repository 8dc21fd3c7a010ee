/**
 * What the shim starts: runs hook-core.cjs with the bytecode that an earlier run left, which spares a commit about 10 ms of compiling.
 *
 *   hook-core.cache   the build's id (16 bytes), then what V8 made of hook-core.cjs; V8 itself refuses what another version made
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// Node 20 optimises what will run for milliseconds only: a quarter of a commit's CPU (bench/startup). Later ones have no such flag, nor the need.
if (process.version.startsWith('v20.')) setFlagsFromString('--interrupt-budget=2000000');

const FILE = `${__dirname}/hook-core.cjs`;
const CACHE = `${__dirname}/hook-core.cache`;

const source = readFileSync(FILE, 'latin1');
const known = readCache();
const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, { filename: FILE, cachedData: known });
script.runInThisContext()(exports, require, module, FILE, __dirname);
if (known === undefined || script.cachedDataRejected === true) process.on('exit', writeCache);

function readCache(): Buffer | undefined {
  const bytes = attempt(() => readFileSync(CACHE));
  return bytes !== undefined && bytes.toString('latin1', 0, AISEC_BUILD.length) === AISEC_BUILD ? bytes.subarray(AISEC_BUILD.length) : undefined;
}

/** After the run, so that the functions it needed are in it; moved in whole, because another hook may be reading it. */
function writeCache(): void {
  attempt(() => {
    const next = `${CACHE}.${process.pid}`;
    writeFileSync(next, Buffer.concat([Buffer.from(AISEC_BUILD, 'latin1'), script.createCachedData()]));
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
