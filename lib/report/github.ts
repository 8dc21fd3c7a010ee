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
  const { rule, path, line, column, endLine, endColumn, title, message, fix, override, commit, author } = finding;
  const level = override !== null ? 'notice' : blocks(finding) ? 'error' : 'warning';
  // columns are shown for one line only
  const columns = line === endLine ? `col=${column},endColumn=${endColumn},` : '';
  const where = commit === undefined ? '' : ` (in ${commit.slice(0, 10)}${author === undefined ? '' : ` by ${author.replace(/ <.*$/, '')}`})`;
  const said = override !== null ? `${title}; passed for a reason: ${override.reason}` : `${[title, message].filter((part) => part !== '').join(': ')}${where}. ${fix}`;
  return `::${level} file=${property(path)},line=${line},endLine=${endLine},${columns}title=${property(rule)}::${data(said)}`;
}

function data(text: string): string {
  return neutral(text).replaceAll('%', '%25');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
