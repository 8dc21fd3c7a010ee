/** Resolvers of GraphQL that change something and ask nobody, beside others of the same text that do (JavaScript). */
import { enclosingOpen, isOp, type Span } from '../../text/expression.ts';
import { functionsOf, paramsOf, type Scope } from '../../text/scopes.ts';
import { tokenText, type Tokens } from '../../text/tokens.ts';
import { scopeText } from '../../text/words.ts';
import { OPEN } from './open-pages.ts';

const KINDS = /^(?:Query|Mutation)$/;
/** Asks, by a call that is handed who calls or what holds him, or by looking at him. */
const ASKS = /\b\w{0,20}(?:[rR]equire|[eE]nsure|[aA]ssert|[cC]heck|[vV]erify|[aA]uth|[gG]uard|[mM]ust|[cC]an|[aA]llow|[pP]ermi)\w{0,30}\(|\bme\b|\b\w{0,12}(?:[uU]ser|[vV]iewer|[sS]ession|[aA]ctor|[aA]ccount|[tT]enant|[tT]oken)\b/;

interface Resolver { scope: Scope; kind: string; asks: boolean }

/** The last resolver of `Mutation: { … }` that asks nobody, where at least two others do, and most; null where there is none. */
export function openResolver(tokens: Tokens, { from }: Span): Span | null {
  const all = functionsOf(tokens).flatMap((scope) => resolverOf(tokens, scope));
  const asking = all.filter(({ asks }) => asks).length;
  if (asking < 2 || asking * 2 <= all.length) return null;
  const open = all.findLast(({ scope, kind, asks }) => kind === 'Mutation' && !asks && scope.start > from && !OPEN.test(scope.name));
  return open === undefined ? null : { from: open.scope.start, to: open.scope.head?.close ?? open.scope.start };
}

/** `Mutation: { rename: async (_, args, ctx) => … }`: the function is the field itself; one that is handed to a wrapper is asked for there. */
function resolverOf(tokens: Tokens, scope: Scope): Resolver[] {
  const brace = enclosingOpen(tokens, scope.start);
  const kind = isOp(tokens, brace, '{') && isOp(tokens, brace - 1, ':') ? tokenText(tokens, brace - 2) : '';
  if (!KINDS.test(kind) || scope.name === '' || scope.head === null || paramsOf(tokens, scope).length < 2) return [];
  const body = scopeText(tokens, scope).slice(tokens.start[scope.head.close] - tokens.start[scope.start]);
  const context = tokens.text.slice(tokens.start[scope.head.open], tokens.end[scope.head.close]);
  return [{ scope, kind, asks: ASKS.test(body) || /\{[^{}]{0,120}\b(?:user|viewer|session|me|currentUser|auth)\b/.test(context) }];
}
