import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examine } from '../lib/install/doctor.ts';
import type { Package } from '../lib/install/entry.ts';
import { planInstall } from '../lib/install/install.ts';
import { starterPolicy } from '../lib/policy/starter.ts';
import { Repo, done } from './install-repo.ts';

/** The judge as it was built. */
const dist = path.resolve('dist');
const { version, dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const pack: Package = { version, dist, node: process.execPath, starter: starterPolicy() };

const EVAL = 'export function run(code) {\n  return eval(code);\n}\n';

test('dist/ is built: npm run build', () => {
  assert.ok(existsSync(path.join(dist, 'hook.cjs')));
  assert.ok(existsSync(path.join(dist, 'shim.sh')));
});

for (const plain of [true, false]) {
  test(`the real judge stops a commit and lets a clean one pass, ${plain ? 'plain hooks' : 'husky'}`, async () => {
    const repo = new Repo();
    if (!plain) repo.write('package.json', '{}');
    await done(planInstall(repo.top, pack, { plain }));
    if (!plain) assert.is(JSON.parse(repo.read('package.json')).devDependencies.husky, dependencies.husky);
    repo.git('add', '.');
    repo.git('commit', '-qm', 'install');
    repo.stage('a.js', 'export const one = 1;\n');
    assert.is(repo.tryGit('commit', '-qm', 'a').stderr, '');
    assert.is(repo.read('.git/aisec/receipt'), 'spent\n');
    repo.stage('b.js', EVAL);
    const ran = repo.tryGit('commit', '-qm', 'b');
    assert.is(ran.status, 1);
    assert.match(ran.stderr, /b\.js:2/);
    const trailer = /AISec-Override: \S+/.exec(ran.stderr)?.[0];
    assert.is(repo.tryGit('commit', '-qm', 'b', '--trailer', `${trailer} the input is checked by the caller`).status, 0);
    const [health] = await examine(repo.top, { pack, environment: repo.env, policyMistakes: () => [] });
    assert.equal(health.ailments, []);
    assert.is(health.probe?.verdict, 'blocked');
  });
}

test('what pre-commit left fits what prepare-commit-msg asks for, renames included', async () => {
  const repo = new Repo();
  await done(planInstall(repo.top, pack, { plain: true }));
  repo.stage('old name.js', 'export const one = 1;\n'.repeat(30));
  repo.git('commit', '-qm', 'a');
  repo.git('mv', 'old name.js', 'new name.js');
  repo.git('rm', '-q', '--cached', '--ignore-unmatch', 'x');
  const trace = path.join(repo.home, 'trace');
  assert.is(repo.run('git', ['commit', '-qm', 'b'], { env: { GIT_TRACE2_EVENT: trace } }).status, 0);
  const starts = readFileSync(trace, 'utf8').split('\n').filter((line) => /"event":"start".*"(?:cat-file|diff)"/.test(line));
  assert.is(starts.length, 3);
});

test.run();
