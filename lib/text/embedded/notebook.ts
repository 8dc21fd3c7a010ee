/** Code cells of Jupyter notebooks: JSON whose `source` lists are decoded, every character knowing where it stood. */
import type { Segment } from '../embedded.ts';
import type { Grammar } from '../grammar.ts';
import { grammarCalled, grammarNamed } from '../languages.ts';
import { is } from '../scopes/walk.ts';
import { literal, STRING, tokenize, type Tokens } from '../tokens.ts';

export function notebookCells(text: string): Segment[] {
  const tokens = tokenize(text, grammarNamed('ipynb')!);
  const root = members(tokens, 0);
  const cells = root.get('cells');
  if (cells === undefined || !is(tokens, cells, '[')) return [];
  const language = grammarCalled(languageName(tokens, root)) ?? grammarNamed('py')!;
  const found: Segment[] = [];
  const close = tokens.pair[cells] > cells ? tokens.pair[cells] : tokens.count;
  for (let at = cells + 1; at < close; at++) {
    if (is(tokens, at, '{')) addCell(tokens, at, language, found);
    if (tokens.pair[at] > at) at = tokens.pair[at];
  }
  return found;
}

/** Key → index of its value's first token, for the object at `open`. */
function members(tokens: Tokens, open: number): Map<string, number> {
  const found = new Map<string, number>();
  if (!is(tokens, open, '{')) return found;
  const close = tokens.pair[open] > open ? tokens.pair[open] : tokens.count;
  for (let at = open + 1; at < close; at++) {
    if (tokens.kind[at] === STRING && is(tokens, at + 1, ':')) {
      found.set(plain(tokens, at), at + 2);
      at += 2;
    }
    if (tokens.pair[at] > at) at = tokens.pair[at];
  }
  return found;
}

/** A string without its quotes, escapes as they stand. */
function plain(tokens: Tokens, at: number): string {
  if (at === undefined || at >= tokens.count || tokens.kind[at] !== STRING) return '';
  const { start, end } = literal(tokens, at);
  return tokens.text.slice(start, end);
}

function languageName(tokens: Tokens, root: Map<string, number>): string {
  const metadata = members(tokens, root.get('metadata') ?? tokens.count);
  const info = members(tokens, metadata.get('language_info') ?? tokens.count);
  const kernel = members(tokens, metadata.get('kernelspec') ?? tokens.count);
  return plain(tokens, info.get('name') ?? tokens.count) || plain(tokens, kernel.get('language') ?? tokens.count) || 'python';
}

function addCell(tokens: Tokens, open: number, language: Grammar, found: Segment[]): void {
  const cell = members(tokens, open);
  const source = cell.get('source');
  if (source === undefined || plain(tokens, cell.get('cell_type') ?? tokens.count) !== 'code') return;
  const close = is(tokens, source, '[') && tokens.pair[source] > source ? tokens.pair[source] : source;
  const decoded = new Decoded();
  for (let at = source; at <= close; at++) if (tokens.kind[at] === STRING) decoded.add(tokens.text, literal(tokens, at));
  const magic = /^%%(\w+)/.exec(decoded.text);
  const grammar = (magic && grammarCalled(magic[1])) || language;
  const { text } = decoded;
  found.push({ grammar, start: tokens.start[source], end: tokens.end[close], text, toFile: (offset) => decoded.toFile(offset) });
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Text put together from JSON strings, and the places where its offsets and the file's part. */
class Decoded {
  text = '';
  private readonly at: number[] = [];
  private readonly file: number[] = [];

  add(source: string, { start, end }: { start: number; end: number }): void {
    let from = start;
    for (let slash = source.indexOf('\\', from); slash >= 0 && slash < end; slash = source.indexOf('\\', from)) {
      this.append(source.slice(from, slash), from);
      const unicode = /^(?:\\u[\da-fA-F]{4})+/.exec(source.slice(slash, Math.min(end, slash + 12)));
      const pair = unicode ? unicode[0].slice(0, /^\\u[dD][89abAB]/.test(unicode[0]) ? 12 : 6) : source.slice(slash, slash + 2);
      this.append(unicode ? utf8(pair) : (ESCAPES[pair[1]] ?? pair[1] ?? ''), slash);
      from = Math.min(end, slash + pair.length);
    }
    this.append(source.slice(from, end), from);
  }

  private append(part: string, file: number): void {
    if (part === '') return;
    this.at.push(this.text.length);
    this.file.push(file);
    this.text += part;
  }

  toFile(offset: number): number {
    let low = 0;
    let high = this.at.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.at[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low < this.at.length ? this.file[low] + offset - this.at[low] : 0;
  }
}

/** `\u00e9` → its bytes in UTF-8, as everywhere in a byte string. */
function utf8(escapes: string): string {
  const units = escapes.split('\\u').slice(1).map((hex) => Number.parseInt(hex, 16));
  return Array.from(new TextEncoder().encode(String.fromCharCode(...units)), (byte) => String.fromCharCode(byte)).join('');
}
