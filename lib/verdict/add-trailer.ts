/** Puts one trailer into a message so that git sees it as one. */
import { isBlank } from './blanks.ts';
import { commentCharOf, dropsComments, scissorsAt, splitLines, type MessageOptions } from './message.ts';
import { trailerBlock } from './trailers.ts';

/**
 * Below the last line of text, above git's comments and the scissors; after an empty line unless trailers stand there already. A message that is still empty
 * when an editor opens gets it as a comment: a trailer alone would be taken for the subject, and leaving the editor would no longer mean to stop.
 */
export function withTrailer(message: string, trailer: string, options: MessageOptions): string {
  const lines = splitLines(message);
  const comment = commentCharOf(message, options.commentChar);
  const isComment = ({ text }: { text: string }): boolean => dropsComments(options) && text.startsWith(comment);
  const cut = options.editorRan ? scissorsAt(lines) : -1;
  const shown = cut < 0 ? lines : lines.slice(0, cut);
  const last = shown.findLastIndex((line) => !isBlank(line.text) && !isComment(line));
  if (last < 0) return dropsComments(options) && options.editorRan ? inserted(message, 0, ['', '', `${comment} ${trailer}`]) : message;
  const kept = shown.slice(shown.findIndex((line) => !isBlank(line.text)), last + 1).filter((line) => !isComment(line)).map(({ text }) => text);
  const subjectEnd = kept.findIndex(isBlank);
  const joins = subjectEnd >= 0 && trailerBlock(kept.slice(subjectEnd + 1), comment).size > 0;
  return inserted(message, last + 1, joins ? [trailer] : ['', trailer]);
}

function inserted(message: string, at: number, more: string[]): string {
  const lines = message.split('\n');
  const rest = lines.slice(at);
  return [...lines.slice(0, at), ...more, ...(rest.length === 0 ? [''] : rest)].join('\n');
}
