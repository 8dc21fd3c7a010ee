/** The text of a policy file → the policy it means, or every mistake in it. Loads yaml and ajv, so a clean hook path never imports it. */
import { readCustom, type Custom } from '../custom/files.ts';
import { Fault } from '../faults.ts';
import type { Policy } from '../types.ts';
import { BUILT_IN, RECOMMENDED } from './builtin.ts';
import { parseDocument } from './document.ts';
import type { PolicyDocument } from './document.ts';
import { meaningMistakes } from './meaning-mistakes.ts';
import { merged } from './merge.ts';
import type { KnownRule, RawPolicy } from './merge.ts';
import { nearest } from './nearest.ts';
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
}

/** `known`: rules that the policy and those it extends bring, whatever is wrong with them. */
interface Layer { policy: Policy; faults: Fault[]; known: KnownRule[] }

const MOST_FAULTS = 50;
const MOST_FILES = 5;

/**
 * @param text the policy file, UTF-8 decoded
 * @returns the policy with what it extends merged in
 * @throws Fault for the first mistake; `at` is "file:line:column", from 1
 */
export function readPolicy(text: string, options: ReadOptions): Policy {
  const { policy, faults } = readLayer(text, options, [options.file]);
  if (faults.length > 0) throw faults[0];
  return policy;
}

/** All mistakes in the policy and in the files it extends, in the order of the lines, at most 50; empty when it is valid. */
export function policyMistakes(text: string, options: ReadOptions): Fault[] {
  return readLayer(text, options, [options.file]).faults.slice(0, MOST_FAULTS);
}

function readLayer(text: string, options: ReadOptions, files: string[]): Layer {
  const file = files[files.length - 1];
  const document = parseDocument(text, file);
  if (document.faults.length > 0) return { policy: RECOMMENDED, faults: document.faults, known: [] };
  const misshapen = schemaMistakes(document);
  const raw = (typeof document.value === 'object' ? document.value : {}) as Partial<RawPolicy>;
  const base = readBase(typeof raw.extends === 'string' ? raw.extends : 'recommended', document, options, files);
  const custom = readOwn(raw.custom, document, { ...options, rules: [...options.rules, ...base.known] }, file);
  const known = [...base.known, ...custom.known];
  const broken = base.faults.length + custom.faults.length > 0;
  const meant = meaningMistakes(document, [...options.rules, ...known], broken);
  const own = [...misshapen, ...meant].sort((a, b) => offsetOf(a) - offsetOf(b));
  const faults = misshapen.length > 0 ? own : [...own, ...base.faults, ...custom.faults];
  if (faults.length > 0) return { policy: RECOMMENDED, faults, known };
  const rules = [...(base.policy.custom ?? []), ...custom.rules];
  const policy = merged(base.policy, raw as RawPolicy, [...options.rules, ...known]);
  return { policy: rules.length > 0 ? { ...policy, custom: rules } : policy, faults, known };
}

/** Rules come from the folder of the package that the policy file belongs to, if it belongs to one. */
function readOwn(globs: unknown, document: PolicyDocument, { read, list, rules }: ReadOptions, file: string): Custom {
  const entries = Array.isArray(globs) ? globs : [];
  const named = entries.flatMap((glob, index) => (typeof glob === 'string' ? [{ glob, at: document.at(['custom', String(index)]) }] : []));
  return readCustom(named, { root: packageOf(file), read, list, taken: rules });
}

/** A name that npm would take and that is no file: "acme-rules", "@acme/rules". */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const PACKAGE_POLICY = 'aisec.policy.yml';

/** "node_modules/@acme/rules/aisec.policy.yml" → "node_modules/@acme/rules/"; '' for a file of the repository. */
function packageOf(file: string): string {
  return /^node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file)?.[0] ?? '';
}

function readBase(name: string, document: PolicyDocument, options: ReadOptions, files: string[]): Layer {
  if (Object.hasOwn(BUILT_IN, name)) return { policy: BUILT_IN[name], faults: [], known: [] };
  const isPackage = PACKAGE.test(name) && !/\.(?:ya?ml|json)$/.test(name);
  const plain = name.replace(/^(\.\/)+/, '');
  const path = isPackage ? `node_modules/${name}/${PACKAGE_POLICY}` : packageOf(files[files.length - 1]) + plain;
  const refuse = (message: string, hint: string): Layer => ({
    policy: RECOMMENDED,
    faults: [new Fault(message, { at: document.at(['extends']), hint })],
    known: [],
  });
  if (/^([/\\]|[A-Za-z]:)|(^|\/)\.\.(\/|$)/.test(plain)) {
    return refuse('extends names a file outside the repository', 'Write its path from the top of the repository.');
  }
  if (!isPackage && plain.startsWith('node_modules/')) return refuse('extends names a file of a package', 'Write the name of the package alone.');
  if (files.includes(path)) return refuse(`the policy extends itself by way of ${path}`, 'Remove one of the two extends.');
  if (files.length >= MOST_FILES) return refuse(`more than ${MOST_FILES} policies extend one another`, 'Put some of them together.');
  const text = options.read(path);
  if (text !== null) return readLayer(text, options, [...files, path]);
  const close = nearest(name, Object.keys(BUILT_IN));
  if (close || !isPackage) {
    const choices = 'Use recommended, strict, an installed package or the path of a policy file in this repository.';
    return refuse(`unknown policy ${JSON.stringify(name.slice(0, 60))}`, close ? `Did you mean ${close}?` : choices);
  }
  if (options.read(`node_modules/${name}/package.json`) === null) {
    return refuse(`the package ${name}, which the policy extends, is not installed`, `Run npm ci, or npm install --save-dev ${name}; a file of the repository is written ./${name}.`);
  }
  return refuse(`the package ${name}, which the policy extends, has no ${PACKAGE_POLICY}`, 'Extend another one, or ask its author for rules.');
}

/** Lines before columns; columns stay below a million. */
function offsetOf({ at }: Fault): number {
  const [, line, column] = /:(\d+):(\d+)$/.exec(at) ?? [];
  return Number(line ?? 0) * 1e6 + Number(column ?? 0);
}
