/**
 * SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0). Fingerprints are ours, so that an alert stays the same when its code moves; GitHub reads
 * `primaryLocationLineHash` alone.
 */
import type { JudgedFinding, Severity, Verdict } from '../types.ts';
import { blocks } from '../verdict/decide.ts';
import type { JsonContext } from './json.ts';
import { jsonNeutral } from './neutral.ts';
import { occurrences, shownFindings } from './words.ts';

/** What GitHub calls security-severity: critical from 9.0, high from 7.0, medium from 4.0 (docs.github.com, SARIF support). */
const SCORE: Record<Severity, string> = { critical: '9.5', high: '8.0', medium: '5.5', low: '2.0' };
const PRECISION = { certain: 'very-high', likely: 'high', possible: 'low' } as const;

export function sarif(verdict: Verdict, context: JsonContext & { omitPassed: boolean }): string {
  const findings = shownFindings(verdict).filter(({ override }) => !(context.omitPassed && override !== null));
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const number = occurrences();
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: { driver: { name: 'aisec-hooks', version: context.tool, informationUri: 'https://www.npmjs.com/package/aisec-hooks', rules: ids.map((id) => ruleEntry(findings.find(({ rule }) => rule === id)!)) } },
      columnKind: 'utf16CodeUnits',
      invocations: [{ executionSuccessful: context.error === null, toolExecutionNotifications: notifications(verdict, context) }],
      results: findings.map((finding) => resultEntry(finding, ids.indexOf(finding.rule), number(finding))),
    }],
  };
  return jsonNeutral(`${JSON.stringify(document, null, 2)}\n`);
}

function ruleEntry({ rule, title, why, fix, cwe, category, severity, confidence }: JudgedFinding): object {
  const links = cwe.map((name) => `[${name}](${cweUri(name)})`).join(', ');
  return {
    id: rule,
    name: rule.replace(/(?:^|[-/.])(\w)/g, (_whole, letter: string) => letter.toUpperCase()),
    shortDescription: { text: title },
    fullDescription: { text: why || title },
    help: { text: [why, `Fix: ${fix}`, cwe.join(', ')].filter((line) => line !== '').join('\n'), markdown: [why, `**Fix** ${fix}`, links].filter((line) => line !== '').join('\n\n') },
    ...(cwe.length > 0 && { helpUri: cweUri(cwe[0]) }),
    defaultConfiguration: { level: severity === 'low' ? 'note' : severity === 'medium' ? 'warning' : 'error' },
    properties: { tags: ['security', category, ...cwe.map((name) => `external/cwe/${name.toLowerCase()}`)], precision: PRECISION[confidence], 'security-severity': SCORE[severity] },
  };
}

function cweUri(name: string): string {
  return `https://cwe.mitre.org/data/definitions/${name.replace(/\D/g, '')}.html`;
}

function resultEntry(finding: JudgedFinding, ruleIndex: number, number: number): object {
  const { rule, title, message, fingerprint, override, commit, author, broughtBy, suggestion, severity, confidence, category } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: blocks(finding) ? 'error' : 'warning',
    message: { text: message === '' ? title : `${title}: ${message}` },
    locations: [{ physicalLocation: { artifactLocation: artifact(finding.path), region: regionOf(finding) } }],
    ...(broughtBy && { relatedLocations: [{ physicalLocation: { artifactLocation: artifact(finding.path), region: { startLine: broughtBy.line } }, message: { text: 'the change that brings it about' } }] }),
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:${number}`, 'aisecFingerprint/v1': fingerprint },
    baselineState: 'new',
    ...(override !== null && { suppressions: [{ kind: override.from === 'comment' ? 'inSource' : 'external', status: 'accepted', justification: override.reason }] }),
    ...(suggestion && { fixes: [fixEntry(suggestion)] }),
    properties: { category, severity, confidence, ...(commit !== undefined && { commit }), ...(author !== undefined && { author }) },
  };
}

function fixEntry({ description, path, edits }: NonNullable<JudgedFinding['suggestion']>): object {
  const replacements = edits.map((edit) => ({ deletedRegion: regionOf(edit), insertedContent: { text: edit.text } }));
  return { description: { text: description }, artifactChanges: [{ artifactLocation: artifact(path), replacements }] };
}

function regionOf({ line, column, endLine, endColumn }: { line: number; column: number; endLine: number; endColumn: number }): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** Relative to the repository's top; every byte that is no plain one is escaped. */
function artifact(path: string): object {
  return { uri: path.split('/').map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))).join('/'), uriBaseId: '%SRCROOT%' };
}

function notifications({ coverage }: Verdict, { error }: JsonContext): object[] {
  const unread = coverage.notJudged.map(({ path, why }) => ({ level: 'warning', message: { text: `not judged: ${why}` }, locations: [{ physicalLocation: { artifactLocation: artifact(path) } }] }));
  return error === null ? unread : [...unread, { level: 'error', message: { text: [error.message, error.at, error.hint].filter((part) => part !== '').join('; ') } }];
}
