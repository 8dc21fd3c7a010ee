/** Texts that ask what somebody may do: by a guard's name, by the role of whoever calls, or with an answer for those who may not. */

/** `requireAdmin`, `is_staff`, `checkRole(`, but no field of that name that is declared or set: `isAdmin: boolean`, `user.is_admin = True`. */
const GUARD = /\b(?:require|ensure|assert|check|verify|only|has|have|is|can|must|need|needs|allow|restrict)(?:s|ed|To|_to)?_?(?:[a-z]{1,12}_|[A-Z][a-z]{1,12}){0,2}_?(?:admin|role|staff|owner|manager|permission|superuser|right|privilege|moderator|maintainer)\w{0,20}\b(?!\s{0,4}(?::|\?:|=(?!=)|\{ ?get|[}\]"']))/i;
const ADMIN_GUARD = /\badmin(?:s|istrators?)?_?(?:only|required|guard|middleware|auth|procedure|user)|\badmin\?|\bsuper_?(?:user|admin)_required|\bstaff_member_required|user_passes_test/i;
const FRAMEWORK = /@(?:Roles?|Permissions?|PreAuthorize|PostAuthorize|Secured|RolesAllowed|CheckPolicies|Can)\b|RolesGuard|\[Authorize\((?:Roles|Policy|")|RequireRole|RequireClaim|RequireAuthorization\("|AuthorizeAsync|IsInRole|(?:has|hasAny)(?:Role|Authority)|\bGate::|["'](?:can|role|permission):|->(?:can|cannot|authorize)\(|\bauthorize!?[ (]|\b(?:policy|ability|permission|permit|enforce|casl|casbin|pundit|cancan)/i;
/** `currentUser.role !== 'admin'`, `me.rights.includes(…)`, `$request->user()->is_admin`. */
const CALLER = /\b(?:current_?\w{0,12}|me|actor|caller|requester|viewer|principal|claims?|session(?:\??\.user)?|(?:req|request|ctx|locals|g|self\.request|c|context|auth)\??\.(?:user|auth|session|state\.user|session\.user)|user\(\)|admin|operator|identity|account|payload)[?!]{0,2}(?:\.|->|\[:?["']?)(?:role|roles|rank|level|rights|perms|scopes?|permissions|is_?admin|is_?staff|is_?superuser|is_?owner|admin)\b(?!\s{0,4}=(?!=))/i;
const REFUSES = /\b403\b|[fF]orbid|PermissionDenied|AccessDenied|NotAllowed|not_allowed|Unauthorized(?:Access)?(?:Exception|Error)\b|["']admin["'] ?[!=]==? |[!=]==? ?["']admin["']/;
/** Whoever owns the thing may; the first account and what a program is set up with are given by nobody who calls. */
const OWNS = /\bowner(?:_?id)?\b|\bcreated_?by\b|\bcreate_?(?:superuser|admin)|first_?user|bootstrap|\bcount\(?\w{0,4}\)?\s{0,4}===?\s{0,4}0\b|\.cli\b|@click\.|argparse/i;
/** Routes of administrators have their guard where they are mounted. */
const MOUNTED = /["'`]\/?(?:[\w-]{1,20}\/){0,2}(?:admin|backoffice|internal)\b\/|\badmin_?(?:router|routes|controller|api|bp|blueprint)\b|\b(?:namespace|module) :?admin|\bAdmin::|\\Admin\\|\bAdmin\w{0,20}Controller/i;

const ASKS = [GUARD, ADMIN_GUARD, FRAMEWORK, CALLER, REFUSES, OWNS, MOUNTED];
const PATH = /admin|backoffice|seed|migrat|fixture|setup/i;

export function asksForRights(text: string, path: string): boolean {
  return PATH.test(path) || ASKS.some((one) => one.test(text));
}
