/** The commit message as git will clean it, and the overrides in it. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readAnswers } from '../lib/git/blobs.ts';
import { git } from '../lib/git/git.ts';
import type { CommitState } from '../lib/report/ways.ts';
import { parseMessage, type MessageOptions } from '../lib/verdict/message.ts';
import { overridesFrom } from '../lib/verdict/overrides.ts';
import type { Override } from '../lib/types.ts';
import { approvalsIn, type Hearing } from '../lib/verdict/terms.ts';
import type { Scene } from './scene.ts';
import type { Receipt } from './state.ts';

/** GIT_EDITOR=":" in a hook means that no editor will open; so tried for every way to commit. */
export function editorOpens({ env }: Scene): boolean {
  return env.GIT_EDITOR !== ':';
}

/** How git will clean the message. */
export async function messageOptions(scene: Scene): Promise<MessageOptions> {
  const { stdout } = await git(['config', '--get-regexp', '^(core\\.commentchar|commit\\.cleanup)$'], { cwd: scene.cwd, env: scene.env });
  const values = new Map(stdout.toString('utf8').split('\n').map((line) => [line.split(' ', 1)[0], line.slice(line.indexOf(' ') + 1)]));
  return { editorRan: editorOpens(scene), commentChar: values.get('core.commentchar') ?? null, cleanup: values.get('commit.cleanup') ?? null };
}

/** A message and what its bytes stand for; whoever writes it again must write the same bytes. */
export interface MessageText { text: string; encoding: 'utf8' | 'latin1' }

/** The message file git names as the hook's first argument; in i18n.commitEncoding, if that is not UTF-8. */
export function readMessage(scene: Scene): MessageText {
  const bytes = readFileSync(messageFile(scene));
  const encoding = isUtf8(bytes) ? 'utf8' : 'latin1';
  return { text: bytes.toString(encoding), encoding };
}

export function messageFile({ cwd, args }: Scene): string {
  return path.resolve(cwd, args[0]);
}

export async function overridesIn(scene: Scene, { text }: MessageText): Promise<{ overrides: Override[]; notes: string[] }> {
  return overridesFrom(parseMessage(text, await messageOptions(scene)));
}

/** What is known when the reasons of this commit are heard; git hands hooks the author that the commit will have. */
export function hearingOf({ env, date }: Scene, message: string): Hearing {
  return { today: date().slice(0, 10), author: env.GIT_AUTHOR_EMAIL || null, approvals: approvalsIn(message) };
}

/** What kind of commit this is, as far as a hook can see; it decides which way on works. */
export async function commitState(scene: Scene, receipt: Pick<Receipt, 'source' | 'from'>): Promise<CommitState> {
  const has = (name: string): boolean => existsSync(path.join(scene.gitDir, name));
  const index = path.basename(scene.env.GIT_INDEX_FILE ?? '');
  if (has('MERGE_HEAD')) return 'merge';
  if (has('CHERRY_PICK_HEAD') || has('REVERT_HEAD') || has('rebase-merge') || has('rebase-apply')) return 'sequencer';
  if (receipt.source === 'commit' || (await amends(scene))) return 'amend';
  if (index.startsWith('next-index-')) return 'only';
  if (index === 'index.lock') return 'all';
  if (receipt.source === 'message') return 'message';
  return editorOpens(scene) ? 'editor' : 'plain';
}

/** `--amend -m` looks like any -m, but git keeps the author's date, and hands it to hooks: "@1767225600 +0100". */
async function amends({ cwd, env }: Scene): Promise<boolean> {
  const [head] = await readAnswers(['HEAD'], { cwd, env });
  const date = /^author .*> (\d+ [+-]\d{4})$/m.exec(head?.bytes?.toString('latin1') ?? '')?.[1];
  return date !== undefined && env.GIT_AUTHOR_DATE === `@${date}`;
}
