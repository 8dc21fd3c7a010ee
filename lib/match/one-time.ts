/** Codes that were just drawn for one person: `code = f"{secrets.randbelow(10**6):06d}"`. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import type { Span } from '../text/expression.ts';
import { givenTo } from './look-back.ts';

const NAMES = /^(?:code|pin|digits|passcode)$/i;
const DRAWN = /\b(?:secrets\.|pyotp\b|totp\b|randbelow\(|randint\(|randrange\(|randomInt\(|rand\.(?:Intn|IntN|Int)\(|nextInt\(|GetInt32\(|[rR](?:ando?m|nd)\w*\.Next\(|Math\.random\()/;

/** Does the plain name at `span` hold a number or letters that a generator of secrets or of chance gave? */
export function isOneTimeCode(tokens: Tokens, { from, to }: Span): boolean {
  if (from !== to || tokens.kind[from] !== WORD || !NAMES.test(tokenText(tokens, from))) return false;
  const definition = givenTo(tokens, from, tokenText(tokens, from));
  const pieces = definition?.kind === 'assigned' ? definition.pieces : [];
  return pieces.length === 1 && DRAWN.test(tokens.text.slice(tokens.start[pieces[0].span.from], tokens.end[pieces[0].span.to]));
}
