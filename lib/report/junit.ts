/** JUnit XML, as CI servers read it: a suite for each file, a case for each finding; what blocks has failed, what a reason passes is skipped. */
import type { JudgedFinding, Verdict } from '../types.ts';
import { blocks } from '../verdict/decide.ts';
import type { JsonContext } from './json.ts';
import { xmlText } from './neutral.ts';
import { shownFindings } from './words.ts';

export function junit(verdict: Verdict, { ms, error }: JsonContext): string {
  const findings = shownFindings(verdict);
  const paths = [...new Set(findings.map(({ path }) => path))];
  const suites = paths.map((path) => suite(path, findings.filter((finding) => finding.path === path).map(caseOf)));
  if (error !== null) suites.push(suite('aisec-hooks', [`<testcase classname="aisec-hooks" name="judging"><error message="${xmlText(error.message)}">${xmlText(`${error.at} ${error.hint}`.trim())}</error></testcase>`]));
  if (suites.length === 0) suites.push(suite('aisec-hooks', ['<testcase classname="aisec-hooks" name="nothing found"/>']));
  const body = suites.join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="aisec-hooks" ${counts(body)} time="${(ms / 1000).toFixed(3)}">\n${body}</testsuites>\n`;
}

function suite(name: string, cases: string[]): string {
  return `  <testsuite name="${xmlText(name)}" ${counts(cases.join(''))}>\n${cases.map((one) => `    ${one}\n`).join('')}  </testsuite>\n`;
}

/** What stands in a text is escaped, so that only our own elements look like elements. */
function counts(xml: string): string {
  const of = (element: string): number => xml.split(`<${element} `).length - 1;
  return `tests="${of('testcase')}" failures="${of('failure')}" errors="${of('error')}" skipped="${of('skipped')}"`;
}

function caseOf(finding: JudgedFinding): string {
  const { rule, path, line, column, title, message, why, fix, excerpt, severity, confidence, fingerprint, override } = finding;
  const open = `<testcase classname="${xmlText(path)}" name="${xmlText(`${rule} ${line}:${column}`)}" file="${xmlText(path)}" line="${line}"`;
  if (override !== null) return `${open}><skipped message="${xmlText(`passed for a reason: ${override.reason}`)}"/></testcase>`;
  const said = [`${path}:${line}:${column}`, excerpt.trim(), message, `why: ${why}`, `fix: ${fix}`, `${rule}#${fingerprint}`].filter((part) => part !== '').map(xmlText).join('\n');
  const head = xmlText(`${title} (${severity}, ${confidence})`);
  if (!blocks(finding)) return `${open}><system-out>${head}\n${said}</system-out></testcase>`;
  return `${open}><failure type="${xmlText(rule)}" message="${head}">${said}</failure></testcase>`;
}
