/** `ORDER BY` a text that a caller may leave out: what falls back on a default was wished for by someone, and nothing says for what. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import type { Part } from '../../text/joins.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { spanText } from '../../text/words.ts';
import { piecesOf } from './definition-traits.ts';

const ORDERS = /\border\s+by\s+(?:\w+\.)?\[?$/i;
/** A literal, `Fields.DEFAULT`. */
const DEFAULT = String.raw`(?:"[^"\n]{1,60}"|[A-Z][\w.]{2,60})`;
const BLANK = String.raw`(?:\w{1,20}\.)?(?:is_?(?:null_?or_?)?(?:empty|blank|white_?space)|has_?(?:text|length))`;
/** `string.IsNullOrWhiteSpace(sort) ? "opened desc" : sort`, `sort == null || sort.isBlank() ? "name" : sort`, `sort ?? "name"`, `sort ?: "name"`, `if (sort.isNullOrBlank()) "name" else sort`, `sort.getOrElse("name")`. */
const FALLS_BACK = new RegExp(String.raw`^(?:!?${BLANK}\((?<asked>\w+)\) \? (?:${DEFAULT} : \k<asked>|\k<asked> : ${DEFAULT})|(?<tested>\w+) (?:[=!]= null|is (?:not )?null)(?: (?:\|\||&&) [^?"]{1,40})? \? (?:${DEFAULT} : \k<tested>|\k<tested> : ${DEFAULT})|(?<left>\w+) (?:\?\?|\?:) ${DEFAULT}|if \((?<read>\w+)\.${BLANK}\(\)\) ${DEFAULT} else \k<read>|(?<open>\w+)\.(?:getOrElse|orElse|ifBlank|ifEmpty)(?:\(| \{ )${DEFAULT}(?:\)| \}))$`, 'i');

/** `params.get("sort") or "created"`, `query.sort || 'name'`, `$filters['order_by'] ?? 'id'`: a text that was looked up under such a name in what a parameter holds. */
const LOOKED_UP = /^\$?(?<of>params|query|filters?|args|criteria|search|input|data|form|qs)(?:\.get\( ?["']|\[["']|(?:\?\.|\.|->))(?:sort|order)(?:_?(?:by|col(?:umn)?|field|key))?(?:["'](?:, ?["'][^"'\n]{0,40}["'])?[)\]])?(?: (?:or|\|\||\?\?|\?:) ["'][^"'\n]{0,40}["'])?$/i;

/** `query.getSort()`, `filter.SortBy`: a text that somebody asked for, by the type of the object that holds it. */
const SORT_OF = /^(?<of>\w+)(?:\.|\?\.|!!\.)(?:get)?(?:[sS]ort|[oO]rder|[cC]olumn)(?:_?(?:[bB]y|[cC]ol(?:umn)?|[fF]ield|[kK]ey))?(?:\(\))?$/;
const ASKED_TYPE = String.raw`\b[A-Z]\w{1,40}(?:Query|Request|Filter|Form|Params|Search|Criteria)\??\s+NAME\b|\bNAME:? \*?(?:\w{1,30}\.)?[A-Z]\w{0,40}(?:Query|Request|Filter|Form|Params|Search|Criteria)\b`;

/** `query.orderByRaw(`${sort} ${direction}`)`: all of the text is the order. */
function isOrdered(tokens: Tokens, index: number): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[index] - 60), tokens.start[index]);
  return /\b(?:orderByRaw|order_by_raw|reorder|orderBy\(\s{0,4}(?:\w{1,20}\.)?(?:raw|sql\.raw|literal))\(\s{0,9}[`"'][^`"'()]{0,20}$/.test(before);
}

/** Does the value stand behind ORDER BY, and is it a text that a parameter holds, or its default? `parts`: those of the join. */
export function isWishedOrder(tokens: Tokens, value: Span, parts: readonly Part[]): boolean {
  const place = parts.findIndex(({ hole }) => hole !== null && hole.from === value.from);
  if (place < 0 || !(ORDERS.test(parts[place - 1]?.text ?? '') || (parts.slice(0, place).every(({ text }) => (text ?? '').trim() === '') && isOrdered(tokens, value.from)))) return false;
  const scope = enclosingFunction(tokens, value.from);
  if (scope === null || scope.head === null) return false;
  const head = tokens.text.slice(tokens.start[scope.head.open], tokens.end[scope.head.close]).replace(/\s+/g, ' ');
  const asked = SORT_OF.exec(spanText(tokens, value).replace(/\s+/g, ''))?.groups?.of;
  if (asked !== undefined && new RegExp(ASKED_TYPE.replace('NAME', asked)).test(head)) return true;
  return [value, ...piecesOf(tokens, value).map(({ span }) => span)].some(({ from, to }) => {
    const given = tokens.text.slice(tokens.start[from], tokens.end[to]).replace(/\s+/g, ' ');
    const holder = LOOKED_UP.exec(given)?.groups?.of;
    if (holder !== undefined && new RegExp(String.raw`\b${holder}\b`, 'i').test(head)) return true;
    const { asked, tested, left, read, open } = FALLS_BACK.exec(given)?.groups ?? {};
    const name = asked ?? tested ?? left ?? read ?? open;
    return name !== undefined && new RegExp(String.raw`\b(?:string\?? ${name}\b|${name}: (?:Option\[)?String\b)`, 'i').test(head);
  });
}
