/** The calls and spellings by which languages put text and values together. */
import { STRING, WORD, tokenText, type Tokens } from './tokens.ts';
import { isOp, skip, type Span } from './expression.ts';
import type { Part } from './joins.ts';

/** Functions whose text argument holds places for the arguments after it, and which give text back. */
export const FORMATTERS: ReadonlySet<string> = new Set([
  'format', 'sprintf', 'vsprintf', 'Sprintf', 'Sprint', 'Sprintln', 'Errorf', 'asprintf', 'snprintf', 'vsnprintf', 'sprintf_s', 'format!', 'format_args!', 'printf', 'formatted',
  'stringWithFormat', 'Format', 'AppendFormat', 'strformat', 'interpolate', 'g_strdup_printf', 'g_markup_printf_escaped', 'concat', 'Concat', 'strcat',
  'sqlite3_mprintf', 'sqlite3_snprintf', 'StringPrintf', 'StrFormat', 'StrCat', 'write!', 'writeln!', 'Fprintf',
]);

/** Calls of C++ and Rust that make a text of a literal: `QString("a %1")`, `String::from("a")`. */
export const TEXT_MAKERS: ReadonlySet<string> = new Set(['QString', 'QStringLiteral', 'QLatin1String', 'QByteArray', 'tr', 'string', 'from']);

/** Methods that put their arguments after their receiver's text. */
export const APPENDERS: ReadonlySet<string> = new Set(['concat', 'append', 'plus', 'Concat', 'Append', 'push_str']);
/** Calls that give the same text back: `"a".to_string()`, `builder.toString()`. */
export const KEEPS: ReadonlySet<string> = new Set(['toString', 'to_string', 'to_owned', 'into', 'trim', 'strip', 'clone', 'as_str', 'ToString', 'String', 'build']);
export const BUILDERS: ReadonlySet<string> = new Set(['StringBuilder', 'StringBuffer', 'StringWriter']);
/** Types whose functions join their arguments: string.Concat, String.format. */
export const TEXT_TYPES: ReadonlySet<string> = new Set(['string', 'String', 'str', 'fmt', 'StringUtils']);
/** `ROOT "/%s"`, `"%" PRIu64`: in C a macro beside a literal is one, too. */
export function isMacroBeside(tokens: Tokens, index: number, span: Span): boolean {
  if (tokens.grammar.family !== 'c' || tokens.kind[index] !== WORD || span.from === span.to || !/^[A-Z][A-Z\d_a-z]*$/.test(tokenText(tokens, index))) return false;
  return (index > span.from && tokens.kind[index - 1] === STRING) || (index < span.to && tokens.kind[index + 1] === STRING);
}

/** `sql.rows("… WHERE a = $name")`: Groovy's Sql takes the values out of such a text and binds them, unless they stand in quotes. */
export function isForGroovySql(tokens: Tokens, head: number): boolean {
  if (tokens.grammar.name !== 'groovy' || !isOp(tokens, head - 1, '(') || !GROOVY_SQL.has(tokenText(tokens, head - 2))) return false;
  return /\bgroovy\.sql\b|\bnew Sql\(|\bSql\.(?:newInstance|withInstance)\b/.test(tokens.text) && /sql|db/i.test(tokenText(tokens, head - 4));
}

const GROOVY_SQL: ReadonlySet<string> = new Set(['rows', 'firstRow', 'eachRow', 'execute', 'executeUpdate', 'executeInsert', 'query', 'call']);

/** Qt's `text.arg(a)`: the value goes where the lowest number stands, `%1`. */
export function numbered(parts: Part[], values: Part[][]): Part[] {
  return values.reduce((made, value) => {
    const lowest = Math.min(...made.flatMap(({ text }) => [...(text ?? '').matchAll(/%(\d{1,2})/g)].map((place) => Number(place[1]))));
    if (!Number.isFinite(lowest)) return [...made, ...value];
    return made.flatMap((part) => {
      if (part.text === null) return [part];
      const [first, ...rest] = part.text.split(`%${lowest}`);
      return [{ text: first, hole: null }, ...rest.flatMap((text): Part[] => [...value, { text, hole: null }])];
    });
  }, parts);
}

/** `\(name, privacy: .public)` of Swift's log: the value alone; null for one that the log hides. */
export function shownIn(tokens: Tokens, { from, to }: Span): Span | null {
  if (tokens.grammar.name !== 'swift') return { from, to };
  for (let index = from; index < to; index = skip(tokens, index) + 1) {
    if (isOp(tokens, index, ',')) return /\.(?:private|sensitive)\b/.test(tokens.text.slice(tokens.start[index], tokens.end[to])) ? null : { from, to: index - 1 };
  }
  return { from, to };
}

/** `{count:d}` and `{price:.2f}` of Python: only a number can be written so. */
export function isNumberSpec({ grammar, text, start }: Tokens, next: number): boolean {
  return grammar.name === 'py' && /^:[^}!]{0,8}[dxXobneEfFgG%,]\}/.test(text.slice(start[next], start[next] + 12));
}

/** Formatters that take the format first, or behind whose language it is written in. */
const FORMAT_FIRST = /^(?:format|sprintf|Sprintf|Format|formatted|Errorf)$/;

/** `String.format(LIST_SQL, column, "asc")`: the first text is filled in, and the format stands where a name was given it. */
export function isBehindFormat({ grammar, text, start, end }: Tokens, name: string, args: readonly Span[], place: number): boolean {
  if (place === 0 || !FORMAT_FIRST.test(name) || grammar.family === 'c') return false;
  return place > 1 || !/\b(?:Locale|locale|Culture\w*|culture|null|Loc)\b/.test(text.slice(start[args[0].from], end[args[0].to]));
}
