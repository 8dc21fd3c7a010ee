/** What stands in a policy and does nothing: globs and words that meet no file, tiers that nobody names, categories without a rule. */
import { CATEGORIES } from '../types.ts';
import { Fault } from '../faults.ts';
import { globMatcher, ignoreMatcher } from './globs.ts';
import type { KnownRule } from './merge.ts';
import type { Layer } from './read.ts';

/**
 * Warnings in the order of the lines; of the layers of this repository, not of packages or built-in policies.
 *
 * @param files all that git tracks, from the repository's top
 * @param rules all that may judge, the policy's own among them
 */
export function idleParts(layers: Layer[], files: readonly string[], rules: readonly KnownRule[]): Fault[] {
  const used = new Set(layers.flatMap(({ raw }) => (raw.paths ?? []).flatMap(({ tier }) => tier ?? [])));
  return layers.filter(({ document, file }) => document !== null && !file.startsWith('node_modules/')).flatMap((layer) => [
    ...rulesFaults(layer, rules),
    ...wordFaults(layer, files),
    ...pathFaults(layer, files),
    ...tierFaults(layer, used),
  ]);
}

function rulesFaults({ raw, document }: Layer, rules: readonly KnownRule[]): Fault[] {
  const filled = new Set(rules.map(({ category }) => category));
  const named = [{ path: ['rules'], keys: raw.rules }, ...(raw.paths ?? []).map((entry, index) => ({ path: ['paths', String(index), 'rules'], keys: entry.rules }))];
  return named.flatMap(({ path, keys }) => Object.keys(keys ?? {}).filter((key) => (CATEGORIES as readonly string[]).includes(key) && !filled.has(key)).map((key) => {
    return new Fault(`no rule is of the category ${key} yet`, { at: document!.at(path, key), hint: 'aisec-hooks rules lists those that are.' });
  }));
}

function wordFaults({ raw, document }: Layer, files: readonly string[]): Fault[] {
  return (raw.ignore ?? []).flatMap((entry, index) => {
    const words = typeof entry === 'string' ? [entry] : [entry.match].flat();
    return words.filter((word) => !word.startsWith('!') && !files.some(ignoreMatcher([word]))).map((word) => {
      return new Fault(`"${word}" ignores no file`, { at: document!.at(['ignore', String(index)]), hint: 'Take it away, or mend the path; case counts.' });
    });
  });
}

function pathFaults({ raw, document }: Layer, files: readonly string[]): Fault[] {
  return (raw.paths ?? []).flatMap(({ match }, index) => [match].flat().flatMap((glob, inner) => {
    if (files.some(globMatcher([glob]))) return [];
    const place = typeof match === 'string' ? ['paths', String(index), 'match'] : ['paths', String(index), 'match', String(inner)];
    return [new Fault(`"${glob}" matches no file`, { at: document!.at(place), hint: globHint(glob, files) })];
  }));
}

/** What people forget most. */
function globHint(glob: string, files: readonly string[]): string {
  const wider = [`${glob}/**`, `**/${glob}`].find((other) => files.some(globMatcher([other])));
  return wider ? `Did you mean "${wider}"?` : 'Take it away, or mend the path: globs start at the top of the repository.';
}

function tierFaults({ raw, document }: Layer, used: ReadonlySet<string>): Fault[] {
  return Object.keys(raw.tiers ?? {}).filter((name) => !used.has(name)).map((name) => {
    return new Fault(`no entry of paths is in the tier ${name}`, { at: document!.at(['tiers'], name), hint: `Add one: { match: "src/auth/**", tier: ${name} }.` });
  });
}
