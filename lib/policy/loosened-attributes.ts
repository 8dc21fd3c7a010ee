/** .gitattributes: text that diffs no longer show. Binary files, lockfiles and code that is made or kept for others are no news. */
import { RECOMMENDED } from './builtin.ts';
import type { FileChange } from './loosened-files.ts';
import { globMatcher } from './globs.ts';

const HIDES = /^(?:-diff|binary|diff=binary|linguist-generated(?:=(?:true|1))?)$/;

/** Endings of files that hold no text. */
const BINARY = /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|psd|ai|sketch|pdf|docx?|xlsx?|pptx?|od[tsp]|woff2?|ttf|otf|eot|mp[34]|m4[av]|wav|ogg|flac|webm|mov|avi|zip|gz|tgz|bz2|xz|zst|7z|rar|tar|jar|war|ear|class|dll|exe|so|dylib|a|o|lib|pdb|wasm|pyc|whl|nupkg|apk|aab|ipa|keystore|jks|p12|pfx|der|bin|dat|db|sqlite3?|parquet|avro|onnx|npz?|h5|pkl|glb|fbx|blend|bank|ttc|cur|mo)$/i;

/** The built-in parts in which nobody reads diffs anyway. */
const UNREAD = RECOMMENDED.paths.filter(({ label }) => ['vendored code', 'generated code', 'notebooks', 'lockfiles'].includes(label ?? '')).flatMap(({ match }) => match);

export function attributesChange({ before, after }: FileChange): string[] {
  const old = new Set(linesOf(before));
  return linesOf(after).filter((line) => !old.has(line)).flatMap((line) => {
    const [pattern, ...attributes] = line.split(/\s+/);
    const hides = attributes.find((attribute) => HIDES.test(attribute));
    return hides === undefined || isUnread(pattern) ? [] : [`diffs no longer show ${pattern} (${hides})`];
  });
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
}

/** A pattern is tried as one of the paths that it stands for. */
function isUnread(pattern: string): boolean {
  const name = pattern.replace(/^"|"$/g, '').replace(/^\/|\*\*\//g, '');
  const sample = name.replace(/\/\*\*?$/, '/file').replaceAll('*', 'x');
  return BINARY.test(name) || globMatcher(UNREAD)(sample.endsWith('/') ? `${sample}file` : sample);
}
