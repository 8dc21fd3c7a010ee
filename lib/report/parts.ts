/** JSON reports, version 1, back into verdicts: for joining the parts of a scan that was split. */
import { Fault } from '../faults.ts';
import type { JudgedFinding, Verdict } from '../types.ts';
import { joinVerdicts } from '../verdict/join.ts';
import type { JsonContext } from './json.ts';

type Document = Pick<JsonContext, 'tool' | 'rulesDigest' | 'policyDigest' | 'base' | 'head' | 'error'> & Pick<Verdict, 'mode' | 'verdict' | 'coverage'> & { version: number; findings: Partial<JudgedFinding>[] };

export interface Joined { verdict: Verdict; base: string | null; head: string | null; error: JsonContext['error'] }

/** `texts` by the names of their files. Throws a Fault for what is no such report, and for parts that were judged by other rules or policies. */
export function joinParts(texts: Map<string, string>): Joined {
  const documents = [...texts].map(([file, text]) => readPart(file, text));
  const [first] = documents;
  for (const [index, { tool, rulesDigest, policyDigest }] of documents.entries()) {
    if (tool === first.tool && rulesDigest === first.rulesDigest && policyDigest === first.policyDigest) continue;
    throw new Fault('these parts were judged by different versions, rules or policies', { at: [...texts.keys()][index], hint: 'Run all parts again with one version of aisec-hooks, on one commit.' });
  }
  const verdict = joinVerdicts(documents.map(({ verdict: said, mode, coverage, findings }) => ({ verdict: said, mode, coverage, findings: findings as JudgedFinding[], notes: [] })));
  return { verdict: { ...verdict, findings: verdict.findings.toSorted(byPlace) }, base: first.base, head: first.head, error: documents.find(({ error }) => error !== null)?.error ?? null };
}

function readPart(file: string, text: string): Document {
  const hint = 'Name what aisec-hooks scan --format json wrote.';
  const document = parsed(file, text, hint);
  const isReport = document.version === 1 && Array.isArray(document.findings) && typeof document.coverage === 'object' && ['pass', 'blocked'].includes(document.verdict);
  if (!isReport) throw new Fault('this is no report of aisec-hooks', { at: file, hint });
  const findings = document.findings.map(({ commit, author, suggestion, ...finding }) => ({ ...finding, ...(commit && { commit }), ...(author && { author }), ...(suggestion && { suggestion }) }));
  return { ...document, findings };
}

function parsed(file: string, text: string, hint: string): Document {
  try {
    return (JSON.parse(text) ?? {}) as Document;
  } catch {
    throw new Fault('this is no JSON', { at: file, hint });
  }
}

/** The order of a scan in one piece. */
function byPlace(a: JudgedFinding, b: JudgedFinding): number {
  return order(a.path, b.path) || a.line - b.line || a.column - b.column || order(a.rule, b.rule) || order(a.commit ?? '', b.commit ?? '');
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
