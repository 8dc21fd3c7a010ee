/** Methods of Nest controllers that name no role, in a class whose guard asks for the roles that a method names: where none is named, it lets in whoever is logged in. */
import { isOp, type Span } from '../../text/expression.ts';
import { once } from '../../text/once.ts';
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { markedIn } from './marked.ts';
import { OPEN } from './open-pages.ts';

/** `@UseGuards(JwtAuthGuard, RolesGuard)` */
const ASKS_FOR_ROLES = /@UseGuards\([^;{}@]{0,200}\b\w{0,30}(?:Roles?|Permissions?|Polic(?:y|ies)|Abilit(?:y|ies)|Scopes?)\w{0,10}Guard\b/;
const NAMES_ROLE = /@(?:\w{0,20}Roles?|\w{0,20}Permissions?|CheckPolic(?:y|ies)|CheckAbilit(?:y|ies)|Scopes?|Auth|\w{0,20}Only|Admin\w{0,12})\b/;
const IS_OPEN = /@(?:\w{0,12}Public|SkipAuth|NoAuth|Unprotected|AllowAnonymous|AnyRole|Authenticated\w{0,10})\b/;
const ROUTE = /@(?:Get|Post|Put|Patch|Delete)\(/;
/** Who asks gets what is his, or it is written down under his name. */
const SPEAKS_OF_CALLER = /@(?:\w{0,20}User\w{0,10}|Req|Request|Session|Ctx|Account\w{0,10}|Tenant\w{0,10}|Me|Principal|Jwt\w{0,10}|Token\w{0,10}|Auth\w{0,10})\(|\b\w{0,12}(?:[uU]ser|[rR]equest)\w{0,10}\s{0,3}:\s{0,3}(?:\w{0,20}User\w{0,20}|\w{0,10}Request)\b/;
/** What changes or removes what is there, or gives all of it at once. */
const WEIGHS = /@(?:Put|Patch|Delete)\(|@Get\([^()]{0,80}\)[^]{0,400}?\b(?:export|dump)\w{0,30}$|@Get\(\s{0,4}['"][^'"\n]{0,60}\b(?:export|dump|audit|payroll|salaries)\b/i;
interface Method { from: number; name: number; text: string; named: boolean; own: boolean }

/** From its marks to its name, where the method at the token names no role and most of the others, but for those that speak of the caller, do. */
export function roleLessAt(tokens: Tokens, { from }: Span): Span | null {
  const methods = methodsOf(tokens);
  const method = methods.find((one) => one.from <= from && from <= one.name);
  if (method === undefined || method.named || method.own || OPEN.test(method.text) || !WEIGHS.test(method.text)) return null;
  const closed = methods.filter(({ own, text }) => !own && !OPEN.test(text));
  const named = closed.filter((one) => one.named).length;
  return named * 2 > closed.length || (named === 1 && closed.length === 2) ? { from: method.from, to: method.name } : null;
}

/** None where the guard of the class asks for no roles, where the class names some itself, or the text holds several classes. */
const methodsOf = once((tokens: Tokens): Method[] => {
  if (tokens.grammar.family !== 'js' || !ASKS_FOR_ROLES.test(tokens.text)) return [];
  const found: Method[] = [];
  let asks = false;
  for (const { from, behind, marks, words } of markedIn(tokens)) {
    const isClass = words.includes('class');
    if (isClass && (found.length > 0 || NAMES_ROLE.test(marks))) return [];
    asks ||= isClass && ASKS_FOR_ROLES.test(marks);
    if (isClass || !ROUTE.test(marks) || !isOp(tokens, behind, '(') || tokens.kind[behind - 1] !== WORD) continue;
    const parameters = tokens.text.slice(tokens.start[behind], tokens.end[Math.max(behind, tokens.pair[behind])]);
    found.push({ from, name: behind - 1, text: `${marks} ${tokenText(tokens, behind - 1)}`, named: NAMES_ROLE.test(marks), own: IS_OPEN.test(marks) || SPEAKS_OF_CALLER.test(parameters) });
  }
  return asks ? found : [];
});
