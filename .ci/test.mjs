/**
 * Runs the tests: every tests/*.test.ts is compiled into .test/ and run with uvu in a process of its own, two at a time.
 *
 *   node .ci/test.mjs [--real] [NAME…]     NAME: only files whose name contains it
 *
 * No test asks a clock: what may take for ever on some text is run on it, and a file that does not end is stopped and fails.
 * uvu exits with 0 for a file that forgot `.run()`, so a file with no test is a failure here. `--real` runs tests/*.real.ts, which need
 * more than Node and git and name what they skipped. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ending = process.argv.includes('--real') ? '.real.ts' : '.test.ts';
const files = readdirSync('tests')
  .filter((file) => file.endsWith(ending))
  .filter((file) => names.length === 0 || names.some((name) => file.includes(name)));

/** A folder of its own: two runs at once must not take each other's files. */
const out = path.join('.test', String(process.pid));
await build({
  entryPoints: files.map((file) => `tests/${file}`),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});

/** In milliseconds; the proof of all expressions takes half an hour. */
const ENDLESS = (process.argv.includes('--real') ? 75 : 20) * 60_000;

const results = [];
const queue = [...files];
await Promise.all([worker(), worker()]);
rmSync(out, { recursive: true, force: true });
report();

async function worker() {
  for (let file = queue.shift(); file; file = queue.shift()) results.push(await run(file));
}

function run(file) {
  const started = Date.now();
  const compiled = path.join(out, file.replace(/\.ts$/, '.mjs'));
  const child = spawn(process.execPath, ['--enable-source-maps', compiled], {
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: ENDLESS,
  });
  let output = '';
  child.stdout.on('data', (bytes) => (output += bytes));
  child.stderr.on('data', (bytes) => (output += bytes));
  return new Promise((done) => {
    child.on('close', (code, signal) => {
      const total = Number(/^ {2}Total: +(\d+)/m.exec(output)?.[1] ?? 0);
      const passed = Number(/^ {2}Passed: +(\d+)/m.exec(output)?.[1] ?? 0);
      const skipped = [...output.matchAll(/^skipped: .*$/gm)].map(([line]) => line);
      let failed = total - passed;
      let why = '';
      if (total === 0) why = 'holds no test, or forgot .run()';
      if (code !== 0 && failed === 0) why = `ended with ${signal ?? code}`;
      if (why) failed += 1;
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${failed ? 'not ok' : 'ok'}  ${file}  ${passed}/${total}  ${seconds} s${why ? `  ${why}` : ''}`);
      if (failed) console.log(output.trimEnd());
      done({ passed, failed, skipped });
    });
  });
}

function report() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  for (const line of results.flatMap((result) => result.skipped)) console.log(line);
  if (files.length === 0) console.log('no test file matches');
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 || files.length === 0 ? 1 : 0;
}
