/** Path globs that need no package: stars, and braces in one name without braces in them. The built-in policy has no others. */

/** Everything else that a glob may hold. */
const NOT_PLAIN = /[?[\]\\$"'`!]|\{[^}]*[{/]|\{[^,}]*(?:\}|$)|\.\.|^\*\*$|\*\*\/\*\*/;
/** Each multiplies the time that a path may take. */
const MOST_STARS = 2;
const ANY_FOLDERS = '(?:[^/]+/)*';

/** A test for any of the globs, or null when one of them is not plain. Ask it of short paths: time grows with the fourth power of their folders. */
export function plainMatcher(globs: readonly string[]): ((path: string) => boolean) | null {
  if (!globs.every(isPlain)) return null;
  const regex = new RegExp(`^(?:${globs.map(sourceOf).join('|')})$`, 's');
  return (path) => regex.test(path);
}

function isPlain(glob: string): boolean {
  const steps = glob.split('/');
  const deep = steps.filter((step) => step === '**').length;
  return !NOT_PLAIN.test(glob) && deep <= MOST_STARS && steps.every((step) => step === '**' || starsIn(step) <= MOST_STARS);
}

/** Of what stands in braces, the alternative with most of them. */
function starsIn(step: string): number {
  const count = (text: string): number => text.split('*').length - 1;
  return step.split(/[{}]/).reduce((sum, part, index) => sum + (index % 2 === 0 ? count(part) : Math.max(...part.split(',').map(count))), 0);
}

/** `src/**` meets src as well, as a file. */
function sourceOf(glob: string): string {
  const below = glob.endsWith('/**');
  const steps = (below ? glob.slice(0, -3) : glob).split('/');
  const named = steps.map((step, index) => (step === '**' ? ANY_FOLDERS : `${nameSource(step)}${index === steps.length - 1 ? '' : '/'}`)).join('');
  return below ? `${named}(?:/.*)?` : named;
}

function nameSource(step: string): string {
  let inBraces = false;
  return step.replace(/[*{},.+^()|]/g, (char) => {
    if (char === '{' || char === '}') inBraces = char === '{';
    if (char === '{') return '(?:';
    if (char === '}') return ')';
    if (char === ',') return inBraces ? '|' : ',';
    return char === '*' ? '[^/]*' : `\\${char}`;
  });
}
