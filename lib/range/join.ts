/** What was found in each commit and in the net changes → one draft: secrets where they came in, code as far as it is still there. */
import type { Commit } from '../git/range.ts';
import type { Draft, Standing } from '../run.ts';
import type { Coverage, NotJudged, Override } from '../types.ts';

export interface CommitDraft { commit: Commit; /** That it touches. */ paths: string[]; draft: Draft }

/** `drafts`: oldest first. */
export function joined(code: Draft, drafts: CommitDraft[]): Draft {
  const leaked = drafts.flatMap(({ commit, draft }) => draft.findings.filter(countsPerCommit).map((finding) => attributed(finding, commit)));
  const known = new Set(leaked.map(({ fingerprint }) => fingerprint));
  const origins = originsOf(drafts);
  const present = code.findings.filter((finding) => !countsPerCommit(finding) || !known.has(finding.fingerprint));
  return {
    ...code,
    findings: [...leaked, ...present.map((finding) => traced(finding, origins, drafts))],
    coverage: coverageOf(code, drafts),
    overrides: uniqueOverrides([code, ...drafts.map(({ draft }) => draft)].flatMap(boundOverrides)),
  };
}

/** A secret that came and went has leaked, and what was never read may hold one; anything else counts as long as it stays. */
function countsPerCommit({ category, rule, status }: Standing): boolean {
  return status === 'new' && (category === 'secret' || rule === 'not-judged');
}

function attributed(finding: Standing, { id, author }: Commit): Standing {
  return { ...finding, commit: id, author };
}

/** Where code came in, and under which fingerprints it went before. */
interface Origins { commits: Map<string, Commit>; earlier: Map<string, Set<string>> }

function originsOf(drafts: CommitDraft[]): Origins {
  const origins: Origins = { commits: new Map(), earlier: new Map() };
  for (const { commit, draft } of drafts) {
    for (const { status, fingerprint, formerly = [] } of draft.findings) {
      if (status === 'new') origins.commits.set(fingerprint, commit);
      for (const former of formerly) origins.earlier.set(fingerprint, (origins.earlier.get(fingerprint) ?? new Set()).add(former));
    }
  }
  return origins;
}

/** With the commit that brought it in; where none did by itself, the last one that touched the file. */
function traced(finding: Standing, { commits, earlier }: Origins, drafts: CommitDraft[]): Standing {
  const names = [finding.fingerprint];
  for (const name of names) for (const former of earlier.get(name) ?? []) if (!names.includes(former)) names.push(former);
  const commit = names.map((name) => commits.get(name)).find((one) => one !== undefined)
    ?? drafts.findLast(({ paths }) => paths.includes(finding.path))?.commit;
  const formerly = [...new Set([...(finding.formerly ?? []), ...names.slice(1)])];
  return { ...finding, ...(commit && { commit: commit.id, author: commit.author }), ...(formerly.length > 0 && { formerly }) };
}

function coverageOf({ coverage }: Draft, drafts: CommitDraft[]): Coverage {
  const all = [coverage, ...drafts.map(({ draft }) => draft.coverage)].flatMap(({ notJudged }) => notJudged);
  const unique = new Map(all.map((one): [string, NotJudged] => [`${one.path}\0${one.why}`, one]));
  return { ...coverage, notJudged: [...unique.values()], commits: drafts.length };
}

/** A comment beside code counts for that code wherever in the range it stands: by its fingerprint, then, not by its line. */
function boundOverrides({ overrides, findings }: Draft): Override[] {
  return overrides.flatMap((override) => {
    const { place, rule } = override;
    const meant = place === undefined ? [] : findings.filter(({ path, line, endLine, rule: its }) => its === rule && path === place.path && line <= place.line && place.line <= endLine);
    return meant.length === 0 ? [override] : [...new Set(meant.map(({ fingerprint }) => fingerprint))].map((fingerprint) => ({ ...override, fingerprint }));
  });
}

/** The same comment is seen in the commit that brings it and in the net changes. */
function uniqueOverrides(overrides: Override[]): Override[] {
  const seen = new Map(overrides.map((one): [string, Override] => [`${one.rule}\0${one.fingerprint}\0${one.reason}\0${one.fingerprint === null ? JSON.stringify(one.place) : ''}`, one]));
  const bound = new Set([...seen.values()].filter(({ fingerprint }) => fingerprint !== null).map(({ rule, reason }) => `${rule}\0${reason}`));
  return [...seen.values()].filter(({ fingerprint, rule, reason, from }) => from !== 'comment' || fingerprint !== null || !bound.has(`${rule}\0${reason}`));
}
