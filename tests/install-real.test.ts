import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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

test('install copies every part of the hook that was built', async () => {
  const repo = new Repo();
  await done(planInstall(repo.top, pack, { plain: true }));
  const parts = (folder: string): string[] => readdirSync(folder).filter((name) => /^hook[\w-]*\.(?:cjs|bin|jsonl)$/.test(name)).sort();
  assert.ok(parts(dist).length > 5);
  assert.equal(parts(repo.file('.git/aisec')), parts(dist));
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

/** How often git read the diff while `words` ran. */
function diffsOf(repo: Repo, ...words: string[]): number {
  const trace = path.join(repo.home, 'trace');
  rmSync(trace, { force: true });
  assert.is(repo.run('git', words, { env: { GIT_TRACE2_EVENT: trace } }).status, 0);
  return readFileSync(trace, 'utf8').split('\n').filter((line) => /"event":"start".*"(?:cat-file|diff)"/.test(line)).length;
}

test('what pre-commit left fits what prepare-commit-msg asks for, renames included', async () => {
  const repo = new Repo();
  await done(planInstall(repo.top, pack, { plain: true }));
  repo.stage('old name.js', 'export const one = 1;\n'.repeat(30));
  repo.git('commit', '-qm', 'a');
  repo.git('mv', 'old name.js', 'new name.js');
  repo.git('rm', '-q', '--cached', '--ignore-unmatch', 'x');
  // the same content in another file: git is asked whether it is the index that was judged
  repo.write('.git/hooks/pre-commit', `${repo.read('.git/hooks/pre-commit')}cp "$GIT_INDEX_FILE" "$GIT_INDEX_FILE.new" && mv "$GIT_INDEX_FILE.new" "$GIT_INDEX_FILE"\n`, 0o755);
  assert.is(diffsOf(repo, 'commit', '-qm', 'b'), 2);
});

test('git reads the diff once where the index stays the same file', async () => {
  const repo = new Repo();
  await done(planInstall(repo.top, pack, { plain: true }));
  repo.stage('a.js', 'export const one = 1;\n');
  repo.git('commit', '-qm', 'a');
  repo.stage('a.js', 'export const two = 2;\n');
  assert.is(diffsOf(repo, 'commit', '-qm', 'b'), 1);
  repo.write('a.js', 'export const three = 3;\n');
  assert.is(diffsOf(repo, 'commit', '-qam', 'c'), 1);
  repo.git('pack-refs', '--all');
  repo.stage('a.js', 'export const four = 4;\n');
  assert.is(diffsOf(repo, 'commit', '-qm', 'd'), 2, 'sh reads no packed refs');
});

test('an index that was judged against another commit is judged again', async () => {
  const repo = new Repo();
  await done(planInstall(repo.top, pack, { plain: true }));
  repo.stage('a.js', 'export const one = 1;\n');
  repo.git('commit', '-qm', 'a');
  repo.stage('b.js', EVAL);
  repo.git('commit', '-qnm', 'b');
  repo.stage('a.js', 'export const two = 2;\n');
  assert.is(repo.run('git', ['commit', '-q'], { env: { GIT_EDITOR: 'false' } }).status, 1);
  assert.match(repo.read('.git/aisec/receipt'), /^clean\n/);
  repo.git('reset', '-q', '--soft', 'HEAD~');
  rmSync(repo.file('.git/hooks/pre-commit'));
  const ran = repo.tryGit('commit', '-qm', 'c');
  assert.is(ran.status, 1);
  assert.match(ran.stderr, /b\.js:2/);
});

test.run();
