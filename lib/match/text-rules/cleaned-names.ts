/** Names of a page's template whose values the script of the same page cleans: `$: body = DOMPurify.sanitize(x)`, `const body = computed(() => sanitize(x))`; fields that hold what was cleaned. */

/** Bytes of one value that are read, and of a function that makes it. */
const VALUE = 300;
const COMPUTED = 1500;
/** Values of one name that are read; with more of them it is not known. */
const MAX_VALUES = 6;
const CLEANS = /(?:[sS]anitiz|[sS]anitis|[pP]urif|(?<![uU]n)[eE]scape(?:H|_h|\())/;
/** `ref('')`, `$state("")`, `null`: nothing yet. */
const EMPTY = /^(?:(?:ref|shallowRef|\$state)(?:<[\w\s|]{1,40}>)?\(\s{0,4})?(?:''|""|``|null|undefined)?\)?\s{0,4}(?:;|,|$)/;

/** Is all that the text gives the name made by what cleans markup? */
export function isCleaned(text: string, name: string): boolean {
  if (!/^[A-Za-z_$][\w$]{0,60}$/.test(name)) return false;
  const given = new RegExp(`(?<![\\w$.-])${name.replaceAll('$', '\\$')}(?:\\.value)?(?:\\s{0,4}:\\s{0,4}[A-Za-z_][\\w<>[\\]|\\s]{0,60})?(?:\\s{0,4}=(?![=>])|\\([^()\\n]{0,80}\\)(?:\\s{0,4}:\\s{0,4}\\w{1,20})?\\s{0,4}\\{)\\s{0,20}`, 'g');
  const values = [...text.matchAll(given)].slice(0, MAX_VALUES + 1).map(({ 0: { length }, index }) => valueIn(text.slice(index + length, index + length + COMPUTED)));
  return values.length > 0 && values.length <= MAX_VALUES && values.some((value) => CLEANS.test(value)) && values.every((value) => CLEANS.test(value) || EMPTY.test(value));
}

/** A type or a switch, no value. */
const NO_VALUE = /^(?:(?:string|TrustedHTML|SafeHtml|null|undefined|boolean)\b(?!\.)|true\b|false\b)/;

/** `post.html`, where the text puts nothing under that name but what it cleaned: `{ ...rest, html: DOMPurify.sanitize(made) }`, or `{ ...rest, html }` of a name that is cleaned. */
export function isCleanedField(text: string, access: string): boolean {
  const name = /\.([A-Za-z_$][\w$]{0,60})$/.exec(access.replaceAll('?.', '.'))?.[1];
  if (name === undefined) return false;
  const values = [...text.matchAll(new RegExp(`(?<![\\w$.?-])${name.replaceAll('$', '\\$')}\\s{0,4}:\\s{0,4}([^,;\\n}]{1,200})`, 'g'))].slice(0, MAX_VALUES + 1).map(([, value]) => value).filter((value) => !NO_VALUE.test(value));
  return values.length === 0 ? isCleaned(text, name) : values.length <= MAX_VALUES && values.every((value) => CLEANS.test(value));
}

/** Up to where its statement or its function ends, or the bracket behind Vue's `computed`. */
function valueIn(text: string): string {
  const made = /^computed(?:<[^<>\n]{0,60}>)?\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)/.exec(text);
  return made?.[0] ?? text.slice(0, VALUE).split(/;[ \t]*\n|\n(?=[ \t]*(?:\n|[}<]|(?:const|let|var|function|export|\$:)\b))/)[0];
}
