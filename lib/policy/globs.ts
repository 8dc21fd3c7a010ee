/** Path globs and gitignore words → tests of a path, in bounded time whatever the glob and the path. */
import ignore from 'ignore';
import micromatch from 'micromatch';
import { globMistake } from './path-mistakes.ts';

type PathTest = (path: string) => boolean;

/** One step of a glob: `**`, the parts of a name between its stars, or a name with finer wildcards. */
type Step = '**' | { parts: string[] } | { like: RegExp };

/** In characters. No file system keeps a longer name, and three wildcards over this length are three million steps. */
const LONGEST_NAME = 255;
/** In characters. Longer paths are never ignored: what is not ignored is judged. */
const LONGEST_IGNORED = 512;

/**
 * A test for any of the globs; paths are relative to the repository's top. Braces are micromatch's; folders and stars are taken apart here, and only
 * single names go to its regular expressions: over a whole path, `*a*a*a*b` takes them minutes. Round brackets are names (`app/(shop)/**` in
 * Next.js), not groups.
 */
export function globMatcher(globs: string[]): PathTest {
  const alternatives = globs.flatMap((glob) => micromatch.braces(glob, { expand: true })).map(stepsOf);
  return (path) => {
    const names = path.split('/');
    return alternatives.some((steps) => matches(steps, names));
  };
}

/** Does one glob, of an override's `in GLOB` for instance, meet a path? A glob that no policy may hold (see path-mistakes.ts) meets nothing. */
export function pathMatches(glob: string, path: string): boolean {
  return globMistake(glob) === null && globMatcher([glob])(path);
}

/** A test whether gitignore words ignore a path; case counts, as it does in git. */
export function ignoreMatcher(words: string[]): PathTest {
  const filter = ignore({ ignorecase: false, allowRelativePaths: true }).add(words);
  return (path) => {
    if (path === '' || path.length > LONGEST_IGNORED || path.split('/').some((name) => name.length > LONGEST_NAME)) return false;
    return filter.ignores(path);
  };
}

function stepsOf(glob: string): Step[] {
  return glob.split('/').map((step) => {
    if (step === '**') return '**';
    if (!/[?[\\]/.test(step)) return { parts: step.split(/\*+/) };
    return { like: micromatch.makeRe(literalBrackets(step), { dot: true, nonegate: true, noext: true }) };
  });
}

/** `(`, `)` and `|` stand for themselves; "[!a]" is "[^a]". */
function literalBrackets(step: string): string {
  return step.replace(/\\.|\[!|[()|]/g, (text) => (text === '[!' ? '[^' : text.length === 1 ? `\\${text}` : text));
}

/** When a name does not fit, the last `**` takes one name more; earlier ones need not be tried again. `**` may stand for no folder at all. */
function matches(steps: Step[], names: string[]): boolean {
  let step = 0;
  let name = 0;
  let run = -1;
  let taken = 0;
  while (name < names.length) {
    const next = steps[step];
    if (next === '**') {
      run = step++;
      taken = name;
    } else if (next !== undefined && fits(next, names[name])) {
      step++;
      name++;
    } else {
      if (run < 0) return false;
      step = run + 1;
      name = ++taken;
    }
  }
  while (steps[step] === '**') step++;
  return step === steps.length;
}

function fits(step: Exclude<Step, '**'>, name: string): boolean {
  if ('like' in step) return name.length <= LONGEST_NAME && step.like.test(name);
  const [first, ...rest] = step.parts;
  const last = rest.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = name.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return from + last.length <= name.length;
}
