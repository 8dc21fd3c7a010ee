/** `aisec-ignore RULE -- reason` comments of the texts that have findings → overrides with their place. */
import { segments } from './text/embedded.ts';
import { languageOf } from './text/languages.ts';
import { tokenize } from './text/tokens.ts';
import type { Override, Source } from './types.ts';
import { inlineOverrides } from './verdict/inline.ts';

export function inlineOverridesOf(sources: Source[]): Override[] {
  return sources.flatMap((source) => {
    if (!/aisec-ignore/i.test(source.text)) return [];
    return inlineOverrides(source.text, commentsOf(source)).map(({ line, rule, reason }) => ({
      rule, fingerprint: null, glob: null, reason, from: 'comment', place: { path: source.path, line },
    }) satisfies Override);
  });
}

/** Where the language is unknown, a line that starts with a common comment mark is taken for a comment. */
export function commentsOf(source: Source): { start: number; end: number }[] {
  const grammar = languageOf(source.path, source.text.slice(0, 300));
  if (grammar === null) return [...source.text.matchAll(/^[ \t]*(?:#|\/\/|;|--|<!--).*$/gm)].map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const own = segments(source.text, grammar)
    .filter((segment) => segment.text === undefined)
    .flatMap((segment) => tokenize(source.text, segment.grammar, segment.start, segment.end, segment.start).comments);
  return [...own, ...(grammar.outer === undefined ? [] : pageComments(source.text))].sort((a, b) => a.start - b.start);
}

/** `<!-- … -->` around the code of a template: to its language that is text. */
function pageComments(text: string): { start: number; end: number }[] {
  const comments: { start: number; end: number }[] = [];
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', start + 4)) {
    const end = text.indexOf('-->', start);
    if (end < 0) break;
    comments.push({ start, end: end + 3 });
  }
  return comments;
}
