/** Recognises the start of a string: by quote, by the word glued to it, by a delimiter the writer chose. */
import type { Hole } from '../grammar.ts';
import { strayLongQuote } from './cut.ts';
import { openString, readPieces } from './pieces.ts';
import { STRING, isDigitCode, isLetterCode, isWordCode, standsAt, type Lex } from './state.ts';
import { compile, type Form, type Opener, type Tables } from './tables.ts';

/** The longest delimiter and prefix that is looked for. */
const LONGEST = 16;

export function startString(lex: Lex, opener: Opener): boolean {
  const form = opener.form!;
  if (form.source.char && !isCharacter(lex)) return false;
  if (form.source.fence) return fenced(lex, form, lex.pos, lex.pos);
  if (form.open.length === 3 && lex.grammar.longQuotes && strayLongQuote(lex, form.open)) return true;
  startForm(lex, form.source.macros !== undefined && isFormat(lex, form.source.macros) ? variantOf(lex.tables, 'format', () => compile({ ...form.source, holes: NAMED })) : form);
  return true;
}

/** `{name}` and `{name:?}` in a format text; `{}` and `{0}` are filled by the arguments behind it. */
const NAMED: readonly Hole[] = [{ open: '{', close: '}', spec: ':', doubled: true, ahead: 'abcdefghijklmnopqrstuvwxyz_' }];

/** `format!("…`, `write!(out, "…`: the text that a macro fills in. */
function isFormat(lex: Lex, macros: string): boolean {
  let open = lex.count - 1;
  for (let back = 0; back < 6 && open > 1 && lex.text[lex.from[open]] !== '('; back++) open--;
  if (open < 2 || lex.text[lex.from[open]] !== '(' || lex.text[lex.from[open - 1]] !== '!') return false;
  const name = lex.text.slice(lex.from[open - 2], lex.to[open - 2]);
  return ` ${macros} `.includes(` ${name} `) && (open === lex.count - 1 || name.startsWith('write'));
}

/** A string in a form known beforehand, at its opening quote. */
export function startForm(lex: Lex, form: Form): void {
  const lead = form.open.length;
  readPieces(lex, openString(form), { from: lex.pos, lead }, lex.pos + lead);
}

/** `f"…"`, `r#"…"#`: a word glued to a quote. */
export function prefixedString(lex: Lex, from: number, quote: number): boolean {
  const { prefixes } = lex.tables;
  if (prefixes === null || quote - from > LONGEST) return false;
  const forms = prefixes.get(lex.text.slice(from, quote).toLowerCase()) ?? prefixes.get('*');
  if (forms === undefined) return false;
  for (const form of forms) {
    if (form.source.fence) {
      if (fenced(lex, form, from, quote)) return true;
    } else if (standsAt(lex, form.open, quote)) {
      readPieces(lex, openString(form), { from, lead: quote - from + form.open.length }, quote + form.open.length);
      return true;
    }
  }
  return false;
}

/** Rust: 'x' and '\n' are characters, 'a alone is a lifetime. */
function isCharacter(lex: Lex): boolean {
  const first = lex.text.charCodeAt(lex.pos + 1);
  if (first === 92) return true;
  const last = lex.pos + (first < 128 ? 2 : 5);
  for (let at = lex.pos + 2; at <= last && at < lex.end; at++) if (lex.text.charCodeAt(at) === 39) return true;
  return false;
}

/** A string whose delimiter starts at `at`; its token starts at `from`. */
function fenced(lex: Lex, form: Form, from: number, at: number): boolean {
  const fence = FENCES[form.source.fence!](lex, form, at);
  if (fence === null) return false;
  const string = openString(fence.form, fence.close, STRING);
  readPieces(lex, string, { from, lead: fence.content - from }, fence.content);
  return true;
}

/** Where the content starts, and what ends it. */
interface Fence { form: Form; close: string; content: number }

type FenceReader = (lex: Lex, form: Form, at: number) => Fence | null;

const FENCES: Record<string, FenceReader> = { hash, word, dollar, quotes };

/** How often `code` stands at `at`, at most LONGEST times. */
function repeats(lex: Lex, code: number, at: number): number {
  let to = at;
  while (to < lex.end && to - at < LONGEST && lex.text.charCodeAt(to) === code) to++;
  return to - at;
}

/** Rust r##"…"##, Swift #"…"# with \#(x). */
function hash(lex: Lex, form: Form, at: number): Fence | null {
  const hashes = repeats(lex, 35, at);
  const { open, close } = form.source;
  if (!standsAt(lex, open, at + hashes)) return null;
  const marks = '#'.repeat(hashes);
  const holes = form.holes.map((hole) => ({ ...hole, open: `\\${marks}(` }));
  const make = () => compile({ ...form.source, escape: undefined, holes });
  return { form: holes.length === 0 ? form : variantOf(lex.tables, open + marks, make), close: close + marks, content: at + hashes + open.length };
}

/** C++ R"name(…)name". */
function word(lex: Lex, form: Form, at: number): Fence | null {
  if (lex.text.charCodeAt(at) !== 34) return null;
  let to = at + 1;
  while (to < lex.end && to - at <= LONGEST && !/[\s()\\"]/.test(lex.text[to])) to++;
  if (to >= lex.end || lex.text.charCodeAt(to) !== 40) return null;
  return { form, close: `)${lex.text.slice(at + 1, to)}"`, content: to + 1 };
}

/** SQL $name$…$name$. */
function dollar(lex: Lex, form: Form, at: number): Fence | null {
  let to = at + 1;
  if (to < lex.end && isDigitCode(lex.text.charCodeAt(to))) return null;
  while (to < lex.end && to - at <= LONGEST && isWordCode(lex, lex.text.charCodeAt(to))) to++;
  if (to >= lex.end || lex.text.charCodeAt(to) !== 36) return null;
  return { form, close: lex.text.slice(at, to + 1), content: to + 1 };
}

/** C# $$"""…{{x}}…""": as many quotes as you like, from three; as many braces as dollars. */
function quotes(lex: Lex, form: Form, at: number): Fence | null {
  const dollars = repeats(lex, 36, at);
  const count = repeats(lex, 34, at + dollars);
  if (count < 3 || (dollars > 0 && isLetterCode(lex.text.charCodeAt(at + dollars)))) return null;
  const holes = dollars === 0 ? [] : [{ open: '{'.repeat(dollars), close: '}'.repeat(dollars), spec: ':,' }];
  const variant = variantOf(lex.tables, `$${dollars}`, () => compile({ ...form.source, holes }));
  return { form: variant, close: '"'.repeat(count), content: at + dollars + count };
}

/** Forms made on demand, few in number: kept with the tables. */
export function variantOf(tables: Tables, key: string, make: () => Form): Form {
  let form = tables.variants.get(key);
  if (!form) tables.variants.set(key, (form = make()));
  return form;
}
