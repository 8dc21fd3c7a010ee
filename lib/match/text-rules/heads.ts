/** How the credentials of a text rule begin: asked at a keyword before the rule itself is looked up. */

/** A beginning to the letter, and how many characters of a credential follow it at least. */
export interface Head { text: string; run: number }

/** `(?<!…)(?<value>ghp_[A-Za-z0-9]{36}…`, as patterns/secrets/vendor.ts writes them. */
const HEAD = /^\(\?<!\[\\w\+-\]\)\(\?<value>((?:[\w-]|\\\.)+)(?:\[[\w\\+/-]+\]\{(\d+)|(?=[([])|(?=\)))/;

/** The beginnings of all expressions of a rule; null when one of them may begin otherwise. */
export function headsOf(regexes: { source: string; flags: string }[]): Head[] | null {
  const heads = regexes.map(({ source, flags }) => {
    const found = flags.includes('y') && !flags.includes('i') && !source.includes('|') ? HEAD.exec(source) : null;
    return found === null ? null : { text: found[1].replaceAll('\\', ''), run: Number(found[2] ?? 0) };
  });
  return heads.length > 0 && heads.every((head) => head !== null) ? heads : null;
}

/** Does one of them stand at byte `at`, and no other word before it? */
export function standsHead(heads: Head[], text: string, at: number): boolean {
  return isFirst(text, at) && heads.some((head) => text.startsWith(head.text, at) && hasRun(text, at + head.text.length, head.run));
}

/** The same for the first `length` bytes of one, whatever comes behind. */
export function beginsHead(heads: Head[], text: string, at: number, length: number): boolean {
  return isFirst(text, at) && heads.some((head) => text.startsWith(head.text.slice(0, length), at));
}

function isFirst(text: string, at: number): boolean {
  const before = at === 0 ? 0 : text.charCodeAt(at - 1);
  return !isValueByte(before) || before === 47;
}

function hasRun(text: string, from: number, length: number): boolean {
  for (let at = from; at < from + length; at++) if (at >= text.length || !isValueByte(text.charCodeAt(at))) return false;
  return true;
}

/** `[\w+/-]` */
export function isValueByte(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 43 || byte === 45 || byte === 47;
}
