/** The files whose texts a verdict needs beside the change: the policy of HEAD and of the index, and the manifests of the top. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MANIFESTS } from '../lib/deps/added.ts';
import { stagedIds } from '../lib/git/index-file.ts';
import { POLICY_FILE, type PolicySide } from '../lib/policy/in-force.ts';
import type { Change } from '../lib/types.ts';
import type { Scene } from './scene.ts';
import { indexFile, writeState } from './state.ts';

/** null where there is no such file; `manifests`: texts by path, those that there are. */
export interface StagedFiles { before: PolicySide | null; after: PolicySide | null; manifests: Map<string, string> }

/** <git dir>/aisec/texts: id → text, as git answered the last time; null for what is too large to be read. */
type Texts = Record<string, string | null>;

const TEXTS = 'texts';

interface Text { id: string; text: string | null }

/**
 * The index file tells which blobs they are and the changes which ones they were; the texts were kept by an earlier commit. So git is asked only when
 * one of them is new. `changes`: all that is staged against HEAD.
 */
export async function stagedFiles(scene: Scene, changes: Change[]): Promise<StagedFiles> {
  const ids = idsOf(scene, changes);
  const kept = keptTexts(scene.gitDir);
  const isKept = ids !== null && ids.every((id) => id === null || Object.hasOwn(kept, id));
  const texts = isKept ? ids.map((id) => (id === null ? null : { id, text: kept[id] })) : await askedOfGit(scene);
  // git answers with an empty text for a file that is only meant to be added
  const [before, after, ...listing] = texts.map((text, index) => (ids?.[index] === null ? null : text));
  const manifests = new Map(MANIFESTS.flatMap((file, index) => (typeof listing[index]?.text === 'string' ? [[file, listing[index].text]] : [])));
  return { before: sideOf(before, 'HEAD'), after: sideOf(after, ''), manifests };
}

/** Of HEAD's policy, the staged policy and the manifests. */
function idsOf({ gitDir, env, cwd }: Scene, changes: Change[]): (string | null)[] | null {
  const file = indexFile(gitDir, env, cwd);
  const staged = existsSync(file) ? stagedIds(readFileSync(file), [POLICY_FILE, ...MANIFESTS]) : new Map<string, string>();
  if (staged === null) return null;
  const policy = staged.get(POLICY_FILE) ?? null;
  return [idBefore(changes, POLICY_FILE, policy), policy, ...MANIFESTS.map((file) => staged.get(file) ?? null)];
}

/** What no change names is what it was. */
function idBefore(changes: Change[], file: string, now: string | null): string | null {
  const from = changes.find(({ oldPath }) => oldPath === file);
  if (from !== undefined) return from.oldId;
  const change = changes.find((one) => one.path === file);
  if (change === undefined) return now;
  return change.oldPath === null && /[^0]/.test(change.oldId) ? change.oldId : null;
}

/** Keeps what git answers for the next commit. */
async function askedOfGit({ gitDir, cwd, env }: Scene): Promise<(Text | null)[]> {
  const { readAnswers } = await import('../lib/git/blobs.ts');
  const manifests = MANIFESTS.map((file) => `:${file}`);
  const answers = await readAnswers([`HEAD:${POLICY_FILE}`, `:${POLICY_FILE}`, ...manifests], { cwd, env, mayBeLarge: manifests });
  const texts = answers.map((answer) => answer && { id: answer.id, text: answer.bytes?.toString('utf8') ?? null });
  const kept: Texts = Object.fromEntries(texts.flatMap((one) => (one === null ? [] : [[one.id, one.text]])));
  writeState(gitDir, TEXTS, `${JSON.stringify(kept)}\n`);
  return texts;
}

function sideOf(one: Text | null, tree: string): PolicySide | null {
  return one === null || one.text === null ? null : { id: one.id, text: one.text, tree };
}

/** None where none were written, or not to the end. */
function keptTexts(gitDir: string): Texts {
  const file = path.join(gitDir, 'aisec', TEXTS);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return text.startsWith('{') && text.endsWith('}\n') ? (JSON.parse(text) as Texts) : {};
}
