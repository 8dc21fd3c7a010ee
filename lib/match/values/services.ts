/** Parameters that hold what was sent, by the kind of their function or by their type: services of gRPC and GraphQL, forms. */
import type { Tokens } from '../../text/tokens.ts';
import type { Scope } from '../../text/scopes.ts';
import { SERVED_TYPE } from './sources.ts';

/**
 * What other programs and browsers ask of a service by gRPC and GraphQL: `(ctx context.Context, req *pb.FetchRequest)` and gqlgen's
 * `(r *queryResolver) Page(ctx, url string)` of Go, `(FetchRequest request, StreamObserver<…> out)` of Java, `(FetchRequest request, ServerCallContext context)` of C#.
 */
export function isOfService(tokens: Tokens, scope: Scope, index: number): boolean {
  const shape = SERVICE_HEAD[tokens.grammar.name];
  if (shape === undefined) return false;
  const head = tokens.text.slice(tokens.start[scope.start], tokens.start[index]).slice(-400);
  return shape.test(`${head}\0${tokens.text.slice(tokens.start[index], tokens.start[index] + 120)}`);
}

/** The head of a function, with a NUL before the parameter that is asked for. */
const SERVICE_HEAD: Record<string, RegExp> = {
  go: /\bcontext\.Context,\s{0,9}\0\w{1,40}\s{1,4}\*\w{0,30}(?:pb|v\d\w{0,9}|proto)\.\w{1,60}Request\b|^func\s{0,4}\(\w{1,9}\s{1,4}\*(?:query|mutation|subscription)Resolver\)[^{]{0,300}\0\w{1,40}\s{1,4}\*?(?:string|model\.\w{1,60})\b/,
  java: /\(\s{0,9}(?:final\s)?\w{1,60}\s{1,4}\0\w{1,40},\s{0,20}(?:final\s)?StreamObserver\s?</,
  csharp: /\(\s{0,9}\w{1,60}\s{1,4}\0\w{1,40},\s{0,20}ServerCallContext\b/,
};

/** Types that are named for what somebody filled in or sent: `PartnerForm form`, `CreateOrderDto dto`. */
const FORM_TYPE = /^[A-Z]\w*(?:Form|Payload|RequestBody|RequestD(?:to|TO))$|^(?:Create|Update|Search|Import|Register|Login|Save|Add|Edit)[A-Z]\w*D(?:to|TO)$/;

const FORMS: ReadonlySet<string> = new Set(['java', 'kotlin', 'csharp']);

/** Is it a type of such a name, or a request of the program's own in a component of Spring: `WebhookTestRequest request`? */
export function isForm({ grammar, text }: Tokens, type: string): boolean {
  if (!FORMS.has(grammar.name)) return false;
  return FORM_TYPE.test(type) || (/^[A-Z][a-z]\w{2,50}Request$/.test(type) && !SERVED_TYPE.test(type) && COMPONENT.test(text) && !isImportedFrom(text, type));
}

const COMPONENT = /^@(?:Service|Component|RestController|Controller)\b/m;

/** Requests that the program itself sends, of clouds and clients. */
function isImportedFrom(text: string, type: string): boolean {
  return new RegExp(`^import\\s(?:software\\.amazon|com\\.(?:amazonaws|google|azure|aliyun)|org\\.(?:elasticsearch|opensearch|apache)|co\\.elastic|okhttp3)\\.[\\w.]{1,120}\\.(?:${type};|\\*;)`, 'm').test(text);
}

/** `dto: ConnectShopDto` of Nest, where the file says no more of it, and what is called so: what a controller was sent. */
export function isDto({ grammar, text }: Tokens, type: string, name: string): boolean {
  return grammar.family === 'js' && (name === 'dto' || /^[A-Z]\w{0,60}D(?:to|TO)$/.test(type)) && !/(?:Response|Result|View|Output)D(?:to|TO)$/.test(type) && text.includes("'@nestjs/");
}
