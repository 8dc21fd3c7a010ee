/** Regular expressions that any text passes which holds some part: `/<img src="(.*)">/` says nothing of the rest. */

/** Bytes of an expression that are read. */
const LONGEST = 160;
/** `/…/i` in front of `.test(`; where one begins behind `.match(`. */
const TESTED = /\/[a-z]{0,3} ?\.test\(/g;
const MATCHED = /\.match\( ?\//g;
/** As {@link withNamedShape} writes those that have a name. */
const NAMED = /\bRegex\.IsMatch\("([^"\n]{1,160})", /g;

/** Does a condition ask by such an expression? One that looks for two dots is meant to find them. */
export function asksForAnything(condition: string): boolean {
  const bodies = [...condition.matchAll(TESTED)].map(({ index }) => bodyBefore(condition, index));
  for (const [, body] of condition.matchAll(NAMED)) bodies.push(body);
  for (const { index, 0: { length } } of condition.matchAll(MATCHED)) bodies.push(bodyBehind(condition, index + length));
  return bodies.some((body) => !body.startsWith('^') && !body.endsWith('$') && !body.includes('\\.\\.') && /(?:^|[^\\])\.[*+]/.test(body));
}

function bodyBefore(text: string, end: number): string {
  for (let at = text.lastIndexOf('/', end - 1); at >= 0 && end - at < LONGEST; at = text.lastIndexOf('/', at - 1)) if (text[at - 1] !== '\\') return text.slice(at + 1, end);
  return '';
}

function bodyBehind(text: string, start: number): string {
  for (let at = text.indexOf('/', start); at >= 0 && at - start < LONGEST; at = text.indexOf('/', at + 1)) if (text[at - 1] !== '\\') return text.slice(start, at);
  return '';
}
