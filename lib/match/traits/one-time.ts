/** Codes that were just drawn for one person: `code = f"{secrets.randbelow(10**6):06d}"`. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { spanText } from '../../text/words.ts';
import { givenTo } from '../values/look-back.ts';

const NAMES = /^\$?(?:code|pin|digits|passcode)$/i;
const DRAWN = /\b(?:secrets\.|pyotp\b|totp\b|randbelow\(|randint\(|randrange\(|randomInt\(|rand\.(?:Intn|IntN|Int)\(|nextInt\(|GetInt32\(|[rR](?:ando?m|nd)\w*\.Next\(|Math\.random\(|rand\.Int\(|SecureRandom\b|random_number\(|random_int\(|mt_rand\()/;
/** `fmt.Sprintf("%06d", n)`, `str_pad($n, 6)`: the number that it writes out. */
const WRITES = /^(?:fmt\.Sprintf|sprintf|format|str_pad)\([^;]{0,60}?(?<!["'%\w])(?<number>\$?[a-z]\w{0,20})\b/;

/** Does the plain name at `span` hold a number or letters that a generator of secrets or of chance gave? */
export function isOneTimeCode(tokens: Tokens, { from, to }: Span): boolean {
  if (from !== to || tokens.kind[from] !== WORD || !NAMES.test(tokenText(tokens, from))) return false;
  const made = givenOnce(tokens, from, tokenText(tokens, from));
  const number = WRITES.exec(made)?.groups!.number;
  return DRAWN.test(made) || (number !== undefined && DRAWN.test(givenOnce(tokens, from, number)));
}

/** What the name was given, where it was given one thing only. */
function givenOnce(tokens: Tokens, at: number, name: string): string {
  const definition = givenTo(tokens, at, name);
  const pieces = definition?.kind === 'assigned' ? definition.pieces : [];
  return pieces.length === 1 ? spanText(tokens, pieces[0].span) : '';
}
