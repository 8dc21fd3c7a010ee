/** The text of a policy file → the policy it means, or every mistake in it. Loads yaml and ajv, so a clean hook path never imports it. */
import { readCustom, type Custom } from '../custom/files.ts';
import { Fault } from '../faults.ts';
import type { OwnRule, Policy } from '../types.ts';
import { baseFile, packageOf, refusal } from './bases.ts';
import { BUILT_IN, RECOMMENDED } from './builtin.ts';
import { parseDocument } from './document.ts';
import type { PolicyDocument } from './document.ts';
import { meaningMistakes } from './meaning-mistakes.ts';
import { inTiers, merged } from './merge.ts';
import type { KnownRule, RawPolicy } from './merge.ts';
import { asksForLater } from './requires.ts';
import { schemaMistakes } from './schema-mistakes.ts';

export interface ReadOptions {
  /** The policy file's path, for messages. */
  file: string;
  /**
   * The text of a file that `extends` or `custom` leads to, by its path from the repository's top and from the same tree as the policy; null when
   * there is none. Paths below node_modules/ stand in the working copy.
   */
  read(path: string): string | null;
  /** The paths of all files below a folder of that tree. */
  list(folder: string): string[];
  /** The rules and former ids that a policy may name; categories are known, and so are the rules that the policy itself brings. */
  rules: KnownRule[];
  /** The version of this tool; a policy that asks for a later one is refused before anything else is said of it. */
  tool?: string;
}

/** One of the files, or built-in policies, that make a policy together. */
export interface Layer {
  /** Its path, or the name of a built-in policy. */
  file: string;
  raw: RawPolicy;
  /** The rules it brings. */
  custom: OwnRule[];
  /** null: built in. */
  document: PolicyDocument | null;
}

/** What is read so far, the lowest layer first; a file counts once, where it comes first. */
interface Reading { options: ReadOptions; layers: Layer[]; known: KnownRule[]; seen: Set<string> }

const MOST_FAULTS = 50;

/**
 * @param text the policy file, UTF-8 decoded
 * @returns the policy with what it extends merged in
 * @throws Fault for the first mistake; `at` is "file:line:column", from 1. LaterPolicy when it asks for a later version than `tool`.
 */
export function readPolicy(text: string, options: ReadOptions): Policy {
  const { layers, faults } = readLayers(text, options);
  if (faults.length > 0) throw faults[0];
  return policyOf(layers, options.rules);
}

/** All mistakes in the policy and in the files it extends, in the order of the lines, at most 50; empty when it is valid. */
export function policyMistakes(text: string, options: ReadOptions): Fault[] {
  return readLayers(text, options).faults.slice(0, MOST_FAULTS);
}

/** What lies over `recommended`, the lowest first; nothing when there is a mistake. */
export function readLayers(text: string, options: ReadOptions): { layers: Layer[]; faults: Fault[] } {
  const reading: Reading = { options, layers: [], known: [...options.rules], seen: new Set([options.file]) };
  const faults = addFile(text, reading, [options.file]);
  return { layers: faults.length > 0 ? [] : reading.layers, faults };
}

/** The layers laid over `recommended`. */
export function policyOf(layers: Layer[], rules: KnownRule[]): Policy {
  const custom = layers.flatMap((layer) => layer.custom);
  const known = [...rules, ...custom];
  const policy = inTiers(layers.reduce((base, { raw }) => merged(base, raw, known), RECOMMENDED));
  return custom.length > 0 ? { ...policy, custom } : policy;
}

/** `files`: the way by `extends` to this one. Answers with the mistakes; when there are any, what is beneath may be missing. */
function addFile(text: string, reading: Reading, files: string[]): Fault[] {
  const file = files[files.length - 1];
  const document = parseDocument(text, file);
  if (document.faults.length > 0) return document.faults;
  const later = asksForLater(document, reading.options.tool);
  if (later) return [later];
  const misshapen = schemaMistakes(document);
  const raw = (typeof document.value === 'object' ? document.value : {}) as Partial<RawPolicy>;
  const beneath = basesOf(raw.extends, document).flatMap(({ name, at }) => addBase(name, at, reading, files));
  const custom = readOwn(raw.custom, document, reading, file);
  reading.known.push(...custom.known);
  const meant = meaningMistakes(document, reading.known, tiersOf(reading.layers), beneath.length + custom.faults.length > 0);
  const own = [...misshapen, ...meant].sort((a, b) => offsetOf(a) - offsetOf(b));
  reading.layers.push({ file, raw: raw as RawPolicy, custom: custom.rules, document });
  return misshapen.length > 0 ? own : [...own, ...beneath, ...custom.faults];
}

function basesOf(named: unknown, document: PolicyDocument): { name: string; at: string }[] {
  if (typeof named === 'string') return [{ name: named, at: document.at(['extends']) }];
  const names = Array.isArray(named) ? named : [];
  return names.flatMap((name, index) => (typeof name === 'string' ? [{ name, at: document.at(['extends', String(index)]) }] : []));
}

function addBase(name: string, at: string, reading: Reading, files: string[]): Fault[] {
  if (Object.hasOwn(BUILT_IN, name)) {
    if (!reading.seen.has(name)) reading.layers.push({ file: name, raw: { version: 1, ...BUILT_IN[name] }, custom: [], document: null });
    reading.seen.add(name);
    return [];
  }
  const file = baseFile(name, files[files.length - 1]);
  const refused = refusal(name, file, files, reading.options.read);
  if (refused) return [new Fault(refused.message, { at, hint: refused.hint })];
  if (reading.seen.has(file)) return [];
  reading.seen.add(file);
  return addFile(reading.options.read(file) ?? '', reading, [...files, file]);
}

/** Rules come from the folder of the package that the policy file belongs to, if it belongs to one. */
function readOwn(globs: unknown, document: PolicyDocument, { options: { read, list }, known }: Reading, file: string): Custom {
  const entries = Array.isArray(globs) ? globs : [];
  const named = entries.flatMap((glob, index) => (typeof glob === 'string' ? [{ glob, at: document.at(['custom', String(index)]) }] : []));
  return readCustom(named, { root: packageOf(file), read, list, taken: known });
}

function tiersOf(layers: Layer[]): string[] {
  return layers.flatMap(({ raw }) => Object.keys(raw.tiers ?? {}));
}

/** Lines before columns; columns stay below a million. */
function offsetOf({ at }: Fault): number {
  const [, line, column] = /:(\d+):(\d+)$/.exec(at) ?? [];
  return Number(line ?? 0) * 1e6 + Number(column ?? 0);
}
