/** Objects found by an id that someone sends, in a handler where nothing asks whose they are: of the handler's text and of its neighbours'. */
import { functionsNamed, functionsOf, paramsOf, wholeFunction, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { scopeText } from '../../text/words.ts';
import { SERVER_FILE } from '../values/handlers.ts';
import { callsOfFinder } from './finder-calls.ts';
import { callsOfMethod } from '../values/methods.ts';
import { isChildAlone } from './child-alone.ts';
import { withoutMade } from './made-records.ts';
import { CURRENT, OF_CONTEXT, ASKED, RULED, RULED_ABOVE, LOGGED, NOTED, ABSENT, KEPT, WHO, CONTEXT, SENTENCES, PLACES, REFUSED, TURNED_AWAY, INCLUDED, READ_ALONG, CHOOSES, CHOSEN, HIS, FINDS, CHANGES, KEEPS, HANDLES, LOGGED_IN, PERSONAL, FOR_WHOM, ROUTED, DEMANDED } from './owner-words.ts';
import { routedBlocks } from './routed-blocks.ts';

/** Bytes of a handler that are read; a longer one does more than can be told. */
const LONGEST = 4000;
/** Bytes of a text in which it may say who is let in. */
const FILE = 32 * 1024;
/** Bytes before a handler: its decorators, its route. */
const HEAD = 400;

/** Is the place in a handler that knows who is logged in, or whose neighbours choose the same objects by owner, while nothing in it asks whose the object is? */
export function lacksOwner(tokens: Tokens, index: number): boolean {
  const scope = handlerAt(tokens, index);
  if (scope === null) return false;
  const { text, parameters, body } = partsOf(tokens, scope);
  const head = headOf(tokens, scope);
  if (text.length > LONGEST || RULED.test(tokens.text.slice(0, FILE))) return false;
  if (ignoresOwner(tokens, scope) || isChildAlone(tokens, scope, index)) return true;
  if (RULED_ABOVE.test(head)) return false;
  const asked = tokens.text.slice(tokens.start[index], tokens.start[index] + 240);
  if (HUNG_ON.test(asked) || OF_HIMSELF.test(asked) || ASKED.test(scope.name) || ASKED.test(undecided(tokens, scope)) || isOfOwn(tokens, index) || isLoadedFirst(tokens, scope)) return false;
  if (CURRENT.test(parameters) && isForEverybody(tokens, index)) return false;
  if (CURRENT.test(parameters)) return !asksHim(parameters, undecided(tokens, scope));
  if (OF_CONTEXT.test(parameters) || CURRENT.test(body)) return true;
  const calls = callsOfFinder(tokens, scope);
  if (calls.some((call) => forgetsOwner(tokens, call))) return true;
  const others = neighbours(tokens, scope);
  if (calls.some((call) => servesAnyone(tokens, call, index, others))) return true;
  if (!HANDLES.test(head + parameters + body) && !ANSWERS.test(text.slice(0, 160)) && !isOfController(tokens, head) && !isAction(tokens, scope)) return false;
  return isPersonal(tokens, index) || others.some((one) => (FINDS.test(one) || (CHANGES.test(body) && KEEPS.test(one))) && choosesSame(one, text)) || isChosenByWho(tokens, index, others.map((one) => one.replace(/\s+/g, ' ')));
}

/** A handler of a page or a controller says by its type what it answers: `public async Task<IActionResult> OnGetAsync(int id)`. */
const ANSWERS = /^[^(){}]{0,80}\bI?ActionResult\b/;

/** Someone logged in as a parameter, or kept in a name: `@AuthenticationPrincipal Patient me`, `val me = call.principal<Patient>()!!`, `var reader = User.FindFirstValue("sub")`. */
const HELD = /@(?:AuthenticationPrincipal|CurrentUser|CurrentSecurityContext)\b(?:\([^()]{0,80}\))?\s{1,4}(?:final\s)?(?:[\w.<>]{1,60}\s(?<annotated>\w{1,40})|(?<named>\w{1,40})\s?:)|\b(?:Principal|Authentication|Jwt|JwtAuthenticationToken|ClaimsPrincipal|UserDetails|OidcUser|OAuth2User)\s(?<typed>[a-z]\w{0,40})\b|\b(?<is>[a-z]\w{0,40})\s?:\s?(?:Principal|Authentication|Jwt|UserDetails|ClaimsPrincipal|OidcUser|OAuth2User)\b|\b(?<kept>[a-z]\w{0,40})\s?=\s?(?:await\s)?(?:call\.principal|(?:this\.|_)?(?:User|HttpContext\.User)\.Find|principal\.get|request\.(?:identity|user)\b|SecurityContextHolder\.)/;

/** `invoices.findById(`, `_db.Invoices.FindAsync(`: what the object is asked of. */
const ASKED_OF = /^(?:await\s)?(?:this\.)?(?<from>(?:[a-z_]\w{0,40}\.(?=[A-Z]\w{0,40}\.))?[A-Za-z_]\w{1,40})\??\./;

/** Does a neighbour give who is logged in to the same finder, `invoices.summaries(me.getId())`, `_db.Parcels.Where(p => p.Receiver == me)`, and none asks it for all of them? */
function isChosenByWho({ text, start }: Tokens, index: number, others: string[]): boolean {
  const from = ASKED_OF.exec(text.slice(start[index], start[index] + 200).replace(/\s+/g, ' '))?.groups!.from.replace('.', '\\.');
  if (from === undefined || others.some((one) => new RegExp(String.raw`(?<!\w)${from}\.(?:findAll|getAll|listAll|list|all|ToList\w{0,5})\(\w{0,30}(?:pag|\))`, 'i').test(one))) return false;
  return others.some((one) => {
    const { annotated, named, typed, is, kept } = HELD.exec(one)?.groups ?? {};
    const who = annotated ?? named ?? typed ?? is ?? kept;
    const given = String.raw`${who === undefined ? '' : String.raw`(?<![\w."])${who}\b|`}(?<![\w.])(?:User\.(?:Find|Get)|request\.(?:user|identity)\b|call\.principal|identity\.getPrincipal)`;
    return new RegExp(String.raw`(?<!\w)${from}\.(?!(?:save|add|create|insert|put|store|register|update)|\w{0,40}(?:recommend|suggest|discover|favou?rite|liked|feed|popular))[^;{}]{1,160}?(?:${given})`, 'i').test(one);
  });
}

/** `Note.deleteOne({ _id: req.note._id })`: whose it is was asked when it was loaded and hung on the request. */
const HUNG_ON = /^[^;\n]{0,200}?\b(?:req|request|ctx\.state|res\.locals)\.(?!params|body|query|headers|cookies|user\b|session|auth)\w{2,30}\._?id\b/;

/** `prisma.user.update({ where: { id: user.id } })`: his own account. */
const OF_HIMSELF = /^[^;]{0,200}?\bid['"]?\s{0,9}[:=,]\s{0,9}(?:\w{1,20}\??\.){0,3}(?:user|viewer|currentUser|session|me)\??\.(?:id|userId|user_id|sub|uid)\b/;

/** `loans.find(params[:id])`, `$this->loans()->find($id)`, `get_object_or_404(self.get_queryset(), pk=pk)`: a function of the same text chooses by the owner. */
function isOfOwn(tokens: Tokens, index: number): boolean {
  const [, name, call] = /^(?:a?get_object_or_404\(\s*)?(?:await\s)?(?:\$?this(?:->|\.)|self\.)?([A-Za-z]\w{1,40})\b(\()?/.exec(tokens.text.slice(tokens.start[index], tokens.start[index] + 80)) ?? [];
  return name !== undefined && (call !== undefined || tokens.grammar.family === 'ruby') && functionsNamed(tokens, name).some((one) => ASKED.test(scopeText(tokens, one)));
}

/** Pundit and CanCan: what `before_action :set_note` loads is asked about in the action, `authorize @note`. */
function isLoadedFirst({ grammar, text }: Tokens, { name }: Scope): boolean {
  return grammar.family === 'ruby' && /^(?:set|load|find|fetch|get)_/.test(name) && /\bauthorize!?[ (]/.test(text.slice(0, FILE));
}

/** Public functions of `class NoteController extends Controller` answer requests, whatever they take and give back. */
function isOfController({ grammar, text }: Tokens, head: string): boolean {
  return grammar.family === 'php' && /\bextends\s{1,4}\w{0,30}Controller\b/.test(text.slice(0, FILE)) && /\bpublic\s{1,4}(?:function\s{1,4})?(?:\w{1,60})?$/.test(head);
}

/** A function of React that the page's visitor calls. */
function isAction({ text, start }: Tokens, scope: Scope): boolean {
  return SERVER_FILE.test(text) && /\bexport\b[^;{}\n]{0,80}$/.test(text.slice(Math.max(0, start[scope.start] - 90), start[scope.start]));
}

/** Is it something that belongs to one person, in a text that lets nobody in who is not logged in? */
function isPersonal({ text, start }: Tokens, index: number): boolean {
  return PERSONAL.test(text.slice(Math.max(0, start[index] - 60), start[index] + 160)) && LOGGED_IN.test(text.slice(0, FILE));
}

/** `Account load(User user, UUID id)` that never speaks of the user again, in a text whose other functions know him: what was meant to be asked is not. */
function ignoresOwner(tokens: Tokens, scope: Scope): boolean {
  const names = paramsOf(tokens, scope).filter((name) => FOR_WHOM.test(name));
  if (names.length === 0 || paramsOf(tokens, scope).length < 2 || scope.head === null) return false;
  const body = partsOf(tokens, scope).body.replace(LOGGED, '');
  if (names.some((name) => body.includes(name))) return false;
  return (tokens.grammar.family === 'js' || callsOfMethod(tokens, scope).length > 0) && neighbours(tokens, scope).some((one) => CHOSEN.test(one) || one.search(HIS) >= 0);
}

/** Does a handler that knows who is logged in call it without a word of him: `messages.read(id)` in `read(long id, Principal principal)`? */
function forgetsOwner(tokens: Tokens, call: number): boolean {
  const scope = handlerAt(tokens, call);
  if (scope === null || scope.head === null) return false;
  const { parameters, body } = partsOf(tokens, scope);
  const rest = undecided(tokens, scope);
  return (CURRENT.test(parameters) || CURRENT.test(body)) && !asksHim(parameters, rest) && !ASKED.test(scope.name) && !ASKED.test(rest);
}

/** Is what a function finds by an id handed to whoever asks, by a handler for those who are logged in that says nothing of them: `devices.unpair(id)` below `DELETE … WHERE id = $1`? */
function servesAnyone(tokens: Tokens, call: number, index: number, others: string[]): boolean {
  const scope = handlerAt(tokens, call);
  if (scope === null || scope.end - scope.start > LONGEST) return false;
  const { text, parameters, body } = partsOf(tokens, scope);
  const head = headOf(tokens, scope);
  if (RULED_ABOVE.test(head) || ASKED.test(scope.name) || ASKED.test(undecided(tokens, scope))) return false;
  if (!HANDLES.test(head + parameters + body) && !isRouted(tokens, scope) && !isOfController(tokens, head)) return false;
  const route = tokens.text.slice(tokens.start[scope.start] - (isRouted(tokens, scope) ? 120 : 0), tokens.start[scope.start] + 120);
  if (LOGGED_IN.test(tokens.text.slice(0, FILE)) && (PERSONAL.test(route) || PERSONAL.test(head) || isPersonal(tokens, index))) return true;
  const found = scopeText(tokens, handlerAt(tokens, index) ?? scope);
  return others.some((one) => one !== text && choosesSame(one, found));
}

/** `Product.get(id=body.product_id)`: goods and places that everybody sees, looked up by whoever is logged in (Python). */
const FOR_EVERYBODY = /^[^\n]{0,40}\b(?:Product|Category|Tag|Country|City|Plan|Recipe|Movie|Film|Song|Book|Course|Lesson|Show|Event|Venue|Restaurant|Hotel|Store|Shop|Game|Question|Quiz|Station|Sku|Poll|Topic)s?\b/;
function isForEverybody({ grammar, text, start }: Tokens, index: number): boolean {
  return grammar.name === 'py' && FOR_EVERYBODY.test(text.slice(start[index], start[index] + 80));
}

/** What stands right above a function: its decorators, its route. */
function headOf({ text, start }: Tokens, scope: Scope): string {
  return text.slice(Math.max(0, start[scope.start] - HEAD), start[scope.start]).split(/\n\s*\n/).pop() ?? '';
}

/** Does what is done speak of the parameter that says who is logged in: `p` of `Principal p`? */
function asksHim(parameters: string, rest: string): boolean {
  return parameters.split(',').some((parameter) => CURRENT.test(parameter) && new RegExp(`\\b${nameIn(parameter)}\\b`).test(rest));
}

/** The name in `@AuthenticationPrincipal Person person`, `user: User = Depends(current_user)`, `Extension(user): Extension<User>`. */
function nameIn(parameter: string): string {
  return /\b(\w{1,60})\)?\s{0,3}[:=]/.exec(parameter)?.[1] ?? /\b(\w{1,60})\W{0,9}$/.exec(parameter)?.[1] ?? '';
}

/** The function around a token; a nameless one inside another is part of that. */
function handlerAt(tokens: Tokens, index: number): Scope | null {
  const block = routedBlocks(tokens).findLast(({ start, end }) => start <= index && index <= end);
  if (block !== undefined) return block;
  const scope = wholeFunction(tokens, index, (scope, outer) => !isRouted(tokens, scope) && tokens.end[outer.end] - tokens.start[outer.start] < LONGEST);
  // a page of PHP without functions is one handler
  return scope === null && tokens.grammar.family === 'php' && tokens.text.length < LONGEST && functionsOf(tokens).length === 0 ? { name: '', start: 0, end: tokens.count - 1, head: null } : scope;
}

/** `app.delete('/notes/:id', auth, async (req, reply) => …)`: a handler of its own, whatever function the routes stand in. */
function isRouted(tokens: Tokens, { start }: Scope): boolean {
  return tokens.grammar.family === 'js' && ROUTED.test(tokens.text.slice(Math.max(0, tokens.start[start] - HEAD), tokens.start[start]));
}

const MODEL = /\b(?:prisma|db|tx)\.([a-z]\w{2,30})\.(?:find|update|delete|count)/;

/** `Account.get_or_none(id=account_id)`, `session.get(Team, id)` (Python). */
const NAMED_MODEL = /\b(Account|Team|Workspace|Organi[sz]ation|Tenant|Customer|Member(?:ship)?|ApiToken|AccessToken|Secret)\.(?:objects|query|get|get_or_none|filter|get_by_id)\b|\b(?:select|get|get_object_or_404)\(\s{0,4}(Account|Team|Workspace|Organi[sz]ation|Tenant|Customer|Member(?:ship)?|ApiToken|AccessToken|Secret)\b/;

/** `prisma.team.update({ where: { id: teamId } })`: that the object is a team says nothing of whose it is. */
function withoutOwnName(body: string): string {
  const [, before, inside] = NAMED_MODEL.exec(body) ?? [];
  const named = before ?? inside;
  if (named !== undefined) return body.replace(new RegExp(String.raw`\b${named}\b|(?<!\.)\b${named}(?:_?[iI]d)?\b`, 'gi'), '');
  const name = MODEL.exec(body)?.[1];
  return name === undefined ? body : body.replace(new RegExp(String.raw`\b(?:prisma|db|tx)\.${name}\b|(?<!\.)\b${name}(?:_?[iI]d)?\b`, 'gi'), '');
}

/** The body without what speaks of the user and decides nothing. */
function undecided(tokens: Tokens, scope: Scope): string {
  const { parameters, body } = partsOf(tokens, scope);
  const kept: string[] = [];
  const who = /\b(?:Principal|Authentication|UserDetails)\s(\w{1,40})/.exec(parameters)?.[1];
  // Swift's `guard` is an if
  const said = withoutMade(withoutOwnName((tokens.grammar.name === 'swift' ? body.replace(/\bguard\b/g, 'if') : body).replace(SENTENCES, '').replace(DEMANDED, '')).replace(LOGGED, '').replace(NOTED, '').replace(PLACES, '')).replace(REFUSED, '').replace(KEPT, (line, name: string | undefined, several: string, value: string) => {
    const isHis = CURRENT.test(value) || (who !== undefined && value.startsWith(`${who}.`)) || (name === undefined && WHO.test(several) && CONTEXT.test(value));
    if (!isHis || CHOOSES.test(value)) return line;
    kept.push(...(name === undefined ? several.match(/\w+(?!\w*\s*:)/g) ?? [] : name === '_' ? [] : [name]));
    return '';
  });
  const rest = (tokens.grammar.family === 'js' ? said.replace(TURNED_AWAY, '').replace(INCLUDED, '') : tokens.grammar.name === 'py' ? said.replace(READ_ALONG, '') : said).replace(ABSENT, '{');
  return kept.some((name) => new RegExp(String.raw`\b${name}\b`).test(rest)) ? `${rest} user` : rest;
}

function neighbours(tokens: Tokens, scope: Scope): string[] {
  return [...functionsOf(tokens), ...routedBlocks(tokens)].filter((one) => one.end < scope.start || one.start > scope.end).slice(0, 40).map((one) => scopeText(tokens, one).slice(0, LONGEST));
}

/** `knex('notes')`, `trx.from('notes')` */
const TABLE = /\b(?:db|knex|trx|tx|from|into|table)\(['"`](\w{3,40})['"`]\)/g;

/** Does a neighbour choose by the owner, and objects of the same kind? A cart that a product is put into says nothing of the product. */
function choosesSame(neighbour: string, text: string): boolean {
  if (CHOSEN.test(neighbour)) return sharesName(neighbour, text);
  return sharesName([...neighbour.matchAll(HIS)].map(([, name]) => name.replace(/_/g, '')).join(' '), text);
}

/** Do both speak of the same kind of object: `Order.findById` here, `Order.find({ userId })` or `current_user.orders` there? */
function sharesName(neighbour: string, text: string): boolean {
  const named = [...text.matchAll(/\b(?!(?:Not|Http|Response|String|Array|Object|Promise|Error|JSON|Exception|Request|Result|List|Optional|UUID|Long)\b)[A-Z][a-z]\w{2,30}(?=[\s.:(,\]>?[])|\b(?!(?:this|repository|repo|params|request|response|query|objects|session|prisma|conn)\b)[a-z]\w{3,30}(?=(?:\.|->)(?:find|get|delete|update)|\s+WHERE\b)/g)].map(([name]) => name);
  const rows = [...text.matchAll(/\b(?:UPDATE|FROM)\s{1,9}(\w{3,30})|\.(?:delete|from|update)\((\w{3,30})\)/g)].map(([, table, of]) => table ?? of);
  const tables = [...text.matchAll(TABLE)].map(([, table]) => table);
  const names = [...named, ...rows, ...tables].map((name) => name.replace(/(?:Repository|Service|s)$/, '').toLowerCase());
  const other = neighbour.toLowerCase();
  return names.some((name) => name.length > 2 && other.includes(name));
}

/** A function as it is written: whole, its parameters, and what stands behind them. */
function partsOf(tokens: Tokens, scope: Scope): { text: string; parameters: string; body: string } {
  const { head, end } = scope;
  const text = scopeText(tokens, scope);
  if (head === null) return { text, parameters: '', body: text };
  return { text, parameters: tokens.text.slice(tokens.start[head.open], tokens.start[head.close]), body: tokens.text.slice(tokens.start[head.close], tokens.end[end]) };
}
