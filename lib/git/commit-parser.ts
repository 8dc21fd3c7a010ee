/** The output of COMMITS_ARGUMENTS → each commit's changes, one commit in memory at a time. */
import type { Change } from '../types.ts';
import { CombinedParser } from './combined-parser.ts';
import { misread, seriesParser, startsCommit, type Limits } from './diff-parser.ts';

export interface CommitChanges { id: string; changes: Change[] }

/** 64 digits of an id and its NUL. */
const LONGEST_ID = 65;

export class CommitParser {
  private readonly limits: Limits;
  private id = '';
  private rest = '';
  private diff: { take(text: string): string | null; end(): { changes: Change[] } } | null = null;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** Answers with the commits that the piece completes. Throws only Faults. */
  push(chunk: Buffer): CommitChanges[] {
    const complete: CommitChanges[] = [];
    let text = this.rest + chunk.toString('latin1');
    this.rest = '';
    while (text !== '') {
      const after = this.step(text, complete);
      if (after === null) break;
      text = after;
    }
    return complete;
  }

  end(): CommitChanges[] {
    if (this.rest !== '') throw misread('it is cut short');
    return this.id === '' ? [] : [this.finish()];
  }

  /** Answers with what is left to read, null when more has to come first. */
  private step(text: string, complete: CommitChanges[]): string | null {
    if (this.diff !== null) {
      // an id that is cut in two is kept by the parser of the diff
      const after = this.diff.take(text);
      if (after !== null) complete.push(this.finish());
      return after;
    }
    if (this.id === '' || text[0] !== ':') return this.readId(text, complete);
    if (text.length < 2) return this.wait(text);
    this.diff = text[1] === ':' ? new CombinedParser(this.limits) : seriesParser(this.limits);
    return text;
  }

  private readId(text: string, complete: CommitChanges[]): string | null {
    if (!startsCommit(text, 0)) {
      if (text.length >= LONGEST_ID || !/^[0-9a-f]*$/.test(text)) throw misread('no commit where one should begin');
      return this.wait(text);
    }
    if (this.id !== '') complete.push(this.finish());
    const end = text.indexOf('\0');
    this.id = text.slice(0, end);
    return text.slice(end + 1);
  }

  private wait(text: string): null {
    this.rest = text;
    return null;
  }

  private finish(): CommitChanges {
    const { id } = this;
    const changes = this.diff?.end().changes ?? [];
    this.id = '';
    this.diff = null;
    return { id, changes };
  }
}
