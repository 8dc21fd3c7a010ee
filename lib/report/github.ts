/**
 * Workflow commands of GitHub Actions, which it shows beside the lines (docs.github.com, "Workflow commands"):
 *
 *   ::error file=src/list.js,line=14,col=21,endLine=14,endColumn=39,title=inner-html::Markup built from a value
 */
import type { JudgedFinding, Verdict } from '../types.ts';
import { blocks } from '../verdict/decide.ts';
import type { JsonContext } from './json.ts';
import { neutral } from './neutral.ts';
import { shownFindings } from './words.ts';

export function github(verdict: Verdict, { error }: Pick<JsonContext, 'error'>): string {
  const lines = shownFindings(verdict).map(annotation);
  const unread = verdict.coverage.notJudged.map(({ path, why }) => `::warning file=${property(path)},title=not judged::${data(why)}`);
  const failed = error === null ? [] : [`::error title=${property('could not judge')}::${data([error.message, error.at, error.hint].filter((part) => part !== '').join('; '))}`];
  return [...failed, ...lines, ...unread].map((line) => `${line}\n`).join('');
}

function annotation(finding: JudgedFinding): string {
  const { rule, path, line, title, message, fix, override, commit, author, broughtBy } = finding;
  const level = override !== null ? 'notice' : blocks(finding) ? 'error' : 'warning';
  const acts = broughtBy === undefined ? '' : ` in line ${line}`;
  const where = commit === undefined ? '' : ` (in ${commit.slice(0, 10)}${author === undefined ? '' : ` by ${author.replace(/ <.*$/, '')}`})`;
  const said = override !== null ? `${title}; passed for a reason: ${override.reason}` : `${[`${title}${acts}`, message].filter((part) => part !== '').join(': ')}${where}. ${fix}`;
  return `::${level} file=${property(path)},${placed(finding)},title=${property(rule)}::${data(said)}`;
}

/** Lines of the change alone have an annotation beside them, and columns are shown for one line only. */
function placed({ line, column, endLine, endColumn, broughtBy }: JudgedFinding): string {
  if (broughtBy !== undefined) return `line=${broughtBy.line},endLine=${broughtBy.line}`;
  return `line=${line},endLine=${endLine}${line === endLine ? `,col=${column},endColumn=${endColumn}` : ''}`;
}

function data(text: string): string {
  return neutral(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
