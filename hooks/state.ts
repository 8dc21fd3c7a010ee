/** What the hooks of one commit hand on to one another, in <git dir>/aisec; the shim reads the first line of the receipt. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../lib/faults.ts';
import type { Draft } from '../lib/run.ts';

/**
 * First line: clean (nothing to say), warned or blocked, and what the later hooks have to do about AI tools (see aiErrand), if anything; then one line of JSON:
 *
 *   blocked ask
 *   {"draft":{"findings":[…]},"ms":9,"source":"message"}
 */
export interface Receipt {
  draft: Draft;
  ms: number;
  /** First argument of prepare-commit-msg after the file: message, template, merge, squash, commit; '' when there was none. */
  source: string;
  /** "HEAD" or an id, for source commit. */
  from: string;
}

export type ReceiptWord = 'clean' | 'warned' | 'blocked';

/** <git dir> as hooks see it: relative to the worktree's top, or absolute in linked worktrees. `.git` may be a file that names it. */
export function gitDir(env: NodeJS.ProcessEnv, cwd: string): string {
  const dir = path.resolve(cwd, env.GIT_DIR ?? '.git');
  const link = existsSync(path.join(dir, 'HEAD')) || !existsSync(dir) ? null : /^gitdir: (.*)$/m.exec(readFileSync(dir, 'utf8'));
  return link === null ? dir : path.resolve(cwd, link[1]);
}

/** The index of this commit, absolute: git names another one for `commit -a` and for `commit FILE`. */
export function indexFile(dir: string, env: NodeJS.ProcessEnv, cwd: string): string {
  return path.resolve(cwd, env.GIT_INDEX_FILE ?? path.join(dir, 'index'));
}

export async function writeReceipt(dir: string, receipt: Receipt, key: Buffer): Promise<void> {
  const { ai } = receipt.draft;
  const errand = ai === undefined ? '' : (await import('../lib/provenance.ts')).aiErrand(ai);
  writeState(dir, 'key', key);
  writeState(dir, 'receipt', `${[receiptWord(receipt.draft), errand].join(' ').trimEnd()}\n${JSON.stringify(receipt)}\n`);
}

/** null when there is none, or an empty one. Throws a Fault when it is damaged. */
export function readReceipt(dir: string): Receipt | null {
  const file = path.join(dir, 'aisec', 'receipt');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const end = text.indexOf('\n');
  if (end < 0 || end + 1 === text.length) return null;
  try {
    return JSON.parse(text.slice(end + 1)) as Receipt;
  } catch {
    throw new Fault('the judgement that pre-commit left is damaged', { at: file, hint: 'Commit again: it is judged anew.' });
  }
}

/** Clean only when no later hook has a word to say; mode observe is silent. */
export function receiptWord({ findings, coverage, mode }: Draft): ReceiptWord {
  if (mode === 'observe') return 'clean';
  if (findings.some(({ action, status }) => action === 'block' && status === 'new')) return 'blocked';
  return findings.some(({ action }) => action !== 'off') || coverage.notJudged.length > 0 ? 'warned' : 'clean';
}

/** The message as it was when the commit was stopped; absolute path. */
export function saveMessage(dir: string, message: Uint8Array): string {
  return writeState(dir, 'message', message);
}

/** Writes <git dir>/aisec/NAME and answers with its path. Throws a Fault when the disk does not take it. */
export function writeState(dir: string, name: string, bytes: Uint8Array | string): string {
  const file = path.join(dir, 'aisec', name);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Fault(`its state could not be written (${code})`, { at: file, hint: 'Make room on the disk, or give yourself the right to write there.' });
  }
  return file;
}
