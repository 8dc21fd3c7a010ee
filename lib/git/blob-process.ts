/** Blobs by id for a long run: one `git cat-file --batch` that is started when the first is asked for, and stays. */
import { AnswerReader } from './answers.ts';
import { gitFault, startGit, type GitOptions } from './git.ts';
import { BATCH_ARGUMENTS } from './pinned.ts';

export class BlobProcess {
  readonly #options: GitOptions;
  #child: ReturnType<typeof startGit> | null = null;
  #reader: AnswerReader | null = null;
  #settle: { resolve(): void; reject(error: unknown): void } | null = null;
  #stderr = '';

  constructor(options: GitOptions) {
    this.#options = options;
  }

  /** As readBlobs: those above `limit` bytes, and those that git does not know, are absent. Asked one call after the other. */
  async read(ids: readonly string[], limit: number): Promise<Map<string, Buffer>> {
    const blobs = new Map<string, Buffer>();
    const queries = [...new Set(ids)];
    if (queries.length === 0) return blobs;
    const child = (this.#child ??= this.#start());
    this.#reader = new AnswerReader(queries, limit, (answer, id) => {
      if (answer?.bytes) blobs.set(id, answer.bytes);
    });
    await new Promise<void>((resolve, reject) => {
      this.#settle = { resolve, reject };
      child.stdin.write(`${queries.join('\n')}\n`);
    });
    return blobs;
  }

  close(): void {
    this.#child?.stdin.end();
    this.#child?.kill();
    this.#child = null;
  }

  #start(): ReturnType<typeof startGit> {
    const child = startGit(BATCH_ARGUMENTS, this.#options);
    child.stderr.on('data', (chunk: Buffer) => (this.#stderr = (this.#stderr + chunk.toString('utf8')).slice(-4096)));
    child.stdout.on('data', (chunk: Buffer) => this.#take(chunk));
    child.on('error', (error) => this.#settle?.reject(error));
    child.on('close', (code) => this.#settle?.reject(gitFault(BATCH_ARGUMENTS, code ?? 1, this.#stderr)));
    // git may end before it has read everything; its end is told by "close"
    child.stdin.on('error', () => undefined);
    return child;
  }

  #take(chunk: Buffer): void {
    try {
      this.#reader?.push(chunk);
      if (this.#reader?.complete) this.#settle?.resolve();
    } catch (error) {
      this.#settle?.reject(error);
    }
  }
}
