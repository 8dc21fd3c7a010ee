/** Is a value written to be read by people: in a documentation comment or string, as an example of an interface's description, as the placeholder of a field? */

/** Languages that document code in the comments before it, each of whose lines starts with a star or three slashes. */
const DOCUMENTING: ReadonlySet<string> = new Set(['js', 'ts', 'jsx', 'tsx', 'vue', 'svelte', 'php', 'java', 'kotlin', 'scala', 'groovy', 'csharp', 'c', 'cpp', 'rust', 'swift', 'dart']);
/** ` *   "access_token": "AQX…"`; commented-out code has two slashes. */
const DOCUMENTS = /^[ \t]*(?:\/\*\*(?!\/)|\*(?![*/])|\/\/[/!])(?:[ \t]|$)/;
/** `placeholder: 'e.g. hvs.2OC…'` */
const SHOWS = /\be\.g\. |["']description["']\s?:\s?"(?:[^"\\]|\\.)*$|\bplaceholder["']?\s{0,3}[:=]\s{0,3}(?<quote>["'`])(?:(?!\k<quote>).)*$/;
/** `example:` of OpenAPI and JSON Schema, above what it holds. */
const EXAMPLE = /^["']?examples?["']?\s*:/;
/** A text of Python that is a statement of its own, or holds what Ansible shows of a module. */
const DOCSTRING = /(?:^|\n)[ \t]*(?:(?:DOCUMENTATION|EXAMPLES|RETURN) = )?[rRuU]?$/;
/** Comments and texts of Python, those of three quotes first. */
const PYTHON_TEXTS = /"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|#[^\n]*|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?/g;
/** Bytes of its line that are looked at. */
const LINE = 400;
/** Lines above that are looked through for it. */
const ABOVE = 30;

/** Where the value stands in words that end a message; '' when it is no such place. `at`: byte offset of the value. */
export function shownIn(text: string, language: string | null, at: number): string {
  const near = text.slice(Math.max(0, at - LINE), at);
  const before = near.slice(near.lastIndexOf('\n') + 1);
  const isWhole = before.length < near.length || at <= LINE;
  if (isWhole && language !== null && DOCUMENTING.has(language) && DOCUMENTS.test(before)) return 'stands in a documentation comment';
  if (SHOWS.test(before)) return 'is shown as an example';
  if (language === 'py' && standsInDocstring(text, at)) return 'stands in a docstring';
  return isWhole && (language === 'yaml' || language === 'json') && isExample(text, at - before.length) ? 'is shown as an example' : '';
}

/** Is one of the keys that the line starting at `start` stands below, by its indent, `example`? */
function isExample(text: string, start: number): boolean {
  const lines = text.slice(Math.max(0, start - ABOVE * 200), start).split('\n').slice(0, -1).slice(-ABOVE);
  let indent = /^[ \t]*/.exec(text.slice(start, start + 200))![0].length;
  if (EXAMPLE.test(text.slice(start + indent, start + indent + 40))) return true;
  for (const line of lines.reverse()) {
    const own = line.length - line.trimStart().length;
    if (line.trim() === '' || own >= indent) continue;
    if (EXAMPLE.test(line.trim())) return true;
    indent = own;
  }
  return false;
}

/** Where the docstrings of the text read last begin and end, ascending. */
let latest: { text: string; docstrings: [from: number, to: number][] } | null = null;

function standsInDocstring(text: string, at: number): boolean {
  if (latest?.text !== text) latest = { text, docstrings: docstringsOf(text) };
  return latest.docstrings.some(([from, to]) => from <= at && at < to);
}

function docstringsOf(text: string): [from: number, to: number][] {
  const long = [...text.matchAll(PYTHON_TEXTS)].filter(({ 0: found }) => /^(?:"""|''')/.test(found));
  return long.filter(({ index }) => DOCSTRING.test(text.slice(Math.max(0, index - LINE), index))).map(({ 0: { length }, index }) => [index, index + length]);
}
