/** What is wrong with a glob or a gitignore word, beyond its being text. */

/** [what is wrong, what to do] */
export type PathMistake = [message: string, hint: string];

/** Longer ones are a list in disguise. */
const LONGEST = 300;
/** In one name: the time to match grows with this as the power. `**` between slashes is free. */
const MOST_STARS = 3;
/** Each group multiplies the globs that one stands for. */
const MOST_GROUPS = 3;
const MOST_COMMAS = 30;

const FOR_BOTH: [when: RegExp, ...PathMistake][] = [
  [/^\s*$/, 'an entry is empty', 'Write a path, or take the entry away.'],
  [/^[A-Za-z]:[\\/]/, 'a path starts with a drive letter', 'Write it from the top of the repository.'],
  [/^\.\.?(\/|$)|\/\.\.?(\/|$)/, 'a path has a step "." or ".."', 'Write it from the top of the repository, without ./ in front.'],
  [/\\$/, 'a path ends with a backslash', 'Write folders with a slash.'],
];

const FOR_GLOBS: [when: RegExp, ...PathMistake][] = [
  [/^!/, 'a glob of paths cannot start with an exclamation mark', 'Add a later entry for what should be judged otherwise.'],
  [/^\//, 'a glob starts with a slash', 'Leave it out: globs start at the top of the repository.'],
  [/\/$/, 'a glob ends with a slash and so matches nothing', 'Add ** to match everything below.'],
];

const FOR_WORDS: [when: RegExp, ...PathMistake][] = [
  [/^\s*#/, 'a comment stands where a path should', 'Write it outside the quotes.'],
  [/[{}]/, 'gitignore words know no braces', 'Write one entry for each.'],
  [/\*\*.*\*\*.*\*\*/, 'a gitignore word has ** more than twice', 'Leave out a leading **/: a word without a slash matches at any depth.'],
];

/** @returns what is wrong with a glob of `paths`, or null. */
export function globMistake(glob: string): PathMistake | null {
  return first([...FOR_BOTH, ...FOR_GLOBS], glob) ?? braceMistake(glob) ?? costMistake(glob);
}

/** @returns what is wrong with a gitignore word of `ignore`, or null. */
export function wordMistake(word: string): PathMistake | null {
  return first([...FOR_BOTH, ...FOR_WORDS], word) ?? costMistake(word);
}

function first(table: [when: RegExp, ...PathMistake][], text: string): PathMistake | null {
  const found = table.find(([when]) => when.test(text));
  return found ? [found[1], found[2]] : null;
}

function braceMistake(glob: string): PathMistake | null {
  const bare = glob.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  const open = bare.match(/\{/g)?.length ?? 0;
  if (/[[\]]/.test(bare) || open !== (bare.match(/\}/g)?.length ?? 0)) {
    return [`a bracket of "${glob}" is not closed`, 'Close it, or put a backslash before it.'];
  }
  if (/\{[^}]*\.\./.test(bare)) return [`"${glob}" has a range in braces`, 'Write the alternatives out: {1,2,3}.'];
  const commas = bare.match(/,/g)?.length ?? 0;
  if (open > MOST_GROUPS || commas > MOST_COMMAS) return [`"${glob}" has too many alternatives in braces`, 'Split it into several globs.'];
  return null;
}

function costMistake(text: string): PathMistake | null {
  if (text.length > LONGEST) return [`a path has ${text.length} characters, more than ${LONGEST}`, 'Split it into several.'];
  const crowded = text.split('/').some((name) => (name.match(/\*+/g)?.length ?? 0) > MOST_STARS);
  if (crowded) return [`"${text}" has more than ${MOST_STARS} wildcards in one name`, 'Name more of the path, or split it.'];
  return null;
}
