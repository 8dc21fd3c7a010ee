/**
 * What the sh shim pipes into the hook: answers, diff, exit codes, in one stream (see streamCommand in pinned.ts).
 *
 *   <id> blob 5\nhello\n            one answer for each query
 *   :100644 100644 …                the pinned diff
 *   \naisec-end 0 0\n               the exit codes of cat-file and diff: always the last bytes, so no content can stand in for them
 */
import { Fault } from '../faults.ts';
import type { Change } from '../types.ts';
import { answerCollector } from './answers.ts';
import type { Answer, AnswerReader } from './answers.ts';
import { diffParser } from './diff-parser.ts';
import type { DiffParser, Limits } from './diff-parser.ts';
import { QUERIES, TRAILER } from './pinned.ts';

/** `answers`: in the order of the queries, null where HEAD or the index has no such path. `key`: the raw records. */
export interface HookStream { answers: (Answer | null)[]; changes: Change[]; key: Buffer }

export interface StreamParser {
  push(chunk: Uint8Array): void;
  end(): HookStream;
}

const LAST_LINE = new RegExp(`\\n${TRAILER} (\\d{1,3}) (\\d{1,3})\\n$`);
/** Bytes held back, since they may be the last line. */
const LAST_LINE_SIZE = `\n${TRAILER} 255 255\n`.length;

/**
 * Parser for the stream in chunks of any size, which may be reused after push. `end` throws a Fault when one of the commands failed
 * or the stream is cut short; push never throws, so that git's own failure is told before what follows from it.
 */
export function streamParser(limits: Limits, queries: readonly string[] = QUERIES): StreamParser {
  return new Parser(limits, queries);
}

class Parser implements StreamParser {
  readonly #answers: (Answer | null)[] = [];
  readonly #answerReader: AnswerReader;
  readonly #diff: DiffParser;
  #held = Buffer.alloc(0);
  #fault: Fault | null = null;

  constructor(limits: Limits, queries: readonly string[]) {
    this.#answerReader = answerCollector(queries, this.#answers);
    this.#diff = diffParser(limits);
  }

  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const safe = bytes.length - LAST_LINE_SIZE;
    if (safe < 0) return this.#pushSmall(bytes);
    this.#take(this.#held);
    this.#take(bytes.subarray(0, safe));
    this.#held = Buffer.from(bytes.subarray(safe));
  }

  #pushSmall(bytes: Buffer): void {
    const all = Buffer.concat([this.#held, bytes]);
    const safe = Math.max(0, all.length - LAST_LINE_SIZE);
    this.#take(all.subarray(0, safe));
    this.#held = all.subarray(safe);
  }

  end(): HookStream {
    const held = this.#held.toString('latin1');
    const lastLine = LAST_LINE.exec(held);
    if (!lastLine) throw failed('its answer is cut short');
    if (lastLine[1] !== '0') throw failed(`git cat-file ended with ${lastLine[1]}`);
    if (lastLine[2] !== '0') throw failed(`git diff ended with ${lastLine[2]}`);
    this.#take(this.#held.subarray(0, lastLine.index));
    if (this.#fault) throw this.#fault;
    if (!this.#answerReader.complete) throw failed('its answer is cut short');
    const { changes, raw } = this.#diff.end();
    return { answers: this.#answers, changes, key: raw };
  }

  #take(bytes: Buffer): void {
    if (this.#fault || bytes.length === 0) return;
    try {
      const at = this.#answerReader.push(bytes);
      if (at < bytes.length) this.#diff.push(bytes.subarray(at));
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#fault = error;
    }
  }
}

function failed(what: string): Fault {
  return new Fault(`git could not read the staged changes: ${what}`, { hint: 'Run git status; what git says there comes first.' });
}
