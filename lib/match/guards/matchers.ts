/** Paths that a middleware of Next.js runs for, and that it does not reach any more. */
import type { Gone } from './conditions.ts';
import { changedText, type Pair } from './side.ts';

/** nextjs.org/docs/app/api-reference/file-conventions/middleware#matcher */
const MATCHER = /\bmatcher\s{0,4}:\s{0,4}(?:\[([^\]]{1,1500})\]|(['"`][^'"`\n]{1,300}['"`]))/;
/** Paths that are asked for besides those that the list itself names. */
const ASKED = ['/api/orders', '/admin', '/account', '/dashboard'];
/** What is there for those who are not logged in. */
const OPEN = /^\/(?:_next|static|assets|images|favicon|login|sign|auth|public|health)/;

export function unmatched({ before, after }: Pair, shape: RegExp): Gone[] {
  if (!/(?:^|\/)(?:middleware|proxy)\.[jt]s$/.test(after.path) || !changedText(before).includes('/') || !shape.test(before.text)) return [];
  const [old, now] = [matchersOf(before.text), matchersOf(after.text)];
  const place = MATCHER.exec(after.text);
  if (old === null || now === null || place === null) return [];
  const reaches = (shapes: RegExp[], path: string): boolean => shapes.some((one) => one.test(path));
  const named = old.texts.filter((text) => !text.includes('(')).map((text) => text.replace(/:\w+[*+?]?/g, 'x'));
  const lost = [...named, ...ASKED].find((path) => !OPEN.test(path) && reaches(old.shapes, path) && !reaches(now.shapes, path));
  return lost === undefined ? [] : [{ at: place.index, evidence: now.texts.join(' '), says: `it does not run for ${lost} any more` }];
}

/** null where the list is not written out. */
function matchersOf(text: string): { texts: string[]; shapes: RegExp[] } | null {
  const [, list, one] = MATCHER.exec(text) ?? [];
  const texts = [...(list ?? one ?? '').matchAll(/(['"`])(\/[^'"`\n]{0,300})\1/g)].map(([, , path]) => path);
  const shapes = texts.map(asExpression);
  return texts.length === 0 || shapes.includes(null) ? null : { texts, shapes: shapes as RegExp[] };
}

/** `/api/:path*` → `^/api(?:/.*)?$`; groups are expressions already. */
function asExpression(path: string): RegExp | null {
  const source = path.replaceAll('\\\\', '\\').replace(/\/:\w+[*?]/g, '(?:/.*)?').replace(/:\w+\+?(?!\()/g, '[^/]+').replace(/:\w+(?=\()/g, '');
  try {
    return new RegExp(`^${source}$`);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
