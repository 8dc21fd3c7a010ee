/** What an address gives the parameters of PHP's handlers: of Laravel's and Slim's closures, Symfony's and Yii's controllers. */
import { isText, tokenText, type Tokens } from '../text/tokens.ts';
import { paramsOf, type Scope } from '../text/scopes.ts';
import { classAround } from './classes.ts';

/** Bytes before a function in which its route stands. */
const BEFORE = 400;

const CLOSURE = /(?:\bRoute::|->)(?:get|post|put|patch|delete|any|map|match)\(\s*(?:\[[^\]]{0,80}\]\s*,\s*)?['"](?<path>[^'"\n]{0,120})['"]\s*,\s*(?:static\s+)?$/;
/** Symfony's `#[Route('/files/{name}')]` and `@Route("/files/{name}")`; up to the function. */
const ATTRIBUTE = /(?:#\[|@)Route\(\s*(?:path\s*[:=]\s*)?['"](?<path>[^'"\n]{0,120})['"][^{}]{0,280}(?:\bpublic\s+)?$/;
const MAPPED = /#\[Map(?:QueryParameter|QueryString|RequestPayload)\b[^\]]{0,80}\]\s*(?:\w+\s+)?$/;

/** Does the parameter at `index` hold a part of the request? Only texts: for `Post $post` and `int $id` the framework looks up or converts. */
export function isRouted(tokens: Tokens, scope: Scope, index: number): boolean {
  const before = tokens.text.slice(Math.max(0, tokens.start[scope.start] - BEFORE), tokens.start[scope.start]);
  const name = tokenText(tokens, index).slice(1);
  const head = tokens.text.slice(Math.max(tokens.start[scope.start], tokens.start[index] - 80), tokens.start[index]);
  if (MAPPED.test(head)) return true;
  const closure = CLOSURE.exec(before);
  // Slim hands all parts of the path in the third one
  if (closure !== null && name === 'args' && paramsOf(tokens, scope)[2] === '$args') return true;
  if (!/[(,]\s*(?:\??string\s+)?$/.test(head)) return false;
  const path = (closure ?? ATTRIBUTE.exec(before))?.groups?.path ?? '';
  return new RegExp(`\\{${name}(?:[?}<:])`).test(path) || isAction(tokens, scope);
}

/** Yii: `public function actionView($file)` of a controller. */
function isAction(tokens: Tokens, scope: Scope): boolean {
  const owner = /^action[A-Z]/.test(scope.name) ? classAround(tokens, scope.start) : null;
  if (owner === null) return false;
  for (let index = owner.from + 1; index < Math.min(owner.to, owner.from + 10); index++) if (isText(tokens, index, 'extends')) return /Controller$/.test(tokenText(tokens, index + 1));
  return false;
}
