/** Routes that are methods of classes in Python: Tornado's handlers, Flask's MethodView and Resource, views of Django, Sanic and aiohttp. */
import type { Route } from './called-routes.ts';

/** Classes at the start of a line, and what they are made of. */
const CLASSES = /^class[ \t]+(\w{1,60})\(([^()\n]{1,160})\)[ \t]*:/gm;
const ANSWERS = ['Handler', 'MethodView', 'Resource', 'HTTPEndpoint', 'View'];
const OTHERS = ['APIView', 'ModelView'];
const answers = (bases: string): boolean => bases.split(',').some((base) => ANSWERS.some((end) => base.endsWith(end)) && !OTHERS.some((end) => base.endsWith(end)));
/** Its methods by the name of the verb, below their decorators. */
const METHODS = /((?:^[ \t]+@[^\n]{1,200}\n){0,6})^[ \t]+(?:async[ \t]+)?def[ \t]+(get|post|put|patch|delete)\(self\b/gm;
/** Whole classes that ask first: `decorators = [login_required]`, a mixin, what runs before every method. */
const CLASS_ASKS = /\b(?:method_)?decorators\s*=|\bdef (?:prepare|dispatch|dispatch_request|initial|before_request)\(|\bpermission_classes\b/;
/** A method that asks for itself, or takes the password of whoever wants in. */
const METHOD_ASKS = /current_user|get_jwt_identity|is_authenticated|\b40[13]\b|nauthori[sz]ed|orbidden|PermissionDenied|verif|authenticat|authori[sz]|signature|hmac|api_?key|compare_digest|password|\b(?:require|ensure|check|assert)_\w{0,40}(?:user|auth|admin|perm|role|access|token|login|owner)|\brequest\.user\b|\bsession\b/i;
/** `POST /users` is how people join. */
const JOINS = /user|account|customer|member|player|profile|guest|visitor/i;

/** @param guard tells a decorator that asks who is there */
export function classRoutes(text: string, guard: RegExp): Route[] {
  if (text.includes('rest_framework') || !/\bdef (?:post|put|patch|delete)\(self\b/.test(text)) return [];
  const classes = [...text.matchAll(CLASSES)].map(({ 1: name, 2: bases, 0: head, index }) => ({ name, bases: bases.replace(/\s/g, ''), index, body: bodyFrom(text, index + head.length) }));
  const routes = classes.filter(({ bases, body }) => answers(bases) && !CLASS_ASKS.test(body)).flatMap(({ name, bases, index, body }) => methodsOf(body, guard).map((method) => ({ ...method, name, bases, start: text.indexOf(body, index) + method.start })));
  // what other classes are made of may ask before any method runs
  const alike = new Set(routes.filter(({ asked }) => asked).map(({ bases }) => bases));
  const asking = new Set(classes.filter(({ body }) => CLASS_ASKS.test(body)).map(({ name }) => name));
  return routes
    .filter(({ bases }) => alike.has(bases) && !bases.split(',').some((base) => asking.has(base)))
    .map(({ start, size, verb, name, asked, code }) => ({
      start,
      end: start + size,
      head: `${verb === 'post' && JOINS.test(name) ? 'register ' : ''}${name} @.${verb}(`,
      guarded: asked || METHOD_ASKS.test(code),
    }));
}

function bodyFrom(text: string, start: number): string {
  const end = text.slice(start).search(/\n[^\s#)\]}]/);
  return end < 0 ? text.slice(start) : text.slice(start, start + end);
}

function methodsOf(body: string, guard: RegExp): { start: number; size: number; verb: string; asked: boolean; code: string }[] {
  return [...body.matchAll(METHODS)].map(({ 0: head, 1: marks, 2: verb, index }) => {
    const behind = body.slice(index + head.length);
    const end = behind.search(/\n[ \t]+(?:@\w|(?:async[ \t]+)?def[ \t])/);
    return { start: index, size: head.length, verb, asked: guard.test(marks), code: end < 0 ? behind : behind.slice(0, end) };
  });
}
