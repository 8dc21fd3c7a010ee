/** The machine formats as programs of others read them: Microsoft's SARIF validator and the OASIS schema it ships, a SARIF and a JUnit reader from npm. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const folder = mkdtempSync(path.join(os.tmpdir(), 'aisec-formats-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const require = createRequire(path.join(folder, 'index.js'));

const MULTITOOL = '@microsoft/sarif-multitool-linux';
const PACKAGES = [`${MULTITOOL}@5.7.0`, 'junit2json@4.0.0', '@security-alert/sarif-to-markdown@1.11.1'];

writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
const installed = spawnSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], { cwd: folder, encoding: 'utf8' });
const there = installed.status === 0 && process.platform === 'linux' && process.arch === 'x64';
if (!there) console.log('skipped: formats as others read them (npm could not fetch the readers, or this is no Linux on x64)');

const golden = (name: string): string => readFileSync(`tests/golden/report/format-${name}.txt`, 'utf8');
const SARIF = ['sarif', 'sarif-nothing', 'sarif-failed', 'sarif-for-github'];

test('SARIF fits the OASIS schema', () => {
  if (!there) return assert.ok(true);
  const schema = JSON.parse(readFileSync(path.join(folder, 'node_modules', MULTITOOL, 'sarif-2.1.0.json'), 'utf8'));
  const ajv = new Ajv2020.default({ strict: false, validateFormats: false });
  const valid = ajv.compile(schema);
  for (const name of SARIF) assert.ok(valid(JSON.parse(golden(name))), `${name}: ${ajv.errorsText(valid.errors)}`);
  const broken = golden('sarif').replace('"ruleId"', '"ruleID"');
  assert.not.ok(valid(JSON.parse(broken)), 'a wrong key is seen');
});

test('SARIF passes the rules of the SARIF multitool', () => {
  if (!there) return assert.ok(true);
  const tool = path.join(folder, 'node_modules', MULTITOOL, 'Sarif.Multitool');
  chmodSync(tool, 0o755);
  for (const name of SARIF) {
    const file = path.join(folder, `${name}.sarif`);
    const report = path.join(folder, `${name}-report.sarif`);
    writeFileSync(file, golden(name));
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    const { status, stdout } = spawnSync(tool, ['validate', file, '--output', report, '--log', 'ForceOverwrite'], { env, encoding: 'utf8' });
    assert.is(status, 0, stdout);
    const results = JSON.parse(readFileSync(report, 'utf8')).runs[0].results as { level?: string; ruleId: string; message: { text?: string } }[];
    assert.equal(results.filter(({ level }) => level === 'error'), []);
  }
});

test('a SARIF reader finds the results and the rules', () => {
  if (!there) return assert.ok(true);
  const { sarifToMarkdown } = require('@security-alert/sarif-to-markdown') as { sarifToMarkdown: (options: object) => (log: unknown) => { body: string }[] };
  const [{ body }] = sarifToMarkdown({ title: 'Report', owner: 'o', repo: 'r', branch: 'main', sourceRoot: '' })(JSON.parse(golden('sarif')));
  for (const word of ['inner-html', 'github-token', 'src/list.js', 'Markup built from a value']) assert.match(body, word);
});

test('a JUnit reader finds suites, cases, failures and skips', async () => {
  if (!there) return assert.ok(true);
  const { parse } = await import(require.resolve('junit2json')) as { parse: (xml: string) => Promise<{ tests: number; failures: number; testsuite: { name: string; testcase: { name: string; failure?: { message: string; inner: string }[]; skipped?: unknown[] }[] }[] }> };
  const suites = await parse(golden('junit'));
  assert.equal([suites.tests, suites.failures], [5, 3]);
  assert.equal(suites.testsuite.map(({ name }) => name), ['src/list.js', 'src/config.py', 'src/id.ts', 'a b,c:é%.ts']);
  const [first] = suites.testsuite[0].testcase;
  assert.match(first.failure![0].inner, '`<li>${name}</li>`');
  assert.is(suites.testsuite[2].testcase[0].skipped?.length, 1);
  assert.is((await parse(golden('junit-nothing'))).tests, 1);
});

test.run();
