/** What a text that is put together reads like: SQL, a filter of a directory search, a path through a document. */
import type { Part } from '../../text/joins.ts';

const QUERY = /(?:^|[\s"'(;])(?:select\b(?!\s+(?:statement|query|clause)\s)[\s\S]*\b(?:from|where|top)\b|insert\s+(?:ignore\s+|or\s+\w+\s+)?into\s+\S+(?:\s*[(?]|\s+(?:values|select|set|default|as|partition|with|output)\b|\s*$)|replace\s+into\b|update\s+(?:\S+\s+){1,4}set\b|update\b[\s\S]{0,200}?\bjoin\b[\s\S]*\bset\b|delete\s+from\b|drop\s+(?:table|database|index|view|user|schema)\b|create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?(?:table|database|user|view|index|schema|role)\b|alter\s+(?:table|user|database|role)\b|truncate\s+table\b|grant\s+\w+|union\s+(?:all\s+)?select\b|(?:inner|left|right|outer|cross)\s+join\b|(?:where|having|and|or)\s+[\w.`"[\]]+\s*(?:=|<(?!\/?\w+>)|>|!=|\b(?:like|in)\b\s*(?:[^\w\s.,;:!]|$))|order\s+by\b|exec(?:ute)?\s+(?:sp_|xp_|dbo\.|@|\[)\w*|call\s+\w+\s*\()|^\s*\{\s*(?:\?\s*=\s*)?call\s|^\s*\(?select\s+[\w.,*\s`"]+$/i;
/** `EXEC GetOrders`, `exec find_user`; not "Exec try 1", "execute command". */
const EXECUTES = /^\s*(?:exec|EXEC)(?:ute|UTE)?\s+(?:\w+[_.]\w|[A-Z]\w*[a-z]|\w*[a-z][A-Z])/;
/** `The template you select determines …`, `Skipping delete from the history`: what a sentence says. */
const SELECTS = /\b(?:skipping|before|after) delete from\b|\b(?:you|to|please|can|cannot|must|will|may|should|not|the|then|and|or|process),?\sselect\b/gi;

/** The words that every query begins with, or goes on with where it is put together, in small letters; what stands there. */
const QUERY_WORDS = ['select', 'insert', 'replace', 'update', 'delete', 'drop', 'create', 'alter', 'truncate', 'grant', 'join', 'order', 'where', 'having', 'and ', 'or ', 'exec', 'call'];
const AT_QUERY = /(?<![\w$.])(?:select\s|insert\s+(?:ignore|or|into)\b|replace\s+into\b|update\s[^]{0,300}?\b(?:set|join)\b|delete\s+from\b|(?:drop|create|alter|truncate)\s+(?:or\s+replace|temp|temporary|table|database|index|view|user|schema|role)\b|grant\s+\w|join\s|order\s+by\b|(?:where|having|and|or)\s+[\w.`"[\]]+\s*(?:=|<(?!\/?\w+>)|>|!=|\b(?:like|in)\b\s*(?:[^\w\s.,;:!]|$))|(?<=["'`]\s{0,8})exec(?:ute)?\s+\w|exec(?:ute)?\s+(?:[@[]|\w+[_.])|call\s+\w+\s*\(|(?<=\{\s{0,3}(?:\?\s?=\s?)?)call\s)/y;

/** Could anything that is put together in this code read like a query? */
export function mayHoldQuery(code: string): boolean {
  const small = code.toLowerCase();
  return QUERY_WORDS.some((word) => {
    for (let at = small.indexOf(word); at >= 0; at = small.indexOf(word, at + word.length)) {
      AT_QUERY.lastIndex = at;
      if (AT_QUERY.test(small)) return true;
    }
    return false;
  });
}

/** A page may hold the words of a query, and is none. */
export function readsLikeQuery(text: string): boolean {
  const said = text.replace(SELECTS, '');
  return (QUERY.test(said) || EXECUTES.test(said)) && !/^\s*<[!?\w]/.test(text);
}

/** A filter of a directory search, cut where a value comes: `(uid=`, `(&(objectClass=person)(cn=`; the name of the attribute may be a value, too. `the user (uid=` is a sentence. */
export function readsAsLdap(parts: readonly Part[]): boolean {
  return parts.some((part, index) => part.text !== null && index + 1 < parts.length && /(?<!\w)(?<![\w,.:] )\(\s*[a-z][\w;.-]{0,40}\s*(?:[~<>]?=|:[\w.:]{0,40}=)\s*[*'"]?$/i.test(named(parts, index).slice(-100)));
}

/** The text with what stands before it: `(` and a value, then `=`. */
function named(parts: readonly Part[], index: number): string {
  const text = parts[index].text ?? '';
  const isRest = /^\s{0,3}[~<>]?=/.test(text) && index > 1 && parts[index - 1].hole !== null;
  return isRest ? `${(parts[index - 2].text ?? '').slice(-100)}a${text}` : text;
}

/** A path through a document, cut inside a predicate: `//user[name='`; the predicate may have been put together before. */
export function readsAsXpath(parts: readonly Part[]): boolean {
  let before = '';
  return parts.some((part) => {
    if (part.text === null) return /\/[^\n]*\[[^\]\n]*(?:=|,|\()\s*\\?["']?$/.test(before) || /\[@[\w:-]+\s*=\s*\\?["']$/.test(before);
    before = (before + part.text).slice(-100);
    return false;
  });
}

/** An address without TLS, of another machine. */
export const CLEARTEXT = /^\s*(?:http|ws|ftp):\/\/(?!localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[|host\.docker|[^/:]*\.(?:local|localhost|internal|test|invalid|svc)\b|(?:www\.)?example\.|[\w-]+(?:[:/]|$)|[^/]*[<>{}$%*])[\w-]+(?:\.[\w-]+)+/i;
