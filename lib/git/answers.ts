/** The answers of `git cat-file --batch`, read from chunks of any size: their lengths decide, never what they hold. */
import { Fault } from '../faults.ts';

/** One object; `bytes` is null when it is larger than the reader's limit. */
export interface Answer { id: string; type: string; size: number; bytes: Buffer | null }

/** "<id> blob 1234" */
const HEADER = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d{1,15})$/;
const HEADER_LIMIT = 8192;
const NEWLINE = 10;
/** Bytes of a small answer. */
const ANSWER_LIMIT = 4 * 1024 * 1024;

/**
 * Reads as many answers as there are queries:
 *
 *   <id> blob 5\nhello\n
 *   HEAD:.aisec.yml missing\n
 */
export class AnswerReader {
  readonly #queries: readonly string[];
  readonly #limit: number;
  readonly #tell: (answer: Answer | null, query: string) => void;
  #answered = 0;
  #header = '';
  #answer: Answer | null = null;
  #bodyLeft = 0;

  /** `tell` is called once for each query, in order; null when there is no such object. `limit` in bytes. */
  constructor(queries: readonly string[], limit: number, tell: (answer: Answer | null, query: string) => void) {
    this.#queries = queries;
    this.#limit = limit;
    this.#tell = tell;
  }

  get complete(): boolean {
    return this.#answered === this.#queries.length;
  }

  /** Returns how many bytes of the chunk belong to the answers. The chunk may be reused afterwards. Throws a Fault on anything else. */
  push(chunk: Buffer): number {
    let at = 0;
    while (at < chunk.length && !this.complete) at = this.#answer ? this.#readBody(chunk, at) : this.#readHeader(chunk, at);
    return at;
  }

  #readHeader(chunk: Buffer, at: number): number {
    const end = chunk.indexOf(NEWLINE, at);
    this.#header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
    if (this.#header.length > HEADER_LIMIT) throw misread(this.#header);
    if (end < 0) return chunk.length;
    const header = this.#header;
    this.#header = '';
    const query = this.#queries[this.#answered];
    if (header === `${query} missing`) {
      this.#answered += 1;
      this.#tell(null, query);
      return end + 1;
    }
    const match = HEADER.exec(header);
    if (!match) throw misread(header);
    const size = Number(match[3]);
    this.#answer = { id: match[1], type: match[2], size, bytes: size > this.#limit ? null : Buffer.allocUnsafe(size) };
    this.#bodyLeft = size + 1;
    return end + 1;
  }

  #readBody(chunk: Buffer, at: number): number {
    const answer = this.#answer as Answer;
    const end = Math.min(chunk.length, at + this.#bodyLeft);
    answer.bytes?.set(chunk.subarray(at, Math.min(end, at + this.#bodyLeft - 1)), answer.size + 1 - this.#bodyLeft);
    this.#bodyLeft -= end - at;
    if (this.#bodyLeft > 0) return end;
    if (chunk[end - 1] !== NEWLINE) throw misread('an object that is longer than announced');
    this.#answer = null;
    this.#tell(answer, this.#queries[this.#answered++]);
    return end;
  }
}

/**
 * A reader that collects small answers into a list. It throws a Fault for one of more than 4 MB, so that no policy is taken for missing; those of
 * `mayBeLarge` come without their bytes then.
 */
export function answerCollector(queries: readonly string[], answers: (Answer | null)[], mayBeLarge: readonly string[] = []): AnswerReader {
  return new AnswerReader(queries, ANSWER_LIMIT, (answer, query) => {
    if (answer && !answer.bytes && !mayBeLarge.includes(query)) throw new Fault('this is too large to be read: it has more than 4 MB', { at: query });
    answers.push(answer);
  });
}

function misread(what: string): Fault {
  return new Fault(`git's answer could not be read: ${what.slice(0, 80)}`, { at: 'git cat-file --batch', hint: 'Run git fsck.' });
}
