/**
 * The built-in rules as the build leaves them beside the bundles: keywords ready for use in hook-words.bin; in hook-rules.jsonl a line for each
 * rule's start, one for each rule and one with the names of all, of which those are read that are asked for. Nothing is made of a keyword before
 * it is looked at: making thousands of small objects costs more than a small commit.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import type { RuleName, RuleRow, RuleStart, RuleTable } from '../lib/match/ruleset.ts';

/** The lists of hook-words.bin in their order, the widest numbers first: each begins where numbers of its width may. */
export const LISTS = {
  pairs: Int32Array, bits: Int32Array, starts: Int32Array, guardPairs: Int32Array, guardBits: Int32Array, guardStarts: Int32Array, lineStarts: Int32Array, ruleStarts: Int32Array,
  before: Uint16Array, first: Uint16Array, guardBefore: Uint16Array, guardFirst: Uint16Array, rules: Uint16Array, guardRows: Uint16Array,
  bytes: Uint8Array, guardBytes: Uint8Array,
} as const;

/** How many numbers each list has. */
export type Sizes = Record<keyof typeof LISTS, number>;

type Lists = { [Name in keyof typeof LISTS]: InstanceType<(typeof LISTS)[Name]> };

/** @param unusual see RuleTable. Throws an Error when a file is cut short. */
export function tableIn(folder: string, sizes: Sizes, unusual: number): RuleTable {
  const lists = listsIn(`${folder}/hook-words.bin`, sizes);
  const { lineStarts, ruleStarts, rules, guardRows } = lists;
  const count = (lineStarts.length - 2) / 2;
  let file = -1;
  const line = (index: number): unknown => {
    if (file < 0) file = openSync(`${folder}/hook-rules.jsonl`, 'r');
    return JSON.parse(read(file, lineStarts[index + 1] - lineStarts[index], lineStarts[index]).toString('latin1'));
  };
  const known = new Map<number, number[]>();
  const byWord = (word: number): number[] => {
    const found = numbers(rules, ruleStarts[word], ruleStarts[word + 1]);
    known.set(word, found);
    return found;
  };
  return {
    count, unusual, packed: lists, byWord: (word) => known.get(word) ?? byWord(word), start: (index) => line(index) as RuleStart, row: (index) => line(count + index) as RuleRow,
    names: () => line(2 * count) as RuleName[],
    guards: {
      packed: { pairs: lists.guardPairs, bits: lists.guardBits, starts: lists.guardStarts, before: lists.guardBefore, first: lists.guardFirst, bytes: lists.guardBytes },
      rows: numbers(guardRows, 0, guardRows.length),
    },
  };
}

function listsIn(name: string, sizes: Sizes): Lists {
  const kinds = Object.entries(LISTS) as [keyof Sizes, (typeof LISTS)[keyof Sizes]][];
  const file = openSync(name, 'r');
  const { buffer } = read(file, kinds.reduce((sum, [list, kind]) => sum + sizes[list] * kind.BYTES_PER_ELEMENT, 0), 0);
  closeSync(file);
  let at = 0;
  return Object.fromEntries(kinds.map(([list, Kind]) => {
    const from = at;
    at += sizes[list] * Kind.BYTES_PER_ELEMENT;
    return [list, new Kind(buffer, from, sizes[list])];
  })) as Lists;
}

function read(file: number, size: number, at: number): Buffer<ArrayBuffer> {
  const bytes = Buffer.allocUnsafeSlow(size);
  if (readSync(file, bytes, 0, size, at) !== size) throw new Error('a file of the built-in rules is cut short');
  return bytes;
}

function numbers(list: Uint16Array, from: number, to: number): number[] {
  const found: number[] = [];
  for (let index = from; index < to; index++) found.push(list[index]);
  return found;
}
