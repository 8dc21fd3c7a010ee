/** `aisec-ignore RULE -- reason` in a comment of any language → the line it speaks for. */
import { trim, trimEnd } from './blanks.ts';

export interface InlineOverride {
  /** 1-based: the comment's own line if code stands on it, else the next line of code. */
  line: number;
  rule: string;
  /** Unicode text; empty when none is given. */
  reason: string;
}

// "aisec-ignore inner-html -- the value comes from our sanitizer"
const DIRECTIVE = /(?:^|[^\w-])aisec-ignore(?:[ \t]*:)?[ \t]+([A-Za-z0-9][\w./-]*)[ \t]*(?:$|--(.*))/i;
/** What ends a comment: of C, HTML, ERB, Jinja, ML, Lua, Haskell, PowerShell, Python's and Handlebars' kind. */
const CLOSER = /(?:\*+\/|--+!?>|-?%>|[-#%]?\}+|\*\)|\]\]|#>|"""|''')$/;
const LONGEST_CLOSER = 16;
/** Bytes of a reason that are kept. */
const LONGEST_REASON = 1000;
/** Brackets alone are no code: JSX wraps a comment in them. */
const CODE = /[\w$"'`\x80-\xff]/;

/**
 * @param text byte string
 * @param comments half-open offsets into the text, ascending
 * @returns in the order of the text; the caller decides which lines count as added
 */
export function inlineOverrides(text: string, comments: { start: number; end: number }[]): InlineOverride[] {
  if (!/aisec-ignore/i.test(text)) return [];
  const found: InlineOverride[] = [];
  const lines = new LineReader(text, comments);
  for (const { start, end } of comments) {
    let at = start;
    for (const raw of text.slice(start, end).split('\n')) {
      const directive = DIRECTIVE.exec(withoutCloser(raw.endsWith('\r') ? raw.slice(0, -1) : raw));
      if (directive) found.push({ line: lines.lineOfCode(at), rule: directive[1].toLowerCase(), reason: reasonOf(directive[2] ?? '') });
      at += raw.length + 1;
    }
  }
  return found;
}

/** Walks down a text once, so that a file full of directives costs no more than its length. */
class LineReader {
  readonly #text: string;
  readonly #comments: { start: number; end: number }[];
  #line = 1;
  #start = 0;
  #comment = 0;
  /** The next line of code at or below #line, as far as known; Infinity: none follows. */
  #code = 0;

  constructor(text: string, comments: { start: number; end: number }[]) {
    this.#text = text;
    this.#comments = comments;
  }

  /** The line of `offset` if it holds code, else the next that does; the line itself when none follows. Offsets must not go back. */
  lineOfCode(offset: number): number {
    this.#goTo(offset);
    if (this.#code < this.#line) this.#code = this.#nextCode();
    return this.#code === Infinity ? this.#line : this.#code;
  }

  #nextCode(): number {
    let line = this.#line;
    let comment = this.#comment;
    for (let start = this.#start; start < this.#text.length; line++) {
      const end = lineEnd(this.#text, start);
      while (comment < this.#comments.length && this.#comments[comment].end <= start) comment += 1;
      if (CODE.test(this.#outside(start, end, comment))) return line;
      start = end + 1;
    }
    return Infinity;
  }

  #goTo(offset: number): void {
    for (let end = lineEnd(this.#text, this.#start); end < offset; end = lineEnd(this.#text, this.#start)) {
      this.#start = end + 1;
      this.#line += 1;
    }
    while (this.#comment < this.#comments.length && this.#comments[this.#comment].end <= this.#start) this.#comment += 1;
  }

  /** The part of a line that is in no comment. */
  #outside(start: number, end: number, first: number): string {
    let kept = '';
    let at = start;
    for (let index = first; index < this.#comments.length && this.#comments[index].start < end; index++) {
      kept += this.#text.slice(at, Math.max(at, this.#comments[index].start));
      at = Math.max(at, this.#comments[index].end);
    }
    return at < end ? kept + this.#text.slice(at, end) : kept;
  }
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function withoutCloser(line: string): string {
  const text = trimEnd(line);
  const at = Math.max(0, text.length - LONGEST_CLOSER);
  return trimEnd(text.slice(0, at) + text.slice(at).replace(CLOSER, ''));
}

/** Byte string → what people read. */
function reasonOf(bytes: string): string {
  const kept = trim(bytes.slice(0, LONGEST_REASON));
  return new TextDecoder().decode(Uint8Array.from(kept, (byte) => byte.charCodeAt(0)));
}
