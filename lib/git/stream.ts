/**
 * What the sh shim pipes into the hook: the diff and git's exit code, in one stream (see streamCommand in pinned.ts).
 *
 *   :100644 100644 …                the pinned diff
 *   \naisec-end 0\n                 the exit code: always the last bytes, so no content can stand in for it
 */
import { Fault } from '../faults.ts';
import type { Change } from '../types.ts';
import { diffParser } from './diff-parser.ts';
import type { DiffParser, Limits } from './diff-parser.ts';
import { TRAILER } from './pinned.ts';

/** `key`: the raw records. */
export interface HookStream { changes: Change[]; key: Buffer }

export interface StreamParser {
  push(chunk: Uint8Array): void;
  end(): HookStream;
}

const LAST_LINE = new RegExp(`\\n${TRAILER} (\\d{1,3})\\n$`);
/** Bytes held back, since they may be the last line. */
const LAST_LINE_SIZE = `\n${TRAILER} 255\n`.length;

/**
 * Parser for the stream in chunks of any size, which may be reused after push. `end` throws a Fault when git failed or the stream is cut
 * short; push never throws, so that git's own failure is told before what follows from it.
 */
export function streamParser(limits: Limits): StreamParser {
  return new Parser(limits);
}

class Parser implements StreamParser {
  readonly #diff: DiffParser;
  #held = Buffer.alloc(0);
  #fault: Fault | null = null;

  constructor(limits: Limits) {
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
    if (lastLine[1] !== '0') throw failed(`git diff ended with ${lastLine[1]}`);
    this.#take(this.#held.subarray(0, lastLine.index));
    if (this.#fault) throw this.#fault;
    const { changes, raw } = this.#diff.end();
    return { changes, key: raw };
  }

  #take(bytes: Buffer): void {
    if (this.#fault || bytes.length === 0) return;
    try {
      this.#diff.push(bytes);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      this.#fault = error;
    }
  }
}

function failed(what: string): Fault {
  return new Fault(`git could not read the staged changes: ${what}`, { hint: 'Run git status; what git says there comes first.' });
}
