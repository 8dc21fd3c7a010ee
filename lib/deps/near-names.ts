/** Is a name one slip away from one that everybody knows: a letter more, less, other or swapped? */

/** Shorter names have too many neighbours that mean something else. */
const SHORTEST = 5;

/**
 * The popular name that `name` may be taken for; null when there is none, and when `name` is well known itself.
 * @param popular names with blanks between them; `neighbours`: real packages that are one edit away from one
 */
export function takenFor(name: string, popular: string, neighbours = ''): string | null {
  const known = popular.split(' ');
  if (name.length < SHORTEST || isWellKnown(name, popular, neighbours) || known.some((one) => unnumbered(one) === unnumbered(name))) return null;
  for (const one of known) if (one.length >= SHORTEST && isOneEdit(name, one)) return one;
  return null;
}

/** Is it one of those names, which nobody has to invent, in whatever case: `require('jQuery')`? */
export function isWellKnown(name: string, popular: string, neighbours: string): boolean {
  const all = ` ${popular} ${neighbours} `;
  return all.includes(` ${name} `) || all.includes(` ${name.toLowerCase()} `);
}

/** Digits at the end are versions of a name, not slips: `jinja` and `jinja2`. */
function unnumbered(name: string): string {
  return name.replace(/\d+$/, '');
}

function isOneEdit(name: string, other: string): boolean {
  if (Math.abs(name.length - other.length) > 1) return false;
  let start = 0;
  while (start < name.length && name[start] === other[start]) start++;
  let [end, otherEnd] = [name.length, other.length];
  while (end > start && otherEnd > start && name[end - 1] === other[otherEnd - 1]) [end, otherEnd] = [end - 1, otherEnd - 1];
  const [one, two] = [name.slice(start, end), other.slice(start, otherEnd)];
  if (one.length <= 1 && two.length <= 1) return true;
  return one.length === 2 && two.length === 2 && one[0] === two[1] && one[1] === two[0];
}
