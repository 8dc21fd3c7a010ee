/** Where the lines that agents recorded are kept; by itself, so that asking whether there are any loads nothing. */
import path from 'node:path';
import { commonDir } from './ledger.ts';

/** <common git dir>/aisec/provenance.jsonl, one for all worktrees. */
export function provenanceFile(gitDir: string): string {
  return path.join(commonDir(gitDir), 'aisec', 'provenance.jsonl');
}
