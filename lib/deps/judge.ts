/** Added imports and manifest lines → findings: packages that nothing in the repository knows, and names one slip away from known ones. */
import { ownRule } from '../own-rules.ts';
import { liveRules, rowOf, tableOfRows } from '../match/ruleset.ts';
import type { Match } from '../match/best.ts';
import { findingsOf } from '../match/findings.ts';
import { lineIndex, touches } from '../match/lines.ts';
import { isCopied } from '../match/made.ts';
import { segments } from '../text/embedded.ts';
import { languageOf } from '../text/languages.ts';
import { tokenize } from '../text/tokens.ts';
import type { Confidence, Finding, Source } from '../types.ts';
import { importsNamed } from './added.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import { go } from './go.ts';
import type { Import } from './imports.ts';
import { javascript } from './javascript.ts';
import { jvm } from './jvm.ts';
import { isWellKnown, takenFor } from './near-names.ts';
import { python } from './python.ts';
import { repositoryOf, type Around, type Repository } from './repository.ts';
import { ruby } from './ruby.ts';
import { rust } from './rust.ts';

/** What a generator copies into other projects asks for what those have. */
const SCAFFOLDS = /(?:^|\/)(?:templates?|scaffold(?:s|ing)?|boilerplates?|skeletons?|blueprints)\//;

const ECOSYSTEMS: readonly Ecosystem[] = [javascript, python, go, rust, jvm, ruby];

/** An import and the text it stands in. */
interface Placed extends Asked { source: Source; start: number; end: number; late: boolean; /** On a line that counts. */ added: boolean }

export interface PackageJudge {
  /** @param removed what the same change removes: an import that stood there is moved, not new */
  judge(sources: Source[], removed: string): Promise<Finding[]>;
}

/** Reads the repository once, and only when an import has to be looked up. */
export function packageJudge(around: Around): PackageJudge {
  let repository: Promise<Repository> | null = null;
  const ask = (): Promise<Repository> => (repository ??= repositoryOf(around));
  const judge = async (sources: Source[], removed: string): Promise<Finding[]> => {
    const found: Finding[] = [];
    for (const ecosystem of ECOSYSTEMS) for (const [one, finding] of await ofEcosystem(ecosystem, sources, around.prefix ?? '', ask)) found.push(isWordOf(removed, one.package) ? { ...finding, status: 'carried' } : finding);
    return found;
  };
  return { judge };
}

async function ofEcosystem(ecosystem: Ecosystem, sources: Source[], prefix: string, repository: () => Promise<Repository>): Promise<[Placed, Finding][]> {
  const unknown = await unknownOf(ecosystem, sources.filter(({ path }) => ecosystem.files.test(path) && !SCAFFOLDS.test(path)), prefix, repository);
  const listed = sources.flatMap((source) => (ecosystem.manifests.test(source.path) ? listedOf(ecosystem, source, prefix) : []));
  if (unknown.length + listed.length === 0) return [];
  const { names, neighbours } = await ecosystem.popular();
  const named = (one: Placed): string => ecosystem.listed?.(one.package) ?? one.package;
  const meant = (one: Placed): string | null => takenFor(named(one), names, neighbours);
  const sure = (one: Placed): Confidence => (one.late || isCopied(one.source.text) || isWellKnown(named(one), names, neighbours) ? 'possible' : 'likely');
  const meaningOther = listed.filter((one) => meant(one) !== null);
  if (unknown.length + meaningOther.length === 0) return [];
  return [...unknown, ...meaningOther].map((one) => {
    const other = meant(one);
    const match = other === null ? matchOf(one, 'unknown-import', sure(one), `no manifest lists ${one.package}`) : matchOf(one, 'look-alike-package', one.late ? 'possible' : 'likely', `${one.package} is one slip away from ${other}`);
    return [one, findingsOf(one.source, [match])[0]];
  });
}

/** The imports that nothing in the repository knows, nor another line of the file. Code is read only where a name that looks imported is one of those. */
async function unknownOf(ecosystem: Ecosystem, sources: Source[], prefix: string, repository: () => Promise<Repository>): Promise<Placed[]> {
  const ask = async <One extends Asked>(asked: One[]): Promise<One[]> => {
    if (asked.length === 0) return [];
    const unknown = new Set<Asked>(await ecosystem.unknown(asked, await repository()));
    return asked.filter((one) => unknown.has(one));
  };
  const named = sources.flatMap(({ path, text }) => [...new Set(importsNamed(path, text))].flatMap((name) => {
    const own = ecosystem.packageOf(name);
    return own === null ? [] : [{ path: prefix + path, name, package: own }];
  }));
  const suspects = new Set((await ask(named)).map(({ path }) => path));
  return ask(sources.flatMap((source) => (suspects.has(prefix + source.path) ? importsOf(ecosystem, source, prefix) : [])));
}

function importsOf(ecosystem: Ecosystem, source: Source, prefix: string): Placed[] {
  const grammar = languageOf(source.path, source.text.slice(0, 300));
  if (grammar === null) return [];
  const all = segments(source.text, grammar).filter(({ text }) => text === undefined).flatMap((segment) => {
    const tokens = tokenize(source.text, segment.grammar, segment.start, segment.end, segment.start);
    return placed(source, prefix, ecosystem.importsIn(tokens), (name) => ecosystem.packageOf(name));
  });
  const kept = new Set(all.filter(({ added }) => !added).map((one) => one.package));
  return all.filter((one) => one.added && !kept.has(one.package));
}

function listedOf(ecosystem: Ecosystem, source: Source, prefix: string): Placed[] {
  return placed(source, prefix, ecosystem.listedIn(source.text, source.path), (name) => name).filter(({ added }) => added);
}

function placed(source: Source, prefix: string, found: Import[], packageOf: (name: string) => string | null): Placed[] {
  const lines = lineIndex(source.text);
  return found.flatMap(({ name, start, end, late = false }) => {
    const own = packageOf(name);
    if (own === null) return [];
    const added = source.lines === null || touches(source.lines, lines.lineAt(start), lines.lineAt(start));
    return [{ path: prefix + source.path, name, package: own, source, start, end, late, added }];
  });
}

function matchOf({ start, end, package: name }: Placed, rule: string, confidence: Confidence, message: string): Match {
  const row = rowOf({ ...ownRule(rule), near: [], find: [], bad: {}, good: {} });
  return { rule: liveRules(tableOfRows([row])).rule(0), start, end, confidence, message, evidence: name, origins: [], secret: null };
}

/** Words may hold dashes, dots and slashes. */
function isWordOf(text: string, name: string): boolean {
  return text.includes(name) && new RegExp(`(?<![\\w@/.-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`).test(text);
}
