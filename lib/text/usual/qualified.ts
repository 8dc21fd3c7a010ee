/** `new java.util.Random()` and `System.IO.File.Delete(…)` as `new Random()` and `File.Delete(…)`: classes of the language's own library without their packages. */
import type { Grammar } from '../grammar.ts';
import { DOT, isWord, lineBefore, placesOf, standsInText } from './bytes.ts';
import type { Edit } from './edits.ts';

const JVM = /(?:java|javax|jakarta)(?:\.[a-z]\w{0,30}){1,4}\.(?=[A-Z])/y;
const DOTNET = /System\.(?:(?:IO|Net|Diagnostics|Text|Security|Xml|Data|Web|Runtime|Threading)(?:\.(?:Compression|Http|Mail|Sockets|Security|RegularExpressions|Json|Encodings|Web|Cryptography|X509Certificates|Linq|XPath|Xsl|SqlClient|Serialization|Formatters|Binary)){0,3}\.(?=[A-Z]\w{1,40}(?:\.|\(|\s?\{| \w))|(?=(?:Random|Uri|Convert|Environment|Guid)\b))/y;
/** How they begin, and all of what is left out. */
type Packages = [begins: string[], shape: RegExp];
const OF_JVM: Packages = [['java.', 'javax.', 'jakarta.'], JVM];
const PACKAGES: Record<string, Packages> = { java: OF_JVM, kotlin: OF_JVM, scala: OF_JVM, csharp: [['System.'], DOTNET] };
const IMPORTS = /^\s*(?:import|package|using|namespace|global)\b/;

export function leaveOutPackages(text: string, start: number, end: number, { name }: Grammar, edit: Edit): void {
  const packages = PACKAGES[name];
  if (packages === undefined) return;
  const [begins, shape] = packages;
  for (const begin of begins) {
    for (const at of placesOf(text, begin, start, end)) {
      shape.lastIndex = at;
      const before = text.charCodeAt(at - 1);
      if (!isWord(before) && before !== DOT && shape.test(text) && !IMPORTS.test(lineBefore(text, at) ?? 'import') && !standsInText(text, at)) edit(at, shape.lastIndex);
    }
  }
}
