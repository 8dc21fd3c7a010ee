/** Routes that a call gives to a router, and whether something asks there who is calling: ASP.NET's minimal interfaces, Ktor, Go's gin, echo, chi and fiber, and its own ServeMux. */
import { enclosingOpen, expressionEnd, isAccessor, isOp, items, operandStart } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';

/** `head` is written as JavaScript's routes are: `.delete("/users/{id}"`. */
export interface Route { start: number; end: number; head: string; guarded: boolean; asks?: boolean }

const GUARD = /\b\w{0,30}(?:auth|jwt|admin|require|protect|ensure|verify|login|session|role|permission|guard)\w{0,30}/i;

/** By language: the calls that make a route, and what in them says by which method it is reached. */
const CALLS: Record<string, readonly string[]> = {
  csharp: ['MapGet', 'MapPost', 'MapPut', 'MapDelete', 'MapPatch'],
  kotlin: ['get', 'post', 'put', 'delete', 'patch'],
  go: ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'Get', 'Post', 'Put', 'Delete', 'Patch', 'HandleFunc', 'Handle'],
};

/** `"DELETE /users/{id}"` of Go 1.22, and what stands there without a method. */
const WITH_METHOD = /^(["`])(?:(GET|POST|PUT|DELETE|PATCH) )?(\/[^]*)$/;
/** `http.ListenAndServe(addr, requireLogin(mux))`, `return auth.Require(mux)`: asked before all routes. */
const WRAPPED = /\b\w{0,30}(?:[aA]uth|[rR]equire|[pP]rotect|[lL]ogin|[sS]ession|[gG]uard)\w{0,30}\((?:\w{1,30}, )?(?:mux|router|r|m)\)/;

export function calledRoutes(tokens: Tokens): Route[] {
  const { name } = tokens.grammar;
  const isOther = name === 'kotlin' ? !/\brouting\s?\{|\bRoute\.|\bauthenticate\b/.test(tokens.text) : name === 'csharp' && /FallbackPolicy/.test(tokens.text);
  if (CALLS[name] === undefined || isOther) return [];
  const places = CALLS[name].flatMap((call) => placesOf(tokens, call)).filter((index) => isOp(tokens, index + 1, '(') && tokens.kind[index + 2] === STRING && isAccessor(tokens, index - 1) === (name !== 'kotlin'));
  return places.map((index) => {
    const from = name === 'kotlin' ? index : operandStart(tokens, index);
    const [, quote = '"', named, path = ''] = WITH_METHOD.exec(tokenText(tokens, index + 2)) ?? [];
    const isMux = name === 'go' && /^Handle/.test(tokenText(tokens, index));
    const method = isMux ? (named ?? 'handle').toLowerCase() : tokenText(tokens, index).replace(/^Map/, '').toLowerCase();
    const guarded = name === 'go' ? isGuardedInGo(tokens, index) : name === 'kotlin' ? isWithin(tokens, index) : isGuardedInCsharp(tokens, index);
    return { start: tokens.start[from], end: tokens.end[index + 2], head: `.${method}(${isMux ? `${quote}${path}` : tokenText(tokens, index + 2)}`, guarded: guarded || (isMux && WRAPPED.test(tokens.text)) };
  });
}

/** `app.MapPost("/a", Add).RequireAuthorization()`, of a group that requires it, or of a handler that is handed who is calling. */
function isGuardedInCsharp(tokens: Tokens, index: number): boolean {
  const chain = tokens.text.slice(tokens.start[index], tokens.end[expressionEnd(tokens, index)]);
  const router = tokenText(tokens, index - 2);
  if (/RequireAuthorization|\[Authorize|ClaimsPrincipal|\.User\b|AddEndpointFilter/.test(chain)) return true;
  return /^\w+$/.test(router) && new RegExp(`\\b${router}\\s?=[^;]{0,300}\\.(?:RequireAuthorization|AddEndpointFilter)|\\b${router}\\.(?:RequireAuthorization|AddEndpointFilter)`).test(tokens.text);
}

/** Does it stand in a block of `authenticate("jwt") { … }` or its kin, or ask for the principal itself? */
function isWithin(tokens: Tokens, index: number): boolean {
  const block = isOp(tokens, tokens.pair[index + 1] + 1, '{') ? tokens.pair[index + 1] + 1 : -1;
  if (block > 0 && /principal|sessions\.get|requireRole|authoriz/i.test(tokens.text.slice(tokens.start[block], tokens.end[Math.max(block, tokens.pair[block])]))) return true;
  for (let open = enclosingOpen(tokens, index); open > 0; open = enclosingOpen(tokens, open)) {
    const name = isOp(tokens, open - 1, ')') ? tokens.pair[open - 1] - 1 : open - 1;
    if (isOp(tokens, open, '{') && tokens.kind[name] === WORD && /^(?:authenticate|with(?:Role|Auth)|require|authori)/i.test(tokenText(tokens, name))) return true;
  }
  return false;
}

/** `r.POST("/a", requireAuth, add)`, `r.With(auth).Post("/a", add)`, or of a router that uses such a check. */
function isGuardedInGo(tokens: Tokens, index: number): boolean {
  const args = items(tokens, index + 1).slice(1);
  const last = args[args.length - 1];
  const isPlain = last !== undefined && !isOp(tokens, last.to, ')');
  const written = (isPlain ? args.slice(0, -1) : args).map(({ from, to }) => tokens.text.slice(tokens.start[from], Math.min(tokens.end[to], tokens.start[from] + 80))).join(' ');
  if (GUARD.test(written)) return true;
  const from = isOp(tokens, index - 2, ')') ? operandStart(tokens, index - 2) : index - 2;
  return GUARD.test(tokens.text.slice(tokens.start[from], tokens.end[index - 2])) || uses(tokens, tokenText(tokens, from), index, 4);
}

/** Does the router of that name, or the one that it is a group of, use a check before the token? */
function uses(tokens: Tokens, router: string, before: number, depth: number): boolean {
  const isUse = (place: number): boolean => {
    const scope = enclosingFunction(tokens, place);
    return isAccessor(tokens, place + 1) && isText(tokens, place + 2, 'Use') && isOp(tokens, place + 3, '(') && (scope === null || scope.end >= before) && GUARD.test(tokens.text.slice(tokens.start[place + 3], tokens.end[tokens.pair[place + 3]]));
  };
  const places = placesOf(tokens, router).filter((place) => place < before);
  if (places.some(isUse)) return true;
  return places.some((place) => {
    const group = isOp(tokens, place + 1, ':=') && isAccessor(tokens, place + 3) && isText(tokens, place + 4, 'Group') && isOp(tokens, place + 5, '(') ? place + 5 : -1;
    return group > 0 && (GUARD.test(tokens.text.slice(tokens.start[group], tokens.end[tokens.pair[group]])) || (depth > 0 && uses(tokens, tokenText(tokens, place + 2), before, depth - 1)));
  });
}
