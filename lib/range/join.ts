/** What was found in each commit and in the net changes → one draft: secrets where they came in, code as far as it is still there. */
import type { Commit } from '../git/range.ts';
import type { Draft, Standing } from '../run.ts';
import type { Coverage, NotJudged, Override } from '../types.ts';

export interface CommitDraft { commit: Commit; touched: { path: string; oldPath: string | null }[]; draft: Draft }

/** `secrets`, `origins`: what each commit, or each of the candidates, was found to bring; oldest first. */
export function joined(code: Draft, secrets: CommitDraft[], origins: CommitDraft[]): Draft {
  const leaked = secrets.flatMap(({ commit, draft }) => draft.findings.filter(countsPerCommit).map((finding) => attributed(finding, commit)));
  const known = new Set(leaked.map(({ fingerprint }) => fingerprint));
  const present = code.findings.filter((finding) => !countsPerCommit(finding) || !known.has(finding.fingerprint));
  const history = historyOf(origins);
  return {
    ...code,
    findings: [...leaked, ...present.map((finding) => traced(finding, history, secrets))],
    coverage: coverageOf(code, secrets),
    overrides: uniqueOverrides([code, ...[...secrets, ...origins].map(({ draft }) => draft)].flatMap(boundOverrides)),
  };
}

/** The commits that may have brought in what is new in the code, where more than one touched its file. */
export function originCandidates(code: Draft, commits: CommitDraft[]): Commit[] {
  const acting = code.findings.filter((finding) => finding.action !== 'off' && finding.status === 'new' && !countsPerCommit(finding));
  const candidates = new Set<Commit>();
  for (const path of new Set(acting.map((finding) => finding.path))) {
    const touching = touchingPath(path, commits);
    if (touching.length > 1) for (const commit of touching) candidates.add(commit);
  }
  return commits.map(({ commit }) => commit).filter((commit) => candidates.has(commit));
}

/** Newest first; a rename is followed back. */
function touchingPath(path: string, commits: CommitDraft[]): Commit[] {
  const names = new Set([path]);
  return commits.toReversed().filter(({ touched }) => {
    const mine = touched.filter((one) => names.has(one.path));
    for (const { oldPath } of mine) if (oldPath !== null) names.add(oldPath);
    return mine.length > 0;
  }).map(({ commit }) => commit);
}

/** A secret that came and went has leaked, what was never read may hold one, and what an AI tool did was done in its commit; anything else counts as long as it stays. */
function countsPerCommit({ category, rule, status }: Standing): boolean {
  return status === 'new' && (category === 'secret' || rule === 'not-judged' || rule.startsWith('ai-'));
}

function attributed(finding: Standing, { id, author }: Commit): Standing {
  return { ...finding, commit: id, author };
}

/** Where code came in, and under which fingerprints it went before. */
interface History { commits: Map<string, Commit>; earlier: Map<string, Set<string>>; /** rule and code → fingerprints, newest last. */ alike: Map<string, Set<string>> }

function historyOf(drafts: CommitDraft[]): History {
  const history: History = { commits: new Map(), earlier: new Map(), alike: new Map() };
  const add = (to: Map<string, Set<string>>, key: string, value: string): void => void to.set(key, (to.get(key) ?? new Set()).add(value));
  for (const { commit, draft } of drafts) {
    for (const finding of draft.findings) {
      if (finding.status === 'new') history.commits.set(finding.fingerprint, commit);
      if (finding.status === 'new') add(history.alike, codeOf(finding), finding.fingerprint);
      for (const former of finding.formerly ?? []) add(history.earlier, finding.fingerprint, former);
    }
  }
  return history;
}

/** What a finding is known by when a later commit changes the lines around it, and with them its fingerprint: the name of the function, say. */
function codeOf({ rule, excerpt, mark = { start: 0, end: excerpt.length } }: Standing): string {
  return `${rule}\0${excerpt.slice(mark.start, mark.end).replace(/\s+/g, '')}`;
}

/** With the commit that brought it in; where none did by itself, the last one that touched the file. */
function traced(finding: Standing, { commits, earlier, alike }: History, all: CommitDraft[]): Standing {
  const names = [finding.fingerprint];
  if (!commits.has(finding.fingerprint)) names.push(...(alike.get(codeOf(finding)) ?? []));
  for (const name of names) for (const former of earlier.get(name) ?? []) if (!names.includes(former)) names.push(former);
  const commit = names.map((name) => commits.get(name)).find((one) => one !== undefined) ?? touchingPath(finding.path, all)[0];
  const formerly = [...new Set([...(finding.formerly ?? []), ...names.slice(1)])];
  return { ...finding, ...(commit && { commit: commit.id, author: commit.author }), ...(formerly.length > 0 && { formerly }) };
}

function coverageOf({ coverage }: Draft, drafts: CommitDraft[]): Coverage {
  const all = [coverage, ...drafts.map(({ draft }) => draft.coverage)].flatMap(({ notJudged }) => notJudged);
  const unique = new Map(all.map((one): [string, NotJudged] => [`${one.path}\0${one.why}`, one]));
  const files = drafts.flatMap(({ draft }) => draft.coverage.ai?.files ?? []);
  return { ...coverage, notJudged: [...unique.values()], commits: drafts.length, ...(files.length > 0 && { ai: { files, hints: [] } }) };
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
