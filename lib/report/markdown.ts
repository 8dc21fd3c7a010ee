/** Markdown for the summary of a job or a comment: what stops the change, what warns, what passed and why, and what was not read. */
import type { JudgedFinding, Verdict } from '../types.ts';
import type { JsonContext } from './json.ts';
import { neutral } from './neutral.ts';
import { count, sortFindings, trailerLines } from './words.ts';

/** Rows of a table: GitHub cuts a summary at 1 MB. */
const MOST = 200;

export function markdown(verdict: Verdict, { error }: Pick<JsonContext, 'error'>): string {
  if (error !== null) return `## aisec-hooks could not judge this\n\n${text(error.message)}${error.at === '' ? '' : ` (${text(error.at)})`}\n\n${text(error.hint)}\n`;
  const { blocking, warnings, passed, carried } = sortFindings(verdict.findings);
  const trailers = verdict.verdict === 'blocked' ? trailerLines(verdict) : [];
  const { commits, files, lines, notJudged } = verdict.coverage;
  return [
    `## aisec-hooks: ${headline(verdict, blocking, warnings)}`,
    `${commits === undefined ? '' : `${count(commits, 'commit')}, `}${count(files, 'file')}, ${count(lines, 'line')} judged${carried.length > 0 ? `; ${count(carried.length, 'old finding')} moved or reformatted` : ''}.`,
    ...section(verdict.mode === 'block' ? 'Blocked' : 'Would block', blocking, ({ fix }) => text(fix)),
    ...section('Warnings', warnings, ({ fix }) => text(fix)),
    ...section('Passed for a reason', passed, ({ override }) => text(override!.reason)),
    ...(notJudged.length > 0 ? [`### Not judged\n\n${notJudged.slice(0, MOST).map(({ path, why }) => `- ${code(path)}: ${text(why)}`).join('\n')}`] : []),
    ...(verdict.notes.length > 0 ? [`### Notes\n\n${verdict.notes.map((note) => `- ${text(note)}`).join('\n')}`] : []),
    ...(trailers.length > 0 ? [`To let it pass, write why in the message of a commit or in the description:\n\n\`\`\`text\n${trailers.map((line) => line.replaceAll('`', "'")).join('\n')}\n\`\`\``] : []),
  ].join('\n\n') + '\n';
}

function headline({ verdict, mode }: Verdict, blocking: JudgedFinding[], warnings: JudgedFinding[]): string {
  if (verdict === 'blocked') return `${count(blocking.length, 'finding')} to mend`;
  if (blocking.length > 0) return `${count(blocking.length, 'finding')}; mode ${mode} lets them pass`;
  return warnings.length > 0 ? count(warnings.length, 'warning') : 'nothing stands against it';
}

function section(title: string, findings: JudgedFinding[], last: (finding: JudgedFinding) => string): string[] {
  if (findings.length === 0) return [];
  const rows = findings.slice(0, MOST).map((finding) => {
    const { rule, path, line, title: what, message, severity, confidence, commit, author } = finding;
    const origin = commit === undefined ? '' : `${code(commit.slice(0, 10))} ${text((author ?? '').replace(/ <.*$/, ''))}`.trim();
    return `| ${code(`${path}:${line}`)} | ${code(rule)} | ${severity}, ${confidence} | ${text(message === '' ? what : `${what}: ${message}`)} | ${origin} | ${last(finding)} |`;
  });
  const more = findings.length > MOST ? `\n\nand ${findings.length - MOST} more` : '';
  return [`### ${title}\n\n| where | rule | how bad | what | commit | ${title === 'Passed for a reason' ? 'reason' : 'fix'} |\n|---|---|---|---|---|---|\n${rows.join('\n')}${more}`];
}

/** What Markdown or HTML would act on stands for itself. */
function text(raw: string): string {
  return neutral(raw).replace(/[\\`*_{}[\]()#+!|<>&~@]/g, (char) => (char === '<' ? '&lt;' : char === '>' ? '&gt;' : char === '&' ? '&amp;' : `\\${char}`));
}

/** A span of code in a table's cell; a longer fence than any run of backticks in it. */
function code(raw: string): string {
  const shown = neutral(raw).replaceAll('|', '\\|');
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}
