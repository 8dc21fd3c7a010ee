import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hookBlock, withBlock } from '../lib/install/block.ts';
import { loosenedFiles } from '../lib/policy/loosened-files.ts';
import { surfaceOf, type Surface } from '../lib/policy/surfaces.ts';
import type { Change } from '../lib/types.ts';

const NONE = '0'.repeat(40);
const BASELINES = ['.aisec-baseline.jsonl'];

/** A text on each side, null where the file does not stand; `modes` of git. */
function change(path: string, before: string | null, after: string | null, [oldMode, mode] = ['100644', '100644']): Change {
  const removed = before ?? '';
  const status = before === null ? 'added' : after === null ? 'deleted' : 'modified';
  return {
    path, oldPath: null, status, oldMode, mode, oldId: before === null ? NONE : '1'.repeat(40), newId: after === null ? NONE : '2'.repeat(40),
    added: [{ start: 1, end: 1 }], removed: [{ start: 1, end: 1 }], hunks: [{ newStart: 1, oldStart: 1, text: after ?? '', removed }], opaque: null,
  };
}

async function told(path: string, before: string | null, after: string | null, modes?: [string, string]): Promise<string[]> {
  const one = change(path, before, after, modes);
  const surface = surfaceOf(one, BASELINES);
  if (surface === null) return [];
  const blobs = new Map([['1'.repeat(40), Buffer.from(before ?? '', 'latin1')], ['2'.repeat(40), Buffer.from(after ?? '', 'latin1')]]);
  return (await loosenedFiles([[surface, one]], BASELINES, async () => blobs)).map(({ rule, says }) => `${rule}: ${says}`);
}

type Row = [path: string, before: string | null, after: string | null, ...found: string[]];

const OURS = hookBlock('pre-commit');
const HOOK = withBlock('#!/bin/sh\nnpm test\n', 'pre-commit');
const BLOCK_GONE = 'hooks-loosened: the block that runs aisec-hooks is gone';

const SCRIPTS: Row[] = [
  ['.husky/pre-commit', HOOK, HOOK],
  ['.husky/pre-commit', 'npm test\n', ''],
  ['.husky/pre-commit', null, 'exit 0\n'],
  ['.husky/pre-commit', 'npm test\n', HOOK],
  ['.husky/pre-commit', HOOK, HOOK.replaceAll('\n', '\r\n')],
  ['.husky/pre-commit', HOOK, `${HOOK}npm run more\n`],
  ['.husky/pre-commit', HOOK, HOOK.replace('npm test', 'npm run lint')],
  ['.husky/pre-commit', HOOK.replace('|| exit $?', '|| exit 9'), HOOK],
  ['.husky/pre-commit', HOOK, withBlock('#!/bin/sh\n', 'pre-commit', true)],
  ['.husky/pre-commit', HOOK, '#!/bin/sh\nnpm test\n', BLOCK_GONE],
  ['.husky/pre-commit', HOOK, null, 'hooks-loosened: the file that runs aisec-hooks is gone'],
  ['.husky/pre-commit', HOOK, HOOK.replace(OURS, OURS.replace(/^/gm, '# ')), BLOCK_GONE],
  ['.husky/pre-commit', HOOK, HOOK.replace('# aisec-hooks: begin', 'exit 0\n# aisec-hooks: begin'), 'hooks-loosened: line 2 may end the script before aisec-hooks runs'],
  ['.husky/pre-commit', HOOK, HOOK.replace('# aisec-hooks: begin', 'exec true\n# aisec-hooks: begin'), 'hooks-loosened: line 2 may end the script before aisec-hooks runs'],
  ['.husky/pre-commit', HOOK, HOOK.replace('# aisec-hooks: begin', 'export AISEC=0\n# aisec-hooks: begin'), 'hooks-loosened: a variable that turns aisec-hooks off is set before it runs'],
  ['.husky/pre-commit', HOOK, HOOK.replace('|| exit $?', '|| true'), 'hooks-loosened: the block that runs aisec-hooks is not as install writes it'],
  ['tools/hooks/commit-msg', HOOK, 'true\n', BLOCK_GONE],
  ['.husky/_/pre-commit', HOOK, 'true\n', BLOCK_GONE],
  ['docs/commit-message', HOOK, 'true\n'],
];

const MANAGERS: Row[] = [
  ['lefthook.yml', 'extends:\n  - aisec.lefthook.yml\npre-commit:\n', 'pre-commit:\n', 'hooks-loosened: "- aisec.lefthook.yml" is gone'],
  ['lefthook.yml', 'extends:\n  - aisec.lefthook.yml\n', 'extends:\n  # - aisec.lefthook.yml\n', 'hooks-loosened: "- aisec.lefthook.yml" is gone'],
  ['lefthook.yml', 'extends:\n  - aisec.lefthook.yml\n', 'extends: [ aisec.lefthook.yml ]\n'],
  ['lefthook.yml', 'run: npx aisec-hooks x\n', 'run: npx aisec-hooks x || true\n', 'hooks-loosened: "run: npx aisec-hooks x || true" lets a commit go on whatever it finds'],
  ['lefthook.yml', 'run: npx aisec-hooks x\n', 'run: exit 0; npx aisec-hooks x\n', 'hooks-loosened: "run: exit 0; npx aisec-hooks x" lets a commit go on whatever it finds'],
  ['lefthook.yml', 'run: npx aisec-hooks x\n', 'run: exec npx aisec-hooks x\n'],
  ['.pre-commit-config.yaml', 'repos:\n  - id: aisec-hooks\n', 'repos:\n', 'hooks-loosened: "- id: aisec-hooks" is gone'],
  ['.pre-commit-config.yaml', 'repos:\n  - id: black\n', 'repos:\n'],
  ['.pre-commit-config.yaml', 'repos:\n  - id: aisec-hooks\n', null, 'hooks-loosened: the file that runs aisec-hooks is gone'],
];

const pack = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
const SIMPLE = pack({ name: 'shop', 'simple-git-hooks': { 'pre-commit': 'sh aisec/shim.sh pre-commit' }, scripts: { prepare: 'aisec-hooks install' } });
const PACKAGES: Row[] = [
  ['package.json', SIMPLE, SIMPLE.replace('shop', 'store')],
  ['package.json', SIMPLE, pack({ name: 'shop', scripts: { prepare: 'aisec-hooks install' } }), 'hooks-loosened: simple-git-hooks.pre-commit no longer names aisec-hooks'],
  ['package.json', SIMPLE, SIMPLE.replace('sh aisec', 'exit 0; sh aisec'), 'hooks-loosened: simple-git-hooks.pre-commit, "exit 0; sh aisec/shim.sh pre-commit", lets a commit go on whatever it finds'],
  ['package.json', SIMPLE, SIMPLE.replace('shim.sh pre-commit', 'shim.sh pre-commit || true'), 'hooks-loosened: simple-git-hooks.pre-commit, "sh aisec/shim.sh pre-commit || true", lets a commit go on whatever it finds'],
  ['package.json', SIMPLE, SIMPLE.replace('aisec-hooks install', 'aisec-hooks install || true')],
  ['package.json', SIMPLE, SIMPLE.replace('aisec-hooks install', 'husky'), 'hooks-loosened: scripts.prepare no longer names aisec-hooks'],
  ['package.json', SIMPLE, '{ "name": "shop", ', 'hooks-loosened: it can no longer be read, and it ran aisec-hooks'],
  ['package.json', SIMPLE, null, 'hooks-loosened: the file that runs aisec-hooks is gone'],
  ['package.json', pack({ devDependencies: { 'aisec-hooks': '^1.0.0' } }), pack({ dependencies: { 'aisec-hooks': '^2.0.0' } })],
  ['package.json', pack({ devDependencies: { 'aisec-hooks': '^1.0.0' } }), pack({ devDependencies: {} }), 'hooks-loosened: dependencies no longer names aisec-hooks'],
  ['package.json', pack({ name: 'aisec-hooks' }), pack({ name: 'other' })],
  ['package.json', pack({ 'lint-staged': { '*.js': ['eslint', 'aisec-hooks scan --staged'] } }), pack({ 'lint-staged': { '*.js': ['eslint'] } }), 'hooks-loosened: lint-staged.*.js no longer names aisec-hooks'],
  ['app/package.json', SIMPLE, pack({})],
];

const ATTRIBUTES: Row[] = [
  ['.gitattributes', null, '*.js -diff\n', 'attributes-loosened: diffs no longer show *.js (-diff)'],
  ['src/.gitattributes', '', 'auth.py binary\n', 'attributes-loosened: diffs no longer show auth.py (binary)'],
  ['.gitattributes', '', 'src/** linguist-generated=true\n', 'attributes-loosened: diffs no longer show src/** (linguist-generated=true)'],
  ['.gitattributes', '', '* -diff\n', 'attributes-loosened: diffs no longer show * (-diff)'],
  ['.gitattributes', '', '[attr]quiet -diff\n', 'attributes-loosened: diffs no longer show [attr]quiet (-diff)'],
  ['.gitattributes', '*.js -diff\n', '*.js -diff\n*.py text\n'],
  ['.gitattributes', '*.js -diff\n', ''],
  ['.gitattributes', '', '*.png binary\n*.PDF -diff\npackage-lock.json -diff\nyarn.lock linguist-generated\n**/*.min.js -diff\ndist/** linguist-generated\n/vendor/** -diff\n*.pb.go linguist-generated=true\n'],
  ['.gitattributes', '', '* text=auto\n*.sh eol=lf\n*.md diff=markdown\n*.js linguist-generated=false\n# *.js -diff\n'],
];

const AGENTS: Row[] = [
  ['.claude/settings.json', pack({ hooks: { PreToolUse: [{ command: 'aisec-hooks agent' }] } }), pack({ hooks: {} }), 'agents-loosened: it no longer runs aisec-hooks'],
  ['.claude/settings.json', pack({ hooks: [{ command: 'aisec-hooks agent' }] }), pack({ disableAllHooks: true, hooks: [{ command: 'aisec-hooks agent' }] }), 'agents-loosened: all hooks are turned off, ours among them'],
  ['.cursor/hooks.json', 'aisec-hooks a\naisec-hooks b\n', 'aisec-hooks a\n', 'agents-loosened: it names aisec-hooks 1 times, where it was 2'],
  ['.cursor/hooks.json', pack({ hooks: 'aisec-hooks agent' }), null, 'agents-loosened: it no longer runs aisec-hooks'],
  ['.gemini/settings.json', pack({ theme: 'dark' }), pack({})],
  ['.codex/config.toml', 'hooks = true\nx = "aisec-hooks agent"\n', 'hooks = false\nx = "aisec-hooks agent"\n', 'agents-loosened: all hooks are turned off, ours among them'],
];

const WORKFLOW = `on:
  pull_request:
  push: { branches: [ main ] }
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: npm test
        continue-on-error: true
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - name: judge
        run: npx aisec-hooks ci --base "$BASE"
      - run: npm audit || true
        continue-on-error: true
  last:
    continue-on-error: true
`;
const toothless = (line: string): string => `gate-loosened: aisec-hooks ci can no longer stop anything: "${line}"`;
const GATES: Row[] = [
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('npm test', 'npm run test')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('--base "$BASE"', '--base origin/main')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('run: npx aisec-hooks ci --base "$BASE"', 'run: |\n          set -e\n          npx aisec-hooks ci \\\n            --base "$BASE"')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace(/ .*judge\n.*\n/, ''), 'gate-loosened: it no longer runs aisec-hooks ci'],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('run: npx', '# run: npx'), 'gate-loosened: it no longer runs aisec-hooks ci'],
  ['.github/workflows/ci.yml', WORKFLOW, null, 'gate-loosened: it no longer runs aisec-hooks ci'],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('"$BASE"', '"$BASE" || true'), toothless('run: npx aisec-hooks ci --base "$BASE" || true')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('"$BASE"', '"$BASE" || :'), toothless('run: npx aisec-hooks ci --base "$BASE" || :')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('- name: judge', '- name: judge\n        continue-on-error: true'), toothless('continue-on-error: true')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('"$BASE"', '"$BASE"\n        continue-on-error: true'), toothless('continue-on-error: true')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('- name: judge', '- if: false'), toothless('if: false')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('  gate:\n', '  gate:\n    if: ${{ false }}\n'), toothless('if: ${{ false }}')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('  gate:\n', '  gate:\n    continue-on-error: ${{ github.actor == \'bot\' }}\n'), toothless('continue-on-error: ${{ github.actor == \'bot\' }}')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('run: npx aisec-hooks ci', 'run: |\n          set +e\n          npx aisec-hooks ci'), toothless('set +e')],
  ['.github/workflows/ci.yml', WORKFLOW, WORKFLOW.replace('  pull_request:\n', '  workflow_dispatch:\n'), 'gate-loosened: it no longer runs on pull_request'],
  ['.github/workflows/ci.yml', WORKFLOW.replaceAll('aisec-hooks', 'other'), null],
  ['.gitlab-ci.yml', 'aisec:\n  script:\n    - npx aisec-hooks ci\n', 'aisec:\n  allow_failure: true\n  script:\n    - npx aisec-hooks ci\n', toothless('allow_failure: true')],
  ['.gitlab-ci.yml', 'aisec:\n  script:\n    - npx aisec-hooks ci\n', 'aisec:\n  script:\n    - npx aisec-hooks ci\n  when: manual\nother:\n  when: never\n', toothless('when: manual')],
  ['.gitlab-ci.yml', 'aisec:\n  script:\n    - npx aisec-hooks ci\n', 'aisec:\n  script:\n    - npx aisec-hooks ci\nother:\n  allow_failure: true\n'],
  ['Jenkinsfile', 'sh "npx aisec-hooks ci"\n', 'sh "npx aisec-hooks ci || true"\n', toothless('sh "npx aisec-hooks ci || true"')],
];

const full = (fingerprint: string): string => fingerprint.repeat(6);
const entry = (fingerprint: string, more: object = {}): string => `${JSON.stringify({ rule: 'inner-html', fingerprint: full(fingerprint), count: 1, reason: 'x', ...more })}\n`;
const BASELINE: Row[] = [
  ['.aisec-baseline.jsonl', entry('aa'), entry('aa')],
  ['.aisec-baseline.jsonl', entry('aa') + entry('bb'), entry('bb')],
  ['.aisec-baseline.jsonl', entry('aa') + entry('bb'), entry('bb') + entry('aa', { reason: 'y' })],
  ['.aisec-baseline.jsonl', entry('aa', { count: 2 }), entry('aa') + entry('aa')],
  ['.aisec-baseline.jsonl', entry('aa'), null],
  ['.aisec-baseline.jsonl', entry('aa'), entry('aa', { until: '2027-01-31' })],
  ['.aisec-baseline.jsonl', null, entry('aa'), 'baseline-loosened: it passes inner-html#aaaaaaaaaaaa'],
  ['.aisec-baseline.jsonl', entry('aa'), entry('aa', { count: 2 }), 'baseline-loosened: it passes inner-html#aaaaaaaaaaaa'],
  ['.aisec-baseline.jsonl', entry('aa', { until: '2027-01-31' }), entry('aa', { until: '2027-02-01' }), 'baseline-loosened: it passes inner-html#aaaaaaaaaaaa'],
  ['.aisec-baseline.jsonl', entry('aa', { until: '2027-01-31' }), entry('aa'), 'baseline-loosened: it passes inner-html#aaaaaaaaaaaa'],
  ['.aisec-baseline.jsonl', '', 'aabbccddeeff\n', 'baseline-loosened: it passes aabbccddeeff'],
  ['.aisec-baseline.jsonl', '', ['aa', 'bb', 'cc', 'dd'].map((name) => entry(name)).join(''), 'baseline-loosened: it passes 4 findings that it did not: inner-html#aaaaaaaaaaaa, inner-html#bbbbbbbbbbbb, inner-html#cccccccccccc …'],
];

for (const [name, rows] of Object.entries({ SCRIPTS, MANAGERS, PACKAGES, ATTRIBUTES, AGENTS, GATES, BASELINE })) {
  test(`what a change of ${name.toLowerCase()} loosens is named, and nothing else (${rows.length} rows)`, async () => {
    for (const [path, before, after, ...found] of rows) assert.equal(await told(path, before, after), found, `${path}\n${before}\n→\n${after}`);
  });
}

test('a hook that git can no longer run is taken out, but husky starts its own with sh', async () => {
  assert.equal(await told('.githooks/pre-commit', HOOK, HOOK, ['100755', '100644']), ['hooks-loosened: git no longer runs it: the executable bit is gone']);
  assert.equal(await told('.husky/pre-commit', HOOK, HOOK, ['100755', '100644']), []);
});

test('a hook that is moved away is taken out, though its text stays', async () => {
  const moved = { ...change('docs/old-hook', HOOK, HOOK), oldPath: '.husky/pre-commit', status: 'renamed' as const };
  assert.is(surfaceOf(moved, BASELINES), 'hooks');
  const blobs = async () => new Map(['1', '2'].map((digit): [string, Buffer] => [digit.repeat(40), Buffer.from(HOOK)]));
  assert.equal((await loosenedFiles([['hooks', moved]], BASELINES, blobs)).map(({ path, says }) => `${path}: ${says}`), ['.husky/pre-commit: the file that runs aisec-hooks is gone']);
  const brought = { ...change('.aisec-baseline.jsonl', entry('aa'), entry('aa')), oldPath: 'notes.jsonl', status: 'renamed' as const };
  const lines = async () => new Map(['1', '2'].map((digit): [string, Buffer] => [digit.repeat(40), Buffer.from(entry('aa'))]));
  assert.is((await loosenedFiles([['baseline', brought]], BASELINES, lines)).length, 1);
  assert.is(surfaceOf({ ...moved, path: 'notes.txt', oldPath: 'a.txt' }, BASELINES), null);
});

test('a merge loosens only what it loosens against each of its sides', async () => {
  const surface: Surface = 'hooks';
  const ours = change('.husky/pre-commit', HOOK, 'true\n');
  const theirs = { ...ours, oldId: '3'.repeat(40) };
  const blobs = (text: string) => async () => new Map([['1'.repeat(40), Buffer.from(HOOK)], ['2'.repeat(40), Buffer.from('true\n')], ['3'.repeat(40), Buffer.from(text)]]);
  const merge = { ...ours, against: [ours, theirs] };
  assert.is((await loosenedFiles([[surface, merge]], BASELINES, blobs('npm test\n'))).length, 0);
  assert.is((await loosenedFiles([[surface, merge]], BASELINES, blobs(HOOK))).length, 1);
});

test('where git holds no text, nothing is said', async () => {
  const one = change('.husky/pre-commit', HOOK, 'true\n');
  assert.equal(await loosenedFiles([['hooks', one]], BASELINES, async () => new Map()), []);
});

test.run();
