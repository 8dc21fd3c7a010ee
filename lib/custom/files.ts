/** The rule files that a policy names → their rules, or every mistake in them; with the ids of all that are there, so that the policy may name them. */
import { Fault } from '../faults.ts';
import { globMatcher } from '../policy/globs.ts';
import type { KnownRule } from '../policy/merge.ts';
import { globMistake } from '../policy/path-mistakes.ts';
import { CATEGORIES, type OwnRule } from '../types.ts';
import { readRuleFile } from './read.ts';

export interface Named { glob: string; /** Where it stands in the policy. */ at: string }

export interface Sources {
  /** Of the folder that globs start from: '' or "node_modules/name/". */
  root: string;
  read(path: string): string | null;
  list(folder: string): string[];
  /** Built-in rules, and those of the policies that this one extends. */
  taken: KnownRule[];
}

export interface Custom { rules: OwnRule[]; known: KnownRule[]; faults: Fault[] }

const MOST_FILES = 100;
const MOST_RULES = 1000;
/** In characters, all files together. */
const LARGEST = 1024 * 1024;

/** Never throws for what a person wrote; the faults of a file come in the order of its lines. */
export function readCustom(named: Named[], sources: Sources): Custom {
  const faults: Fault[] = [];
  const files = new Map<string, string>();
  for (const { glob, at } of named) {
    const wrong = customMistake(glob);
    if (wrong) {
      faults.push(new Fault(wrong[0], { at, hint: wrong[1] }));
      continue;
    }
    const found = filesFor(glob, sources);
    if (found.length === 0) faults.push(new Fault(`no file is named like ${JSON.stringify(glob)}`, { at, hint: 'Add the rule file to the same commit, or take the entry away.' }));
    for (const file of found) if (!files.has(file)) files.set(file, at);
  }
  const read = readRuleFiles(files, sources);
  return { ...read, faults: [...faults, ...read.faults] };
}

/** Also what git is asked for: everything below the folder in which a glob begins. */
export function folderOf(glob: string): string {
  const names = glob.split('/');
  const wild = names.findIndex((name) => /[*?[{\\]/.test(name));
  return names.slice(0, wild < 0 ? -1 : wild).join('/');
}

/** What is wrong with an entry of `custom`, or null. */
export function customMistake(glob: string): [message: string, hint: string] | null {
  const wrong = globMistake(glob);
  if (wrong) return wrong;
  if (glob.startsWith('node_modules/')) return ['rules of a package do not come by their path', 'Write extends: and the name of the package.'];
  return folderOf(glob) === '' ? ['rule files need a folder of their own', 'Name it first: .aisec/rules/*.yml.'] : null;
}

function filesFor(glob: string, { root, list }: Sources): string[] {
  const fits = globMatcher([glob]);
  return list(root + folderOf(glob)).filter((file) => fits(file.slice(root.length)));
}

/** `places`: each file with what to say of where it is named. */
export function readRuleFiles(places: Map<string, string>, sources: Sources): Custom {
  const files = [...places.keys()].sort();
  const custom: Custom = { rules: [], known: [], faults: [] };
  const seen = new Map(sources.taken.flatMap(({ id, aliases = [] }) => [id, ...aliases]).map((id) => [id, '']));
  let size = 0;
  for (const [index, file] of files.entries()) {
    const text = sources.read(file) ?? '';
    size += text.length;
    if (index >= MOST_FILES || size > LARGEST) {
      const what = index >= MOST_FILES ? `${files.length} rule files, more than ${MOST_FILES}` : `more than ${LARGEST} characters in rule files`;
      custom.faults.push(new Fault(`the policy names ${what}`, { at: places.get(file), hint: 'Name fewer, or put small ones together.' }));
      break;
    }
    const { rules, faults, ids } = readRuleFile(text, file);
    custom.rules.push(...rules);
    custom.faults.push(...faults, ...ids.flatMap(({ id, at }) => idFaults(id, at, seen)));
    if (custom.rules.length > MOST_RULES) {
      custom.faults.push(new Fault(`the policy brings more than ${MOST_RULES} rules`, { at: places.get(file), hint: 'Keep those that matter.' }));
      break;
    }
    custom.known.push(...ids.map(({ id }) => ({ id, category: rules.find((rule) => rule.id === id)?.category ?? '' })));
  }
  return custom;
}

/** `seen`: id → where it stands; '' for a rule of somebody else. */
function idFaults(id: string, at: string, seen: Map<string, string>): Fault[] {
  const other = seen.get(id);
  if (other === undefined) seen.set(id, at);
  if (other !== undefined) {
    const where = other === '' ? 'there is such a rule already' : `also at ${other}`;
    return [new Fault(`the id "${id}" is taken: ${where}`, { at, hint: `Name it otherwise, ${id}-here for instance.` })];
  }
  const isCategory = (CATEGORIES as readonly string[]).includes(id);
  return isCategory ? [new Fault(`the id "${id}" is the name of a category`, { at, hint: `Name it otherwise, ${id}-here for instance.` })] : [];
}
