/** Go's records that a request fills whole, though some of their fields are nobody's to set for himself: `var m Member; c.Bind(&m); db.Save(&m)`. */
import { enclosingOpen, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { placesOf, scopeText } from '../../text/words.ts';
import { fieldsOfName } from '../values/declared-fields.ts';

/** What others decide about somebody: his rights, his money, what was found out about him. */
const PRIVILEGED = /^(?:Is|Has)?(?:Super)?(?:Admin|Administrator|Staff|Moderator|Superuser|Owner|Verified|Approved|Premium|Trusted|Banned)$|^(?:Roles?|Permissions?|Plan|Tier|Credits?|Credit(?:Limit|Balance)|\w{0,12}Balance|EmailVerified|VerifiedAt|ApprovedAt|AccountType|AccessLevel|Quota|PasswordHash)$/;
/** Whoever gets here may set them. */
const FOR_STAFF = /\bfunc\s{1,4}(?:\([^()]{0,40}Admin\w*\)\s{1,4})?\w*Admin|\(\w{1,20}\s{1,4}\*?\w*Admin\w*\)|\b(?:[rR]equire|[hH]as|[cC]heck|[iI]s)(?:Admin|Role|Permission|Staff|Superuser)\w*\(|[fF]orbidden/;
const FILLS = /^(?:Decode|Bind\w{0,10}|ShouldBind\w{0,20}|BodyParser|JSON|Unmarshal|ReadJSON|DecodeJSON)$/;

/** The call that fills the record `span` from a request, where its type has such a field and JSON may name it; null where none does. */
export function boundWholeAt(tokens: Tokens, { from, to }: Span): Span | null {
  const scope = enclosingFunction(tokens, to);
  if (tokens.grammar.name !== 'go' || scope === null || tokens.kind[to] !== WORD || to - from > 1) return null;
  const name = tokenText(tokens, to);
  const text = scopeText(tokens, scope);
  const isOpen = (field: string): boolean => PRIVILEGED.test(field) && !new RegExp(`\\b${name}\\.${field}\\s{0,4}(?:=[^=]|,)`).test(text);
  if (FOR_STAFF.test(text) || fieldsOfName(tokens, from, name)?.some((field) => isOpen(field.name) && !/json:"-/.test(field.tag)) !== true) return null;
  const fills = placesOf(tokens, name).map((at) => filledIn(tokens, at)).find((call) => call !== null && call.from > scope.start && call.to < from);
  return fills ?? null;
}

/** The call of which `&name` at the token is an argument, from its receiver on, where that fills it. */
function filledIn(tokens: Tokens, at: number): Span | null {
  const open = isOp(tokens, at - 1, '&') ? enclosingOpen(tokens, at) : -1;
  if (open < 1 || !isOp(tokens, open, '(') || !FILLS.test(tokenText(tokens, open - 1))) return null;
  return { from: open - 1, to: tokens.pair[open] };
}
