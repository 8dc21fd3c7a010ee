/** Plain git hooks: one file per hook in the folder that git reads. A hook that was there runs first and still decides. */
import { lstatSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { HOOKS, findBlock, withBlock, withoutBlock } from './block.ts';
import type { HookName } from './block.ts';
import { isExecutable, putting, readText, removing, renaming, writing } from './steps.ts';
import type { Step } from './steps.ts';

const NEW_HOOK = '#!/bin/sh\n';
/** "#!/bin/sh", "#!/usr/bin/env bash"; not csh, fish or pwsh, which read another language. */
const SHELL = /^#!.*\b(?:sh|bash|dash|ash|ksh|zsh)\b/;

/** `folder`: absolute path of the folder that git reads hooks from. */
export function plainSteps(folder: string, hooks: readonly HookName[] = HOOKS): Step[] {
  return hooks.flatMap((hook) => hookSteps(path.join(folder, hook), hook));
}

function hookSteps(file: string, hook: HookName): Step[] {
  const text = readText(file);
  const previous = `${file}.aisec-prev`;
  const hasPrevious = exists(previous);
  if (text === null && !hasPrevious) return writing(file, withBlock(NEW_HOOK, hook), `wrote ${file}`, 0o755);
  if (text === null) return writing(file, withBlock(NEW_HOOK, hook, true), `wrote ${file}`, 0o755);
  if (findBlock(text)) return writing(file, withBlock(text, hook, hasPrevious), `brought ${file} up to date`, 0o755);
  if (isLiveShellScript(file, text)) return writing(file, withBlock(text, hook), `added a block to ${file}`);
  if (hasPrevious) {
    const hint = `Keep what is right in it and in ${path.basename(previous)}, delete that one, then install again.`;
    throw new Fault('another program has replaced our hook', { at: file, hint });
  }
  return [
    ...renaming(file, previous, `kept ${file} as ${path.basename(previous)}, which runs first`),
    putting(file, withBlock(NEW_HOOK, hook, true), `wrote ${file}`, 0o755),
  ];
}

/** A script that git runs today, in this place: no link into somebody's sources, no file that lies dormant without its x bit. */
function isLiveShellScript(file: string, text: string): boolean {
  if (lstatSync(file).isSymbolicLink() || !isExecutable(file) || text.includes('\0')) return false;
  return !text.startsWith('#!') || SHELL.test(text);
}

export function plainRemoval(folder: string, hooks: readonly HookName[] = HOOKS): Step[] {
  return hooks.flatMap((hook) => {
    const file = path.join(folder, hook);
    const previous = `${file}.aisec-prev`;
    if (exists(previous)) return renaming(previous, file, `put ${file} back`);
    const text = readText(file);
    if (text === null || !findBlock(text)) return [];
    const rest = withoutBlock(text);
    return rest === NEW_HOOK ? removing(file, `removed ${file}`) : writing(file, rest, `took our block out of ${file}`);
  });
}

function exists(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
