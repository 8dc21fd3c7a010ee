/** The verdict as a person reads it in a terminal; editors show only the first line. */
import type { JudgedFinding, Verdict } from '../types.ts';
import { blocks } from '../verdict/decide.ts';
import { drawExcerpt } from './excerpt.ts';
import { neutral } from './neutral.ts';
import { count, namePlace, sortFindings, trailerLines } from './words.ts';
import type { Sorted } from './words.ts';

export interface TerminalOptions {
  color: boolean;
  gate: 'commit' | 'scan' | 'push' | 'ci';
  /** Milliseconds that judging took. */
  ms: number;
  /** An AI agent that is known to commit: it is told to mend or to ask a person, never how to override. */
  agent: string | null;
  /** How to go on after writing a reason: lines of `waysOn`. */
  way: string[];
  /** Show carried findings and those that no policy acts on, too. */
  all: boolean;
}

type Paint = (text: string, style: keyof typeof STYLES) => string;

const STYLES = { bold: '1', dim: '2', red: '31', yellow: '33', green: '32', cyan: '36' };
/** Findings shown in full; a wall of text is read by nobody. */
const MOST = { commit: 10, push: 10, scan: 200, ci: 200 };
const MOST_NOT_JUDGED = 5;
const MOST_TRAILERS = 12;
/** Cells for the source line itself. */
const CODE_WIDTH = 96;
const ALL_OF_IT = {
  commit: 'npx aisec-hooks scan --staged',
  push: 'npx aisec-hooks scan --range @{upstream}..HEAD',
  scan: 'the same with --format json',
  ci: 'the same with --format json',
};

/** @returns lines that end with a newline, or '' when there is nothing to say: a commit or push without findings that was judged whole */
export function terminal(verdict: Verdict, options: TerminalOptions): string {
  const sorted = sortFindings(verdict.findings);
  const head = headline(verdict, sorted, options);
  if (head === null) return '';
  const paint: Paint = options.color ? (text, style) => `\x1b[${STYLES[style]}m${text}\x1b[0m` : (text) => text;
  const shown = options.all ? [...sorted.blocking, ...sorted.warnings, ...sorted.carried, ...sorted.off] : [...sorted.blocking, ...sorted.warnings];
  const body = [
    ...findingLines(shown, verdict, options, paint),
    ...sorted.passed.map((finding) => passedLine(finding, paint)),
    ...notJudgedLines(verdict, paint),
    ...noteLines(verdict, options, paint),
  ];
  const lines = [
    paint(head, verdict.verdict === 'blocked' ? 'bold' : 'dim'),
    ...(body.length > 0 ? ['', ...body] : []),
    ...(body.length > 0 && body.at(-1) !== '' ? [''] : []),
    summary(verdict, sorted, options),
    ...wayLines(verdict, options),
  ];
  return `${lines.join('\n')}\n`;
}

function headline(verdict: Verdict, sorted: Sorted, options: TerminalOptions): string | null {
  const { blocking, warnings, passed, carried } = sorted;
  const what = { commit: 'this commit', push: 'this push', scan: 'this scan', ci: 'this change' }[options.gate];
  const goesOn = options.gate === 'scan' ? '' : '; it goes on';
  if (blocking.length > 0) return blockedHead(verdict, blocking, options, what);
  if (warnings.length > 0) return `aisec-hooks warns of ${list(warnings)}${goesOn}.`;
  if (passed.length > 0) return `aisec-hooks lets ${list(passed)} pass for the reason given.`;
  if (verdict.coverage.notJudged.length > 0) return `aisec-hooks could not judge all of ${what}${goesOn}.`;
  if (options.gate === 'scan' || options.gate === 'ci') return `aisec-hooks found nothing${sorted.off.length > 0 ? ' to act on' : ''}.`;
  if (carried.length > 0) return `aisec-hooks saw ${count(carried.length, 'old finding')} moved or reformatted, none new; ${what} goes on.`;
  if (options.gate === 'push' && verdict.notes.length > 0) return 'aisec-hooks has nothing against this push; it goes on.';
  return null;
}

function blockedHead(verdict: Verdict, blocking: JudgedFinding[], options: TerminalOptions, what: string): string {
  if (verdict.mode !== 'block') {
    const would = verdict.mode === 'warn' ? 'warns of' : 'only watches and saw';
    return `aisec-hooks ${would} ${list(blocking)}; mode ${verdict.mode}: ${what} ${options.gate === 'scan' ? 'passes' : 'goes on'}.`;
  }
  const did = options.gate === 'scan' ? 'found' : `stopped ${what}:`;
  return `aisec-hooks ${did} ${list(blocking)}; ${whatToDo(blocking, options)}.`;
}

/** "markup built from a value in src/list.js:14 and 2 more" */
function list(findings: JudgedFinding[]): string {
  const [first, ...rest] = findings;
  return rest.length === 0 ? namePlace(first) : `${namePlace(first)} and ${rest.length} more`;
}

function whatToDo(blocking: JudgedFinding[], { agent }: TerminalOptions): string {
  const it = blocking.length === 1 ? 'it' : 'them';
  if (agent !== null) return `fix ${it} or ask a person`;
  if (blocking.every((finding) => !finding.overridable)) return `no reason can pass ${it}, so fix ${it}`;
  return blocking.length === 1 ? 'fix it or give a reason' : 'fix them or give reasons';
}

/** The blocks; why and fix stand with the first finding of a rule only. */
function findingLines(findings: JudgedFinding[], verdict: Verdict, options: TerminalOptions, paint: Paint): string[] {
  const explained = new Set<string>();
  const most = MOST[options.gate];
  const lines = findings.slice(0, most).flatMap((finding) => {
    const advice = `${finding.rule}\n${finding.why}\n${finding.fix}`;
    const block = findingBlock(finding, verdict, { brief: explained.has(advice), agent: options.agent }, paint);
    explained.add(advice);
    return [...block, ''];
  });
  if (findings.length > most) lines.push(`and ${findings.length - most} more: run ${ALL_OF_IT[options.gate]}`, '');
  return lines;
}

/** The changed line, behind the old one in which it does harm. */
function broughtByLine({ line, excerpt }: NonNullable<JudgedFinding['broughtBy']>, bar: string): string {
  const { text } = drawExcerpt({ excerpt, line, column: 1, endLine: line, endColumn: 2 }, CODE_WIDTH);
  return `${String(line).padStart(5)} ${bar} ${text}`.trimEnd();
}

function findingBlock(finding: JudgedFinding, verdict: Verdict, { brief, agent }: { brief: boolean; agent: string | null }, paint: Paint): string[] {
  const number = String(finding.line).padStart(5);
  const { text, indent, length } = drawExcerpt(finding, CODE_WIDTH);
  const mark = length > 0 ? paint('^'.repeat(length), finding.action === 'block' ? 'red' : 'yellow') : '';
  const seen = [mark, neutral(finding.message)].filter((part) => part !== '').join(' ');
  const bar = paint('│', 'dim');
  const lines = [
    `${paint(`${neutral(finding.path)}:${finding.line}:${finding.column}`, 'bold')}  ${neutral(finding.rule)}  ` +
      `${label(finding, verdict, paint)}  ${finding.severity} · ${finding.confidence}${origin(finding)}`,
    `${number} ${bar} ${text}`.trimEnd(),
  ];
  if (seen !== '') lines.push(`${' '.repeat(number.length)} ${bar} ${' '.repeat(length > 0 ? indent : 0)}${seen}`);
  if (finding.broughtBy !== undefined) lines.push(broughtByLine(finding.broughtBy, bar));
  // an agent that commits is named at the end
  if (finding.ai && finding.ai.tool !== agent) lines.push(`    ${paint('ai', 'cyan')}  written by ${neutral(`${finding.ai.tool ?? 'an AI tool'} (${finding.ai.how})`)}`);
  if (!brief) lines.push(`   ${paint('why', 'cyan')}  ${neutral(finding.why)}`, `   ${paint('fix', 'cyan')}  ${neutral(finding.fix)}`);
  if (finding.suggestion !== undefined) lines.push(`   ${paint('try', 'cyan')}  ${neutral(finding.suggestion.description)}`);
  return lines;
}

/** "  in 3f9a1c22b0 by Ann" */
function origin({ commit, author }: JudgedFinding): string {
  if (commit === undefined) return '';
  return `  in ${commit.slice(0, 10)}${author === undefined ? '' : ` by ${neutral(author.replace(/ <.*$/, ''))}`}`;
}

function label(finding: JudgedFinding, verdict: Verdict, paint: Paint): string {
  if (finding.action === 'off') return paint('not acted on', 'dim');
  if (finding.status === 'carried') return paint('carried', 'dim');
  if (finding.action === 'warn') return paint('warning', 'yellow');
  return verdict.mode === 'block' ? paint('blocked', 'red') : paint('would block', 'yellow');
}

function passedLine(finding: JudgedFinding, paint: Paint): string {
  const place = `${neutral(finding.path)}:${finding.line}:${finding.column}`;
  return `${paint('passed', 'green')}  ${place}  ${neutral(finding.rule)}  ${neutral(finding.override!.reason)}`;
}

function notJudgedLines(verdict: Verdict, paint: Paint): string[] {
  const { notJudged } = verdict.coverage;
  const lines = notJudged.slice(0, MOST_NOT_JUDGED).map(({ path, why }) => `${paint('not judged', 'yellow')}  ${neutral(path)}: ${neutral(why)}`);
  if (notJudged.length > MOST_NOT_JUDGED) lines.push(`${paint('not judged', 'yellow')}  and ${count(notJudged.length - MOST_NOT_JUDGED, 'more file')}`);
  return lines;
}

/** Notes speak of reasons and of the policy: matters of a person. */
function noteLines({ notes }: Verdict, { agent }: TerminalOptions, paint: Paint): string[] {
  return agent === null ? notes.map((note) => `${paint('note', 'cyan')}  ${neutral(note)}`) : [];
}

/** "1 blocked, 0 warnings · 3 files, 58 added lines judged in 9 ms" */
function summary(verdict: Verdict, sorted: Sorted, options: TerminalOptions): string {
  const { files, lines, notJudged, commits } = verdict.coverage;
  const counts = [
    `${sorted.blocking.length} ${verdict.mode === 'block' ? 'blocked' : 'would block'}`,
    count(sorted.warnings.length, 'warning'),
    sorted.passed.length > 0 && `${sorted.passed.length} passed for a reason`,
    sorted.carried.length > 0 && `${sorted.carried.length} carried`,
    (options.all || options.gate === 'scan') && sorted.off.length > 0 && `${sorted.off.length} not acted on${options.all ? '' : ' (--all shows them)'}`,
    notJudged.length > 0 && `${count(notJudged.length, 'file')} not judged`,
  ];
  const read = `${commits === undefined ? '' : `${count(commits, 'commit')}, `}${count(files, 'file')}, ${count(lines, options.gate === 'scan' ? 'line' : 'added line')} judged in ${Math.round(options.ms)} ms`;
  return `${counts.filter(Boolean).join(', ')} · ${read}`;
}

function wayLines(verdict: Verdict, options: TerminalOptions): string[] {
  if (verdict.verdict !== 'blocked') return [];
  if (options.agent !== null) return [`${neutral(options.agent)} is committing: it mends what it wrote, or asks the person it works for; a reason is a person's to give`];
  const trailers = trailerLines(verdict);
  if (options.gate === 'scan') return [];
  if (trailers.length === 0) return options.way.map(neutral);
  const closed = verdict.findings.some((finding) => blocks(finding) && !finding.overridable);
  const anyway = closed ? 'for what a reason can pass' : `to ${options.gate === 'ci' ? 'let it pass' : `${options.gate} anyway`}`;
  const lines = [
    options.gate !== 'commit' ? `${anyway}, say why in the message of a commit${options.gate === 'ci' ? ' or in the description of the change request' : ''}:` : `${anyway}, say why in the message:`,
    ...trailers.slice(0, MOST_TRAILERS).map((line) => `   ${line}`),
  ];
  if (trailers.length > MOST_TRAILERS) lines.push(`   and ${trailers.length - MOST_TRAILERS} more: run ${ALL_OF_IT[options.gate]}`);
  return [...lines, ...options.way.map(neutral)];
}
