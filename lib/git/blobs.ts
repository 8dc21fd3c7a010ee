/** Objects by id, many with one process. */
import { answerCollector, AnswerReader } from './answers.ts';
import type { Answer } from './answers.ts';
import { git, gitFault, streamGit } from './git.ts';
import type { GitOptions } from './git.ts';
import { BATCH_ARGUMENTS, CHECK_ARGUMENTS } from './pinned.ts';

/**
 * Blobs by id, read by one `git cat-file --batch`. `limit`: bytes of one blob; a larger one is absent from the answer, and so is an
 * id that git does not know.
 */
export async function readBlobs(ids: readonly string[], options: GitOptions & { limit: number }): Promise<Map<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  await eachBlob(ids, options, (id, bytes) => void blobs.set(id, bytes));
  return blobs;
}

/** The same one by one, for when not all are to be kept. */
export async function eachBlob(
  ids: readonly string[],
  options: GitOptions & { limit: number },
  take: (id: string, bytes: Buffer) => void,
): Promise<void> {
  const queries = [...new Set(ids)];
  if (queries.length === 0) return;
  const reader = new AnswerReader(queries, options.limit, (answer: Answer | null, id) => {
    if (answer?.bytes) take(id, answer.bytes);
  });
  const { code, stderr } = await streamGit(BATCH_ARGUMENTS, options, {
    input: `${queries.join('\n')}\n`,
    onChunk: (chunk) => void reader.push(chunk),
  });
  if (code !== 0 || !reader.complete) throw gitFault(BATCH_ARGUMENTS, code, stderr);
}

/** Size in bytes of each object that git knows. */
export async function blobSizes(ids: readonly string[], options: GitOptions): Promise<Map<string, number>> {
  const queries = [...new Set(ids)];
  if (queries.length === 0) return new Map();
  const { code, stdout, stderr } = await git(CHECK_ARGUMENTS, { ...options, input: `${queries.join('\n')}\n` });
  if (code !== 0) throw gitFault(CHECK_ARGUMENTS, code, stderr);
  // "<id> blob 1234"
  const found = stdout.toString('latin1').matchAll(/^([0-9a-f]+) \w+ (\d+)$/gm);
  return new Map(Array.from(found, ([, id, size]) => [id, Number(size)]));
}

/** Objects by name (`HEAD:.aisec.yml`, `:.aisec.yml`), in the order asked; null where there is none. Throws a Fault for one of more than 4 MB, but for those of `mayBeLarge`. */
export async function readAnswers(names: readonly string[], options: GitOptions & { mayBeLarge?: readonly string[] }): Promise<(Answer | null)[]> {
  const answers: (Answer | null)[] = [];
  const reader = answerCollector(names, answers, options.mayBeLarge);
  const input = `${names.join('\n')}\n`;
  const { code, stderr } = await streamGit(BATCH_ARGUMENTS, options, { input, onChunk: (chunk) => void reader.push(chunk) });
  if (code !== 0 || !reader.complete) throw gitFault(BATCH_ARGUMENTS, code, stderr);
  return answers;
}
