/** Whether a value is the name of an entry of an archive, by how the entry was declared: whoever made the archive wrote it. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { piecesOf } from './definition-traits.ts';

/** `entry.getName()`, `e.FullName`, `f.Name`, `filepath.Clean(f.Name)`. */
const NAMED = /^(?:filepath\.(?:Clean|FromSlash)\()?(\w{1,40})[?!]{0,2}\.(?:getName\(\)|name|FullName|Name|Key|full_name)!{0,2}\)?$/;

/** How an entry comes to its name, `X` in these, by language; the second word must stand in the text, too. */
const DECLARED: Record<string, [shape: string, beside: RegExp]> = {
  java: [String.raw`\b(?:Zip|Tar|Jar|Archive|SevenZ|Ar|Cpio)\w{0,20}Entry\s+X\b|\bX\s{0,4}:\s{0,4}(?:Zip|Tar|Jar|Archive)\w{0,20}Entry\b|\bX\s{0,4}=\s{0,4}[\w.]{1,60}\.(?:getNext\w{0,10}Entry\(\)|next\w{0,10}Entry\b|nextElement\(\))|\(\s{0,4}X\s+in\s+[\w.]{1,60}\.entries\(\)`, /\b(?:Zip|Tar|Jar|Archive|SevenZ)\w{0,20}(?:Entry|File|Stream)\b/],
  csharp: [String.raw`\b(?:ZipArchiveEntry|TarEntry|IArchiveEntry|IEntry)\s+X\b|\bvar\s+X\s+in\s+[\w.]{0,60}[eE]ntries\b`, /\b(?:Zip|Tar|Archive|Rar)\w{0,20}\b/],
  go: [String.raw`\bX\s{0,4}:=\s{0,4}range\s+[\w.]{1,60}\.File\b|\bX\s{0,4},\s{0,4}\w{1,20}\s{0,4}:?=\s{0,4}\w{1,30}\.Next\(\)|\bX\s+\*(?:zip\.File|tar\.Header)\b`, /"archive\/(?:zip|tar)"|\b(?:zip|tar)\.\w/],
  ruby: [String.raw`\|\s{0,4}X\s{0,4}[|,]`, /\bZip::|\bTarReader\b|\bGem::Package\b|\bMinitar\b/],
};

/** Is it such a name, here or where its name was last given? */
export function isEntryName(tokens: Tokens, span: Span): boolean {
  const declared = DECLARED[tokens.grammar.name === 'kotlin' || tokens.grammar.name === 'scala' ? 'java' : tokens.grammar.name];
  if (declared === undefined || !declared[1].test(tokens.text)) return false;
  return [span, ...piecesOf(tokens, span).map((piece) => piece.span)].some(({ from, to }) => {
    const entry = to - from > 12 ? undefined : NAMED.exec(tokens.text.slice(tokens.start[from], tokens.end[to]))?.[1];
    return entry !== undefined && new RegExp(declared[0].replaceAll('X', entry)).test(tokens.text);
  });
}
