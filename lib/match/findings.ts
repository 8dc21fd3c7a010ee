/** Matches → findings: place, excerpt, fingerprint; and which of them are new to the change. */
import type { Finding, LineRange, Source } from '../types.ts';
import { lineIndex, touches, type LineIndex } from './lines.ts';
import type { Match } from './best.ts';
import { sha256 } from './sha256.ts';

/** Part of every fingerprint; a change of what goes into one needs a new version, and breaks every override. */
const VERSION = '1';
/** Cost of the hash of a secret's value: about 10 ms. A weak password stays guessable all the same. */
const SCRYPT = { N: 4096, r: 8, p: 1 };
const EXCERPT = 200;

/** Every finding is `new`; lib/carried.ts tells which are not. Masks every secret of the source in every excerpt. */
export function findingsOf(source: Source, matches: Match[]): Finding[] {
  if (matches.length === 0) return [];
  const lines = lineIndex(source.text);
  const secrets = matches.flatMap((match) => (match.secret === null ? [] : [match.secret]));
  return matches.map((match) => findingOf(source, lines, match, secrets));
}

function findingOf(source: Source, lines: LineIndex, match: Match, secrets: { start: number; end: number }[]): Finding {
  const { id, category, cwe, severity, title, why, fix } = match.rule.row;
  const line = lines.lineAt(match.start);
  const end = Math.max(match.end, match.used ?? 0);
  const endLine = lines.lineAt(Math.max(match.start, end - 1));
  return {
    rule: id,
    category,
    cwe: cwe.map((number) => `CWE-${number}`),
    severity,
    confidence: match.confidence,
    path: source.path,
    line,
    column: characters(source.text, lines.startOf(line), match.start) + 1,
    endLine,
    endColumn: characters(source.text, lines.startOf(endLine), end) + 1,
    title,
    message: utf8(match.message),
    why,
    fix,
    ...excerpt(source.text, lines, match, secrets),
    ...broughtBy(source, lines, match, secrets, { start: line, end: endLine }),
    ...suggestionOf(source, lines, match),
    fingerprint: fingerprintOf(id, match, source.text),
    status: 'new',
  };
}

function broughtBy({ text, lines: changed }: Source, lines: LineIndex, { origins }: Match, secrets: { start: number; end: number }[], own: LineRange): Pick<Finding, 'broughtBy'> {
  if (changed === null || touches(changed, own.start, own.end)) return {};
  for (const { start, end } of origins) {
    const last = lines.lineAt(Math.max(start, end - 1));
    for (let line = lines.lineAt(start); line <= last; line++) {
      if (!touches(changed, line, line)) continue;
      const from = lines.startOf(line);
      return { broughtBy: { line, excerpt: utf8(masked(text, from, Math.min(lines.endOf(line), from + EXCERPT), secrets)) } };
    }
  }
  return {};
}

function suggestionOf({ path, text }: Source, lines: LineIndex, { suggestion }: Match): Pick<Finding, 'suggestion'> {
  if (suggestion === undefined) return {};
  const place = (offset: number): [line: number, column: number] => {
    const line = lines.lineAt(offset);
    return [line, characters(text, lines.startOf(line), offset) + 1];
  };
  const edits = suggestion.edits.map(({ start, end, text: instead }) => {
    const [[line, column], [endLine, endColumn]] = [place(start), place(end)];
    return { line, column, endLine, endColumn, text: instead };
  });
  return { suggestion: { description: suggestion.description, path, edits } };
}

/** 12 hex digits over the rule and its evidence; of a secret only the value counts, hashed slowly. */
export function fingerprintOf(rule: string, match: Pick<Match, 'evidence' | 'secret'>, text: string): string {
  if (match.secret === null) return fingerprintOfText(`${rule}\0${match.evidence}`);
  return secretFingerprint(text.slice(match.secret.start, match.secret.end));
}

/** 12 hex digits of a byte string. */
export function fingerprintOfText(text: string): string {
  return sha256(`${VERSION}\0${text}`, 'latin1').slice(0, 12);
}

const known = new Map<string, string>();

function secretFingerprint(value: string): string {
  const seen = known.get(value);
  if (seen !== undefined) return seen;
  // asked for here, since loading it costs a commit more than judging it
  const { scryptSync } = process.getBuiltinModule('node:crypto');
  const fingerprint = scryptSync(Buffer.from(unescaped(value), 'latin1'), `aisec-hooks ${VERSION}`, 6, SCRYPT).toString('hex');
  known.set(value, fingerprint);
  return fingerprint;
}

/** A value without what its place adds: escaped quotes, and of a key the line ends and the indentation of its lines. */
function unescaped(value: string): string {
  return value.includes('-----BEGIN') ? value.replace(/\\[nrt]|\s+/g, '') : value.replace(/\\(?=["'`\\$])/g, '');
}

/**
 * What a finding is known by when its surroundings or its spelling change: the rule and the letters and digits of its evidence, without the
 * function's name. Another spelling of the same join (`"a" + x`, `${x}` in a template), brackets, escapes, case and encoding make no difference.
 * For comparison within one change only: a secret stands in it as it is.
 */
export function likenessOf(match: Match, text: string): string {
  if (match.secret !== null) return `secret\0${lettersOf(unescaped(text.slice(match.secret.start, match.secret.end)), /[^!-\uffff]/g)}`;
  const [code] = match.evidence.split('\0');
  return `${match.rule.row.id}\0${lettersOf(code, /[^\p{L}\p{N}_]+/gu).toLowerCase()}`;
}

/** As UTF-8 if it is, else as Latin-1, without what `but` finds. */
function lettersOf(text: string, but: RegExp): string {
  const decoded = utf8(text);
  return (decoded.includes('\ufffd') ? text : decoded).replace(but, '');
}

/** The line as people read it, at most 200 bytes around the finding, every secret in it masked; and where in it the evidence stands. */
function excerpt(text: string, lines: LineIndex, match: Match, secrets: { start: number; end: number }[]): { excerpt: string; mark: { start: number; end: number } } {
  const line = lines.lineAt(match.start);
  const start = Math.max(lines.startOf(line), match.start - EXCERPT / 2);
  const end = Math.min(lines.endOf(line), start + EXCERPT);
  const shown = (from: number, to: number): string => utf8(masked(text, from, Math.min(to, end), secrets));
  const before = shown(start, match.start);
  const evidence = shown(match.start, match.end);
  const mark = { start: before.length, end: before.length + evidence.length };
  return { excerpt: before + evidence + shown(Math.min(match.end, end), end), mark };
}

function masked(text: string, start: number, end: number, secrets: { start: number; end: number }[]): string {
  let shown = '';
  let from = start;
  for (const secret of [...secrets].sort((a, b) => a.start - b.start)) {
    if (secret.end <= from || secret.start >= end) continue;
    const first = Math.max(secret.start, from);
    shown += text.slice(from, first) + mask(text.slice(first, Math.min(secret.end, end)), first === secret.start);
    from = Math.min(secret.end, end);
  }
  return shown + text.slice(from, Math.max(from, end));
}

/** At most the first four characters, and never more than a quarter of the value, stay readable. */
export function mask(value: string, fromStart = true): string {
  const shown = fromStart ? Math.min(4, Math.floor(value.length / 4)) : 0;
  return value.slice(0, shown) + '*'.repeat(Math.min(value.length - shown, 12));
}

function characters(text: string, from: number, to: number): number {
  return utf8(text.slice(from, to)).length;
}

/** A byte string as people read it. */
export function utf8(text: string): string {
  return /[\x80-\xff]/.test(text) ? Buffer.from(text, 'latin1').toString('utf8') : text;
}
