/** Reads a ledger and proves that nothing in it was changed, taken out or moved. */
import { existsSync, readFileSync } from 'node:fs';
import { entryIn, FIRST, headOf, type Entry } from './ledger.ts';
import { sha256 } from '../match/sha256.ts';

export interface Ledger {
  entries: Entry[];
  /** Sentences with the line: what proves that somebody touched it. */
  broken: string[];
  /** Lines that a killed process or a full disk cut off: nothing that was whole is lost. */
  torn: number[];
}

/** `file`: of ledgerFile; an absent one holds nothing. */
export function readLedger(file: string): Ledger {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const ledger: Ledger = { entries: [], broken: [], torn: [] };
  let prev = FIRST;
  for (const [index, line] of lines.entries()) {
    const entry = entryIn(line);
    if (entry === null) {
      ledger.torn.push(index + 1);
      continue;
    }
    if (entry.prev !== prev) ledger.broken.push(`line ${index + 1} does not follow the line before it: one of them was changed, moved or taken out`);
    ledger.entries.push(entry);
    prev = sha256(line);
  }
  return { ...ledger, broken: [...ledger.broken, ...endOf(file, prev, Buffer.byteLength(text))] };
}

/** An entry that was written when its process was killed before it noted the new end is no fault: then the file is longer than the end says. */
function endOf(file: string, last: string, size: number): string[] {
  const head = headOf(file);
  if (head === null) return last === FIRST ? [] : ['the note of where it ends is missing or damaged'];
  if (size < head.size) return ['it is shorter than it was: entries at its end were taken out'];
  return size === head.size && head.hash !== last ? ['its last line is not the one that was written'] : [];
}
