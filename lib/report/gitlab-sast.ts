/** GitLab's security report, type sast (gitlab.com/gitlab-org/security-products/security-report-schemas, version 15). */
import type { JudgedFinding, Verdict } from '../types.ts';
import type { JsonContext } from './json.ts';
import { jsonNeutral } from './neutral.ts';
import { occurrences, shownFindings } from './words.ts';

const SCHEMA = '15.2.1';
const SEVERITY = { critical: 'Critical', high: 'High', medium: 'Medium', low: 'Low' } as const;

export function gitlabSast(verdict: Verdict, context: JsonContext & { started: string; ended: string }): string {
  const { tool, started, ended, error } = context;
  const number = occurrences();
  const self = { id: 'aisec-hooks', name: 'aisec-hooks', version: tool, vendor: { name: 'aisec-hooks' } };
  const found = shownFindings(verdict).filter(({ override }) => override === null);
  const document = {
    version: SCHEMA,
    scan: { analyzer: self, scanner: self, type: 'sast', start_time: started, end_time: ended, status: error === null ? 'success' : 'failure' },
    vulnerabilities: found.map((finding) => entry(finding, number(finding))),
  };
  return jsonNeutral(`${JSON.stringify(document, null, 2)}\n`);
}

function entry({ rule, title, message, why, fix, severity, fingerprint, cwe, path, line, endLine, commit }: JudgedFinding, number: number): object {
  return {
    id: `${fingerprint}-${number}`,
    name: title.slice(0, 255),
    description: [message, why].filter((part) => part !== '').join('. '),
    severity: SEVERITY[severity],
    solution: fix,
    location: { file: path, start_line: line, end_line: endLine, ...(commit !== undefined && { commit: { sha: commit } }) },
    identifiers: [
      { type: 'aisec_hooks_rule', name: `aisec-hooks ${rule}`, value: rule },
      ...cwe.map((name) => ({ type: 'cwe', name, value: name.replace(/\D/g, ''), url: `https://cwe.mitre.org/data/definitions/${name.replace(/\D/g, '')}.html` })),
    ],
  };
}
