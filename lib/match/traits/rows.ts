/** Rows that a query brought: `$row` of `while ($row = mysqli_fetch_assoc($result))` and of `foreach ($posts as $row)`, `rs` of `statement.executeQuery(…)`. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, paramsOf } from '../../text/scopes.ts';
import { placesOf, spanText } from '../../text/words.ts';
import { piecesOf } from './definition-traits.ts';

/** Names that stand for one another on the way to the query. */
const NAMES = 4;
/** Bytes of what a name is given. */
const LONGEST = 400;

const BRINGS: Record<string, RegExp> = {
  php: /\b(?:mysqli?|pg|sqlite|oci|sqlsrv|odbc|db)_(?:fetch|query)\w*\s?\(|->(?:fetch\w*|get_results|get_row|query)\s?\(/,
  java: /\.(?:executeQuery|getResultSet|queryForList|queryForMap|queryForRowSet)\(/,
  csharp: /\.ExecuteReader(?:Async)?\(/,
};

/** Is it `$row["name"]`, `$row->name`, `rs.getString("name")` or `reader["name"]` of such a row, or a name that was given it? */
export function isOfRow(tokens: Tokens, { from, to }: Span): boolean {
  if (from === to) return tokens.kind[from] === WORD && piecesOf(tokens, { from, to }).some(({ span }) => span.from < span.to && isOfRow(tokens, span));
  const isField = tokens.kind[from] === WORD && to > from + 1 && (isOp(tokens, from + 1, '[') || isAccessor(tokens, from + 1));
  return isField && comesFromQuery(tokens, from, NAMES);
}

function comesFromQuery(tokens: Tokens, name: number, left: number): boolean {
  const brings = BRINGS[tokens.grammar.family];
  if (brings === undefined || left === 0) return false;
  const list = tokens.grammar.family === 'php' ? mappedOver(tokens, name) : null;
  if (list !== null) return brings.test(spanText(tokens, list).slice(0, LONGEST)) || (list.from === list.to && comesFromQuery(tokens, list.from, left - 1));
  return piecesOf(tokens, { from: name, to: name }).some(({ span }) => {
    const given = spanText(tokens, span).slice(0, LONGEST);
    return brings.test(given) || (tokens.kind[span.from] === WORD && tokenText(tokens, span.from) !== tokenText(tokens, name) && comesFromQuery(tokens, span.from, left - 1));
  });
}

/** The list in `array_map($row, $found)` whose items the function around the name is called with, `$row = function (array $entry) { … }`; null where there is none. */
function mappedOver(tokens: Tokens, name: number): Span | null {
  const scope = enclosingFunction(tokens, name);
  if (scope === null || !paramsOf(tokens, scope).includes(tokenText(tokens, name))) return null;
  const given = /(\$\w{1,40})\s{0,4}=\s{0,4}(?:static\s{1,4})?$/.exec(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 80), tokens.start[scope.start]))?.[1];
  for (const place of placesOf(tokens, 'array_map')) {
    const [by, list] = isOp(tokens, place + 1, '(') ? items(tokens, place + 1) : [];
    if (list === undefined) continue;
    const isInside = by.from <= scope.start && scope.end <= by.to;
    if (isInside || spanText(tokens, by) === given || (scope.name !== '' && spanText(tokens, by).replace(/^['"]|['"]$/g, '') === scope.name)) return list;
  }
  return null;
}
