/** The text of a policy file → the policy it means, or every mistake in it. Loads yaml and ajv, so a clean hook path never imports it. */
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
  /** The text of a file that `extends` names, by its path from the repository's top and from the same tree as the policy; null when there is none. */
  read(path: string): string | null;
  /** The rules and former ids that a policy may name; categories are known. */
  rules: KnownRule[];
}

interface Layer { policy: Policy; faults: Fault[] }

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
  if (document.faults.length > 0) return { policy: RECOMMENDED, faults: document.faults };
  const misshapen = schemaMistakes(document);
  const meant = meaningMistakes(document, options.rules);
  const own = [...misshapen, ...meant].sort((a, b) => offsetOf(a) - offsetOf(b));
  if (misshapen.length > 0) return { policy: RECOMMENDED, faults: own };
  const raw = document.value as RawPolicy;
  const base = readBase(raw.extends ?? 'recommended', document, options, files);
  const faults = [...own, ...base.faults];
  return { policy: faults.length > 0 ? RECOMMENDED : merged(base.policy, raw, options.rules), faults };
}

function readBase(name: string, document: PolicyDocument, options: ReadOptions, files: string[]): Layer {
  if (Object.hasOwn(BUILT_IN, name)) return { policy: BUILT_IN[name], faults: [] };
  const path = name.replace(/^(\.\/)+/, '');
  const refuse = (message: string, hint: string): Layer => ({
    policy: RECOMMENDED,
    faults: [new Fault(message, { at: document.at(['extends']), hint })],
  });
  if (/^([/\\]|[A-Za-z]:)|(^|\/)\.\.(\/|$)/.test(path)) {
    return refuse('extends names a file outside the repository', 'Write its path from the top of the repository.');
  }
  if (files.includes(path)) return refuse(`the policy extends itself by way of ${path}`, 'Remove one of the two extends.');
  if (files.length >= MOST_FILES) return refuse(`more than ${MOST_FILES} policies extend one another`, 'Put some of them together.');
  const text = options.read(path);
  if (text !== null) return readLayer(text, options, [...files, path]);
  const close = nearest(name, Object.keys(BUILT_IN));
  const choices = 'Use recommended, strict or the path of a policy file in this repository.';
  return refuse(`unknown policy ${JSON.stringify(name.slice(0, 60))}`, close ? `Did you mean ${close}?` : choices);
}

/** Lines before columns; columns stay below a million. */
function offsetOf({ at }: Fault): number {
  const [, line, column] = /:(\d+):(\d+)$/.exec(at) ?? [];
  return Number(line ?? 0) * 1e6 + Number(column ?? 0);
}
