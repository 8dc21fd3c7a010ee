/** Records of C that are filled field by field and given away whole: what lies between the fields goes with them. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { declaredBefore, isParameter } from './declared.ts';

/** Bytes of a struct that are read. */
const LONG = 3000;
const SIZES: readonly [RegExp, number][] = [
  [/^(?:(?:un)?signed )?char$|^(?:__)?[us]8$|^u?int8_t$|^bool$|^uchar$/, 1],
  [/^(?:unsigned |signed )?short(?: int)?$|^(?:__)?(?:[us]|be|le)16$|^u?int16_t$/, 2],
  [/^(?:unsigned|signed)?(?: ?int)?$|^(?:__)?(?:[us]|be|le)32$|^u?int32_t$|^float$|^enum \w+$/, 4],
  [/^(?:unsigned |signed )?long(?: long)?(?: int)?$|^(?:__)?(?:[us]|be|le)64$|^u?int64_t$|^double$|^size_t$|^ssize_t$|^ktime_t$/, 8],
];

/** Is it a local record with room between its fields, declared with nothing in it and never cleared? */
export function isPadded(tokens: Tokens, { from, to }: Span): boolean {
  const name = tokenText(tokens, from);
  const scope = enclosingFunction(tokens, from);
  const declared = from === to && tokens.kind[from] === WORD ? declaredBefore(tokens, from, name) : null;
  if (scope === null || declared === null || isParameter(scope, declared) || declared.stars > 0 || declared.size !== null || declared.isReference || /\bstatic\b/.test(declared.type)) return false;
  if (!isOp(tokens, declared.at + 1, ';') && !isOp(tokens, declared.at + 1, ',')) return false;
  const places = placesOf(tokens, name).filter((place) => place > declared.at && place < from && !isAccessor(tokens, place - 1));
  const fields = places.filter((place) => isOp(tokens, place + 1, '.'));
  const others = places.filter((place) => !isOp(tokens, place + 1, '.') && !isText(tokens, place - 1, 'sizeof') && !isText(tokens, place - 2, 'sizeof'));
  return others.length === 0 && fields.length > 1 && hasRoom(tokens.text, declared.type.trim().split(/\s+/).at(-1)!);
}

/** Do the fields of a struct of the text, laid out as compilers do, leave bytes between them or behind the last? */
function hasRoom(text: string, type: string): boolean {
  const found = new RegExp(`\\bstruct\\s{1,4}${type}\\s{0,4}\\{([^{}]{1,${LONG}})\\}([^;]{0,120});`).exec(text) ?? new RegExp(`\\bstruct(?:\\s{1,4}\\w{1,60})?\\s{0,4}\\{([^{}]{1,${LONG}})\\}(\\s{0,4}${type}\\s{0,4});`).exec(text);
  if (found === null || /packed|aligned/i.test(found[2]) || /#\s{0,4}pragma\s{1,4}pack|__attribute__|:\s{0,4}\d|^\s*#/m.test(found[1]) || /#\s{0,4}pragma\s{1,4}pack/.test(text)) return false;
  let [offset, widest] = [0, 1];
  for (const field of found[1].replace(/\/\*[^]*?\*\//g, ' ').split(';')) {
    const parts = /^([\w ]{1,60}?)(\*{0,2}) ?(\w{1,40})(?: ?\[ ?(\d{1,6}) ?\])?$/.exec(field.trim().slice(0, 200).replace(/\s+/g, ' ').replace(/\b(?:const|volatile|struct) /g, ''));
    if (field.trim() === '') continue;
    const size = parts === null ? 0 : parts[2] !== '' ? 8 : (SIZES.find(([name]) => name.test(parts[1].trim()))?.[1] ?? 0);
    if (parts === null || size === 0) return false;
    if (offset % size !== 0) return true;
    offset += size * Number(parts[4] ?? 1);
    widest = Math.max(widest, size);
  }
  return offset % widest !== 0;
}
