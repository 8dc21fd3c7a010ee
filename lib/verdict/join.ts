/** Several verdicts → one: of the refs of a push, or of the parts of a scan. */
import type { JudgedFinding, Mode, NotJudged, Verdict } from '../types.ts';

const MODES: readonly Mode[] = ['observe', 'warn', 'block'];

/** One of them blocks: all do. What several of them say is said once. */
export function joinVerdicts(verdicts: Verdict[]): Verdict {
  const coverage = verdicts.map((verdict) => verdict.coverage);
  const sum = (of: 'files' | 'lines' | 'bytes'): number => coverage.reduce((all, each) => all + each[of], 0);
  const commits = coverage.reduce((all, { commits: own = 0 }) => all + own, 0);
  return {
    verdict: verdicts.some(({ verdict }) => verdict === 'blocked') ? 'blocked' : 'pass',
    mode: MODES[Math.max(0, ...verdicts.map(({ mode }) => MODES.indexOf(mode)))],
    findings: unique(verdicts.flatMap(({ findings }) => findings), findingKey),
    coverage: {
      files: sum('files'), lines: sum('lines'), bytes: sum('bytes'),
      notJudged: unique(coverage.flatMap(({ notJudged }) => notJudged), ({ path, why }: NotJudged) => `${path}\0${why}`),
      ...(coverage.some((each) => each.commits !== undefined) && { commits }),
    },
    notes: unique(verdicts.flatMap(({ notes }) => notes), (note) => note),
  };
}

function findingKey({ rule, fingerprint, path, line, column, commit }: JudgedFinding): string {
  return [rule, fingerprint, path, line, column, commit].join('\0');
}

function unique<T>(all: T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one): [string, T] => [key(one), one])).values()];
}
