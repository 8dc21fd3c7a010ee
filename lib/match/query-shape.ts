/** Does a text read like SQL? */

const QUERY = /(?:^|[\s"'(;])(?:select\b(?!\s+(?:statement|query|clause)\s)[\s\S]*\b(?:from|where|top)\b|insert\s+(?:ignore\s+|or\s+\w+\s+)?into\s+\S+(?:\s*[(?]|\s+(?:values|select|set|default|as|partition|with|output)\b|\s*$)|replace\s+into\b|update\s+(?:\S+\s+){1,4}set\b|update\b[\s\S]{0,200}?\bjoin\b[\s\S]*\bset\b|delete\s+from\b|drop\s+(?:table|database|index|view|user|schema)\b|create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?(?:table|database|user|view|index|schema|role)\b|alter\s+(?:table|user|database|role)\b|truncate\s+table\b|grant\s+\w+|union\s+(?:all\s+)?select\b|(?:inner|left|right|outer|cross)\s+join\b|(?:where|having|and|or)\s+[\w.`"[\]]+\s*(?:=|<(?!\/?\w+>)|>|!=|\b(?:like|in)\b\s*(?:[^\w\s.,;:!]|$))|order\s+by\b|exec(?:ute)?\s+(?:sp_|xp_|dbo\.|@|\[)\w*|call\s+\w+\s*\()|^\s*\(?select\s+[\w.,*\s`"]+$/i;
/** `EXEC GetOrders`, `exec find_user`; not "Exec try 1", "execute command". */
const EXECUTES = /^\s*(?:exec|EXEC)(?:ute|UTE)?\s+(?:\w+[_.]\w|[A-Z]\w*[a-z]|\w*[a-z][A-Z])/;
/** `The template you select determines …`: what a sentence says. */
const SELECTS = /\b(?:you|to|please|can|cannot|must|will|may|should|not|the|then|and|or|process),?\sselect\b/gi;

/** A page may hold the words of a query, and is none. */
export function readsLikeQuery(text: string): boolean {
  const said = text.replace(SELECTS, '');
  return (QUERY.test(said) || EXECUTES.test(said)) && !/^\s*<\w/.test(text);
}
