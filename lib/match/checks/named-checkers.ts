/** Functions that say by their names that they check. */
import type { Category } from '../../types.ts';

/** Calls that say they check, when the name stands among their arguments. */
const CHECKER = /^_*(?:(?:[a-z]{2,12}_)?validate|check(?!_call|_output)|assert|ensure|verify|require|is_?(?:proto\w{0,9}_?pollut|dangerous|unsafe|forbidden|blocked|malicious)|is_?\w{0,24}(?:valid|safe|allowed|local|trusted|same|relative|permitted|known|public|private|internal|supported|registered|whitelisted|allowlisted|inside|within)|allowed_|url_has_allowed|sanitize)/i;
/** Ruby's `safe_name?(name)`. */
const PREDICATE = /(?:valid|safe|allowed|permitted|trusted|local|known|supported|registered)\w{0,24}\?$/i;
/** They hold for what is not meant. */
const DENIES = /unsafe|danger|forbid|block|malicious|private|internal|pollut|invalid|disallowed|untrusted/i;

export function isDenier(name: string): boolean {
  return DENIES.test(name);
}

/** How the name of a check ends that asks for an address, `isValidUrl(url)`: that may hold any sign of a shell. */
export const ENDS_IN_ADDRESS = String.raw`(?:[uU]r[li]|URL|[lL]ink|[pP]rotocol|[sS]cheme|[pP]ublic_?[hH]ost)s?`;
const ASKS_ADDRESS = new RegExp(`${ENDS_IN_ADDRESS}$`);

/** `require_csrf($req)`, `check_permission(request)`: who sends it, and nothing of what. */
const OF_SENDER = /csrf|xsrf|nonce|captcha|permission|authori[sz]|authenticat|rate_?limit|require_?(?:auth|login|admin|role|user|session)/i;

/** `ensure_dir(parent)`, `ensureFile(path)`: it makes what is not there. */
const MAKES = /^_*ensure_?(?:the_?)?(?:parent_?)?(?:(?:dir(?:ectory|s|ectories)?|folder|file|parent|tree)(?:_?(?:exists?|sync|async|for|of))*|(?:path_?)?exists?)$/i;

/** `c.Validate(&req)`: a whole request is asked for its shape, and not to where an address in it leads. */
const OF_SHAPE = /^_*validate(?:_?(?:async|sync|struct))?$/i;

/** Does a function of that name check what harms there, when the value stands among its arguments? */
export function isChecker(name: string, category: Category): boolean {
  return (CHECKER.test(name) || PREDICATE.test(name)) && !MAKES.test(name) && !(category !== 'access-control' && OF_SENDER.test(name)) && !(category === 'command-injection' && ASKS_ADDRESS.test(name)) && !(category === 'ssrf' && OF_SHAPE.test(name));
}
