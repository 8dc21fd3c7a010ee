/** Where a policy's other files are read from: the same tree as the policy; packages from node_modules of the working copy, which no tree holds. */
import { closeSync, fstatSync, openSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../git/answers.ts';
import { readAnswers } from '../git/blobs.ts';
import type { GitOptions } from '../git/git.ts';
import { filesIn } from '../git/listing.ts';

export interface Tree {
  /** Paths of files among the given ones, and of all files below those that are folders → what changes when the file does. */
  ids(paths: readonly string[]): Promise<Map<string, string>>;
  /** UTF-8 texts; null where there is no such file. */
  texts(paths: readonly string[]): Promise<Map<string, string | null>>;
}

/** The same, at once. */
export interface Disk { read(path: string): string | null; list(folder: string): string[] }

const PACKAGES = 'node_modules/';
/** Bytes; a policy or a rule file has a hundredth of it. */
const LARGEST = 1024 * 1024;
const MOST_ENTRIES = 2000;

/** `tree`: "HEAD", a commit, '' for the index. `top`: the working copy's top folder, absolute. */
export function gitTree(tree: string, top: string, options: GitOptions): Tree {
  const disk = diskTree(top);
  return {
    ids: async (paths) => {
      const own = await filesIn(tree, paths.filter((name) => !isPackage(name)), options);
      const packed = paths.filter(isPackage).flatMap((name) => (isFile(path.join(top, name)) ? [name] : disk.list(name)));
      if (packed.length === 0) return own;
      const { createHash } = await import('node:crypto');
      return new Map([...own, ...packed.map((name): [string, string] => [name, createHash('sha256').update(disk.read(name) ?? '').digest('hex')])]);
    },
    texts: async (paths) => {
      const own = paths.filter((name) => !isPackage(name) && !name.includes('\n'));
      const answers = own.length > 0 ? await readAnswers(own.map((name) => `${tree}:${name}`), options) : [];
      const texts = own.map((name, index): [string, string | null] => [name, textOf(answers[index])]);
      return new Map([...texts, ...paths.filter(isPackage).map((name): [string, string | null] => [name, disk.read(name)])]);
    },
  };
}

/** The working copy. Links are followed to a package and nowhere else. */
export function diskTree(top: string): Disk {
  return {
    read: (name) => readSmall(path.join(top, name)),
    list: (folder) => filesBelow(top, folder.replace(/\/$/, ''), { left: MOST_ENTRIES }).sort(),
  };
}

/** The same for a folder outside any repository; what a file holds stands for its id. */
export function folderTree(folder: string): Tree {
  const disk = diskTree(folder);
  return {
    ids: async (paths) => new Map(paths.flatMap((name) => (isFile(path.join(folder, name)) ? [name] : disk.list(name))).map((name): [string, string] => [name, disk.read(name) ?? ''])),
    texts: async (paths) => new Map(paths.map((name): [string, string | null] => [name, disk.read(name)])),
  };
}

function textOf(answer: Answer | null): string | null {
  return answer?.type === 'blob' && answer.bytes ? answer.bytes.toString('utf8') : null;
}

function isPackage(name: string): boolean {
  return name.startsWith(PACKAGES);
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function readSmall(file: string): string | null {
  if (!isFile(file)) return null;
  const handle = openSync(file, 'r');
  try {
    return fstatSync(handle).size > LARGEST ? 'x'.repeat(LARGEST) : readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

function filesBelow(top: string, folder: string, budget: { left: number }): string[] {
  const stat = statSync(path.join(top, folder), { throwIfNoEntry: false });
  if (stat?.isDirectory() !== true) return [];
  return readdirSync(path.join(top, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (budget.left-- <= 0 || entry.name === 'node_modules') return [];
    if (entry.isDirectory()) return filesBelow(top, name, budget);
    return entry.isFile() ? [name] : [];
  });
}
