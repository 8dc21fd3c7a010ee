/** What git answers to names of objects, read from chunks of any size. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Fault } from '../lib/faults.ts';
import { answerCollector, type Answer } from '../lib/git/answers.ts';
import { readAnswers } from '../lib/git/blobs.ts';
import { committed, newRepository, type Repository } from './git-repository.ts';

const QUERIES = ['HEAD:.aisec.yml', ':.aisec.yml', ':package.json'];
const ID = '1'.repeat(40);
const MEGABYTE = 1024 * 1024;
/** Looks like answers itself. */
const POLICY = `version: 1\n${ID} blob 5\nHEAD:.aisec.yml missing\n`;

const asked = ({ dir: cwd, env }: Repository): Promise<(Answer | null)[]> => readAnswers(QUERIES, { cwd, env, mayBeLarge: QUERIES.slice(2) });

test('policies of HEAD and of the index come as they are, whatever they hold', async () => {
  const repository = committed({ '.aisec.yml': POLICY });
  repository.write('.aisec.yml', `${POLICY}mode: block`);
  repository.git('add', '.');
  const answers = await asked(repository);
  assert.equal(answers.map((answer) => answer?.bytes?.toString()), [POLICY, `${POLICY}mode: block`, undefined]);
  assert.is(answers[1]?.id, repository.git('rev-parse', ':.aisec.yml').trim());
});

test('no policy is null, before the first commit too', async () => {
  const repository = newRepository();
  repository.write('a.js', 'a\n');
  repository.git('add', '.');
  assert.equal(await asked(repository), [null, null, null]);
});

test('a policy that is a folder is told as such', async () => {
  assert.is((await asked(committed({ '.aisec.yml/x': 'x' })))[0]?.type, 'tree');
});

test('a policy of more than 4 MB is a fault and not a missing policy', async () => {
  const repository = committed({ '.aisec.yml': 'x'.repeat(5 * MEGABYTE) });
  await asked(repository).then(
    () => assert.unreachable('it was read'),
    (error: unknown) => assert.ok(error instanceof Fault && /more than 4 MB/.test(error.message)),
  );
});

test('a manifest comes as it is staged; one of more than 4 MB comes without its bytes', async () => {
  const repository = committed({ 'package.json': '{}' });
  repository.write('package.json', '{ "name": "a" }');
  repository.git('add', '.');
  assert.is((await asked(repository))[2]?.bytes?.toString(), '{ "name": "a" }');
  repository.write('package.json', 'x'.repeat(5 * MEGABYTE));
  repository.git('add', '.');
  assert.is((await asked(repository))[2]?.bytes, null);
});

function read(text: string, size: number): { answers: (Answer | null)[]; complete: boolean } {
  const answers: (Answer | null)[] = [];
  const reader = answerCollector(QUERIES, answers);
  const bytes = Buffer.from(text, 'latin1');
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return { answers, complete: reader.complete };
}

test('answers are read from chunks of any size', () => {
  const text = `HEAD:.aisec.yml missing\n${ID} blob ${POLICY.length}\n${POLICY}\n:package.json missing\n`;
  for (const size of [1, 2, 7, 40, 4096]) {
    const { answers, complete } = read(text, size);
    assert.ok(complete);
    assert.equal(answers.map((answer) => answer?.bytes?.toString('latin1')), [undefined, POLICY, undefined]);
  }
  for (let length = 0; length < text.length; length++) assert.not.ok(read(text.slice(0, length), 4096).complete, `cut at ${length}`);
});

for (const [name, text, expected] of [
  ['an answer to another question', 'HEAD:other missing\n', /could not be read/],
  ['an answer longer than announced', `${ID} blob 2\nabc\n`, /longer than announced/],
] as const) {
  test(`${name} is a fault`, () => {
    assert.throws(() => read(text, 4096), (error: unknown) => error instanceof Fault && expected.test(error.message));
  });
}

test.run();
