/** Which lines git itself takes for trailers: the block at the message's end, as find_trailer_block_start() in git's trailer.c finds it. */
import { isBlank } from './blanks.ts';

// "Acked-by: …", "Key : …"; not " Key: …" and not "- Key: …"
const TRAILER = /^[A-Za-z0-9-]+[ \t]*:/;
/** With one of these in the block a quarter of trailers is enough. */
const GENERATED = /^(?:Signed-off-by: |\(cherry picked from commit )/;

/**
 * @param body the lines below the first paragraph, cleaned
 * @param comment lines that start with it are looked through
 * @returns the indexes of the lines that start a trailer; empty when the last paragraph is no trailer block
 */
export function trailerBlock(body: string[], comment: string): Set<number> {
  const isComment = (line: string) => line.startsWith(comment);
  let end = body.length;
  while (end > 0 && (isBlank(body[end - 1]) || isComment(body[end - 1]))) end -= 1;
  let start = end;
  while (start > 0 && !isBlank(body[start - 1])) start -= 1;

  const { trailers, others, generated } = count(body.slice(start, end).filter((line) => !isComment(line)));
  const isBlock = generated ? trailers * 3 >= others : trailers > 0 && others === 0;
  const found = new Set<number>();
  if (!isBlock) return found;
  for (let index = start; index < end; index++) if (TRAILER.test(body[index])) found.add(index);
  return found;
}

/** An indented line continues the trailer above it, and counts as prose below prose. */
function count(block: string[]): { trailers: number; others: number; generated: boolean } {
  let trailers = 0;
  let others = 0;
  let generated = false;
  let belowTrailer = false;
  for (const line of block) {
    if (/^[ \t]/.test(line)) {
      if (!belowTrailer) others += 1;
      continue;
    }
    belowTrailer = TRAILER.test(line) || GENERATED.test(line);
    if (GENERATED.test(line)) generated = true;
    if (belowTrailer) trailers += 1;
    else others += 1;
  }
  return { trailers, others, generated };
}
