/** What stands in brackets by its name: `key: value`, `key=value`, a shorthand, what is spread. */
import { WORD, tokenText, type Tokens } from '../text/tokens.ts';
import { enclosingOpen, isOp, items, type Span } from '../text/expression.ts';
import { keyOf } from '../text/keys.ts';
import { constantOf, namedBracket } from './traits/spellings.ts';

/** What `...options` and `**options` bring, where that is an object of the text. */
export function spreadItems(tokens: Tokens, { from, to }: Span): Span[] {
  const open = to === from + 1 && (isOp(tokens, from, '...') || isOp(tokens, from, '**')) ? namedBracket(tokens, to, '{') : -1;
  if (open >= 0) return items(tokens, open);
  // `**self.options`
  const own = to === from + 3 && isOp(tokens, from, '**') ? constantOf(tokens, { from: from + 1, to }) : null;
  return own !== null && isOp(tokens, own.from, '{') && tokens.pair[own.from] === own.to ? items(tokens, own.from) : [];
}

/** JavaScript's `{ where, data }`. */
export function isShorthand(tokens: Tokens, { from, to }: Span, key: string | null): boolean {
  return from === to && tokens.grammar.family === 'js' && tokens.kind[from] === WORD && tokenText(tokens, from) === key && isOp(tokens, enclosingOpen(tokens, from), '{');
}

/** Names of parameters that come first, by which some of Python hand what a pattern takes by its place. */
const FIRST: ReadonlySet<string> = new Set('url path file args source pattern name location redirect_to path_or_file filter text sql query statement stmt operation command cmd _path'.split(' '));

/** `open(file=name)`: the value of what Python hands by its name instead of its place. */
export function placed(tokens: Tokens, span: Span): Span {
  const isKeyed = tokens.grammar.name === 'py' && isOp(tokens, span.from + 1, '=') && FIRST.has(tokenText(tokens, span.from));
  return isKeyed ? { from: span.from + 2, to: span.to } : span;
}

/**
 * Parameters in their order of functions that patterns ask by place, and that some hand by name: docs.python.org, flask.palletsprojects.com, php.net.
 * Those of modules with functions of one name stand under both.
 */
const SIGNATURES: Record<string, ReadonlyMap<string, string>> = {
  py: new Map([
    ['hashlib.new', 'name data'], ['hmac.new', 'key msg digestmod'], ['pbkdf2_hmac', 'hash_name password salt iterations dklen'], ['set_cookie', 'key value max_age expires path domain secure httponly samesite'],
    ['open', 'file mode buffering encoding'], ['chmod', 'path mode'], ['getenv', 'key default'],
  ]),
  php: new Map([
    ['hash', 'algo data'], ['hash_hmac', 'algo data key'], ['openssl_encrypt', 'data cipher_algo passphrase options iv'], ['setcookie', 'name value expires_or_options path domain secure httponly'],
    ['password_hash', 'password algo options'], ['unserialize', 'data options'],
  ]),
};

/** The items of a call in the order of its parameters, as far as those are known and without a gap. */
export function inOrder(tokens: Tokens, open: number, left: Span[]): Span[] {
  const known = SIGNATURES[tokens.grammar.name];
  if (known === undefined || !isOp(tokens, open, '(') || open < 1 || left.every((span) => keyOf(tokens, span) === null)) return left;
  const name = tokenText(tokens, open - 1);
  const signature = (known.get(name) ?? known.get(`${tokenText(tokens, open - 3)}.${name}`))?.split(' ');
  if (signature === undefined) return left;
  const given = left.filter((span) => keyOf(tokens, span) === null);
  const named = left.filter((span) => keyOf(tokens, span) !== null);
  for (let place = given.length; place < signature.length; place++) {
    const found = named.findIndex((span) => keyOf(tokens, span) === signature[place]);
    if (found < 0) break;
    const [{ from, to }] = named.splice(found, 1);
    given.push({ from: from + 2, to });
  }
  return [...given, ...named];
}
