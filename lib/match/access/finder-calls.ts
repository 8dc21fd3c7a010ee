/** The calls of a function that finds something for others: those that certainly mean it, and those whose receiver is called like its class. */
import { isAccessor, isOp } from '../../text/expression.ts';
import { functionsNamed, type Scope } from '../../text/scopes.ts';
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { placesOf } from '../../text/words.ts';
import { callsOfMethod } from '../values/methods.ts';
import { ownerOf } from '../values/namesakes.ts';

/** What stands behind the name of the thing in the name of a class: `DeviceStore`, `ThreadRepository`. */
const ROLE = /(?:Store|Stores|Repo|Repository|Repositories|Service|ServiceImpl|Dao|DAO|Gateway|Queries|Model|Manager|Table|Storage|Db|DB|Crud)$/;
/** Receivers that say the role alone: `h.store.Remove(id)`. */
const BARE = /^_?(?:store|repo|repository|service|svc|dao|db|queries|q|storage|crud)$/i;

/** Brackets of the calls. */
export function callsOfFinder(tokens: Tokens, scope: Scope): number[] {
  if (scope.name === '') return [];
  const certain = callsOfMethod(tokens, scope);
  const owner = certain.length > 0 ? '' : ownerOf(tokens, scope);
  if (!ROLE.test(owner) || functionsNamed(tokens, scope.name).filter((one) => ownerOf(tokens, one) === owner).length !== 1) return certain;
  const calls = placesOf(tokens, scope.name).filter((index) => isOp(tokens, index + 1, '(') && isAccessor(tokens, index - 1) && tokens.kind[index - 2] === WORD && (index < scope.start || index > scope.end));
  return calls.filter((index) => isLike(tokenText(tokens, index - 2), owner)).map((index) => index + 1);
}

/** `devices` and `deviceStore` are like `DeviceStore`. */
function isLike(receiver: string, owner: string): boolean {
  const bare = receiver.replace(/^[_$]+/, '').replace(/s$/, '').toLowerCase();
  return BARE.test(receiver) || (bare.length > 2 && owner.toLowerCase().startsWith(bare.replace(/ie$/, 'y')));
}
