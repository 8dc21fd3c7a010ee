/** What an address gives the parameters of PHP's handlers: of Laravel's and Slim's closures, Symfony's and Yii's controllers. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp } from '../../text/expression.ts';
import { enclosingFunction, outerFunction, paramsOf, type Scope } from '../../text/scopes.ts';
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
  if (name === 'args' && paramsOf(tokens, scope)[2] === '$args' && (closure !== null || scope.name === '__invoke')) return true;
  if (!/[(,]\s*(?:\??string\s+)?$/.test(head)) return false;
  const path = (closure ?? ATTRIBUTE.exec(before))?.groups?.path ?? '';
  return new RegExp(`\\{${name}(?:[?}<:])`).test(path) || isAction(tokens, scope);
}

/** Yii: `public function actionView($file)` of a controller; CodeIgniter: all its public methods; Symfony and Laravel: those that take a request or give an answer. */
function isAction(tokens: Tokens, scope: Scope): boolean {
  const owner = /^[a-z]|^__invoke$/.test(scope.name) ? classAround(tokens, scope.start) : null;
  if (owner === null) return false;
  if (isControllers(tokens, scope, tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 120))) return true;
  const base = /^class\s+\w+\s+extends\s+\\?(\w+)/.exec(tokens.text.slice(tokens.start[owner.from], tokens.start[owner.from] + 200))?.[1] ?? '';
  if (/^action[A-Z]/.test(scope.name)) return base.endsWith('Controller');
  return /^(?:BaseController|ResourceController|CI_Controller)$/.test(base) && /\bCI_Controller\b|namespace App\\(?:Modules\\\w+\\)?Controllers/.test(tokens.text) && /\bpublic\s+$/.test(tokens.text.slice(0, tokens.start[scope.start]).slice(-20));
}

/** `class HookController { public function handle(string $type, Request $request): Response`, whose routes may stand in a file of settings. */
function isControllers(tokens: Tokens, scope: Scope, owner: string): boolean {
  if (!/^class\s+\w*Controller\b/.test(owner) || !/\bpublic\s+$/.test(tokens.text.slice(Math.max(0, tokens.start[scope.start] - 20), tokens.start[scope.start]))) return false;
  const { open, close } = scope.head!;
  return /\b(?:Http)?Request\s+\$\w/.test(tokens.text.slice(tokens.start[open], tokens.end[close])) || /^\s{0,4}:\s{0,4}\??(?:\w*Response|View|RedirectResponse)\b/.test(tokens.text.slice(tokens.end[close], tokens.end[close] + 40));
}

/** Parts of a request that sources know by their methods. */
const PARTS: ReadonlySet<string> = new Set(['query', 'request', 'headers', 'cookies', 'attributes', 'files', 'server', 'session', 'json']);

/** The access as sources know it: a field or a key of a request, whatever it is called; a field that Livewire takes from the page; a file of an upload. */
export function asPhpRequest(tokens: Tokens, from: number, access: string): string {
  const name = tokenText(tokens, from);
  const sent = `$_REQUEST${access.slice(name.length)}`;
  if (isOp(tokens, from + 1, '[')) return isRequest(tokens, from, name) ? sent : asUpload(tokens, from, access);
  if (!isAccessor(tokens, from + 1) || tokens.kind[from + 2] !== WORD) return access;
  if (isOp(tokens, from + 3, '(')) return name !== '$this' && isRequest(tokens, from, name) ? `$request${access.slice(name.length)}` : access;
  const field = tokenText(tokens, from + 2);
  if (name === '$this') return tokens.text.includes('Livewire\\Component') && new RegExp(`\\bpublic\\s+(?:\\??string\\s+)?\\$${field}\\b`).test(tokens.text) ? sent : access;
  return !PARTS.has(field) && isRequest(tokens, from, name) ? sent : access;
}

/** Is it a parameter whose type is a request: `Request $request`, `StoreUserRequest $request`, `WP_REST_Request $request`? */
function isRequest(tokens: Tokens, from: number, name: string): boolean {
  for (let scope = enclosingFunction(tokens, from); scope !== null; scope = outerFunction(tokens, scope)) {
    if (scope.head === null || !paramsOf(tokens, scope).includes(name)) continue;
    return new RegExp(`Request(?:Interface)?\\s+\\${name}\\b`).test(tokens.text.slice(tokens.start[scope.head.open], tokens.end[scope.head.close]));
  }
  return false;
}

/** `$file['name']` behind `$file = $_FILES['picture']`, or beside `$file['tmp_name']`. */
function asUpload(tokens: Tokens, from: number, access: string): string {
  const name = tokenText(tokens, from);
  if (tokens.text.includes(`${name}['tmp_name']`)) return `$_FILES['file']${access.slice(name.length)}`;
  if (!tokens.text.includes('$_FILES')) return access;
  const before = tokens.text.slice(Math.max(0, tokens.start[from] - UPLOAD), tokens.start[from]);
  const file = [...before.matchAll(/(\$\w{1,40})\s{0,4}=\s{0,4}(\$_FILES\[[^\]\n]{1,40}\])\s{0,4};/g)].findLast((found) => found[1] === name)?.[2];
  return file === undefined ? access : file + access.slice(name.length);
}

/** Bytes before an access in which the upload that it belongs to is looked for. */
const UPLOAD = 3000;
