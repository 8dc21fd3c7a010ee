/**
 * Commit message → subject, body and overrides, by a parser of our own: git's misses trailers in seven ways (prose behind them, two paragraphs
 * of them, "---" in the body, an automatic comment character, a squash merge's indentation …) and hangs on one more.
 *
 * Works on Unicode text and on byte strings alike: only spaces, tabs and line ends are taken for white space.
 */
import { isBlank, trim, trimEnd } from './blanks.ts';
import { trailerBlock } from './trailers.ts';

export interface MessageOptions {
  /** Did, or will, an editor open? In a hook: GIT_EDITOR is not ":". Only then does git cut at the scissors line and drop comments. */
  editorRan: boolean;
  /** core.commentChar: a string, 'auto', or null when not set. */
  commentChar: string | null;
  /** commit.cleanup, or null when not set. */
  cleanup: string | null;
}

export interface MessageOverride {
  /** As written: "inner-html#3f9a1c22b07d", "inner-html in src/list.js". */
  target: string;
  /** Unfolded; empty when the line gives none. */
  reason: string;
  /** 1-based, in the text that was given. */
  line: number;
  /** Would %(trailers) show it? */
  gitSeesIt: boolean;
}

export interface Message {
  /** The first paragraph on one line, as git's %s. */
  subject: string;
  /** The lines below the first paragraph, comments and scissors gone, no blank line at either end. */
  body: string[];
  overrides: MessageOverride[];
  /** Sentences about lines that look like overrides and are none. */
  notes: string[];
}

interface Line { text: string; line: number }

const OVERRIDE = /^([ \t]*)AISec-Override[ \t]*:(.*)$/i;
const NEARLY_OVERRIDE = /^[ \t]*[-*+>#;|]+[ \t]*AISec-Override[ \t]*:/i;
const TRAILER = /^[ \t]*[A-Za-z0-9-]+[ \t]*:/;
// "# ------------------------ >8 ------------------------"
const SCISSORS = /^(\S{1,16}) -{24} >8 -{24}$/;
/** What git tries, in this order, when core.commentChar is auto (builtin/commit.c). */
const COMMENT_CHARS = '#;@!$%^&|:';
const PROSE = /^[ \t]*[\p{L}\p{N}"'`(]/u;
/** A line that some host's rewrapping at 72 columns may have broken. */
const WRAPPED = { least: 55, most: 76 };

/** Reads a message as the commit will hold it; never throws. */
export function parseMessage(text: string, options: MessageOptions): Message {
  const lines = trimBlank(keptLines(text, options));
  const found = lines.findIndex((line) => isBlank(line.text));
  const end = found < 0 ? lines.length : found;
  const head = lines.slice(0, end);
  const body = trimBlank(lines.slice(end));
  const { overrides, notes } = overridesIn(body, options);
  return {
    subject: head.map((line) => trim(line.text)).join(' '),
    body: body.map((line) => line.text),
    overrides,
    notes: [
      ...head.filter((line) => OVERRIDE.test(line.text)).map((line) =>
        `the override in line ${line.line} stands in the subject paragraph, where none counts: put an empty line above it`),
      ...notes,
    ],
  };
}

/** The message without comments, scissors and what is below: what `git commit -F` shall start from. Ends with a newline, or is empty. */
export function cleanedMessage(text: string, options: MessageOptions): string {
  const lines = keptLines(text, options);
  if (options.cleanup === 'verbatim') return lines.map((line) => line.text).join('\n');
  const texts = trimBlank(lines).map((line) => trimEnd(line.text));
  const kept = texts.filter((line, index) => line !== '' || texts[index - 1] !== '');
  return kept.length === 0 ? '' : `${kept.join('\n')}\n`;
}

/**
 * The comment character of a message that an editor shows: the configured one; for auto and for none the one that the template's own lines
 * start with; else "#".
 */
export function commentCharOf(text: string, configured: string | null): string {
  if (configured && configured !== 'auto') return configured;
  const lines = splitLines(text);
  for (const line of lines) {
    const scissors = SCISSORS.exec(line.text);
    if (scissors) return scissors[1];
  }
  const last = lines.findLast((line) => !isBlank(line.text));
  // git's own lines: "#", "# On branch main", "#\tmodified:   src/list.js"
  const template = last && /^(\S)(?:$|[ \t])/.exec(last.text);
  return template && COMMENT_CHARS.includes(template[1]) ? template[1] : '#';
}

/** Lines without their ends, numbered from 1. */
export function splitLines(text: string): Line[] {
  return text.split('\n').map((line, index) => ({ text: line.endsWith('\r') ? line.slice(0, -1) : line, line: index + 1 }));
}

/** Where git cuts a message, as an index into the lines; -1 where it does not. */
export function scissorsAt(lines: { text: string }[]): number {
  return lines.findIndex((line) => SCISSORS.test(line.text));
}

/** Does git drop comment lines? See "--cleanup" in git-commit(1). */
export function dropsComments({ editorRan, cleanup }: MessageOptions): boolean {
  if (cleanup === 'strip') return true;
  return editorRan && (cleanup === null || cleanup === 'default');
}

function keptLines(text: string, options: MessageOptions): Line[] {
  const lines = splitLines(text);
  const cut = options.editorRan ? scissorsAt(lines) : -1;
  const above = cut < 0 ? lines : lines.slice(0, cut);
  if (!dropsComments(options)) return above;
  const comment = commentCharOf(text, options.commentChar);
  return above.filter((line) => !line.text.startsWith(comment));
}

function overridesIn(body: Line[], { commentChar }: MessageOptions): { overrides: MessageOverride[]; notes: string[] } {
  const comment = commentChar && commentChar !== 'auto' ? commentChar : '#';
  const cut = body.findIndex((line) => SCISSORS.exec(line.text)?.[1] === comment);
  const seen = trailerBlock((cut < 0 ? body : body.slice(0, cut)).map((line) => line.text), comment);
  const overrides: MessageOverride[] = [];
  const notes: string[] = [];
  body.forEach((line, index) => {
    const match = OVERRIDE.exec(line.text);
    if (!match) {
      if (NEARLY_OVERRIDE.test(line.text)) {
        notes.push(`the override in line ${line.line} does not count: it must start its line, with no list or comment mark before it`);
      }
      return;
    }
    const value = trim([match[2], ...continuation(body, index, match[1].length)].map(trim).join(' '));
    if (value === '') {
      notes.push(`the override in line ${line.line} is empty: write what it passes and why, "RULE#FINGERPRINT: reason"`);
      return;
    }
    overrides.push({ ...splitValue(value), line: line.line, gitSeesIt: seen.has(index) });
  });
  return { overrides, notes };
}

/** The lines that go on with the value that starts at `start`: folded (indented deeper) or broken by a host that rewraps bodies. */
function continuation(body: Line[], start: number, indent: number): string[] {
  const more: string[] = [];
  for (let index = start + 1; index < body.length; index++) {
    const { text } = body[index];
    if (isBlank(text) || OVERRIDE.test(text)) break;
    const deeper = /^[ \t]*/.exec(text)![0].length > indent;
    if (!deeper && !isWrapped(body[index - 1].text, text)) break;
    more.push(text);
  }
  return more;
}

function isWrapped(above: string, line: string): boolean {
  return above.length >= WRAPPED.least && above.length <= WRAPPED.most && PROSE.test(line) && !TRAILER.test(line);
}

/** "TARGET: REASON". A glob may hold a colon, a rule and a fingerprint cannot. */
function splitValue(value: string): { target: string; reason: string } {
  const first = value.indexOf(':');
  if (first < 0) return { target: value, reason: '' };
  const spaced = / in /.test(value.slice(0, first)) ? value.search(/:[ \t]/) : first;
  const at = spaced < 0 ? first : spaced;
  return { target: trim(value.slice(0, at)), reason: trim(value.slice(at + 1)) };
}

function trimBlank(lines: Line[]): Line[] {
  const first = lines.findIndex((line) => !isBlank(line.text));
  const last = lines.findLastIndex((line) => !isBlank(line.text));
  return first < 0 ? [] : lines.slice(first, last + 1);
}
