/** Texts that a method of Spring answers with as they came: without `produces` a browser that asks for a page is told that they are one. */
import { isOp, skip, type Span } from '../../text/expression.ts';
import { functionsOf, namedFunction, type Scope } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { spanText, tokenFrom } from '../../text/words.ts';
import { returnsOf } from '../values/callbacks.ts';
import { isRequested, type View } from '../values/resolution.ts';
import { resolve } from '../values/resolve.ts';

/** What gives a text back: `public String a(`, `ResponseEntity<String> a(`, `fun a(q: String): String`. */
const GIVES_TEXT = /\b(?:String|(?:ResponseEntity|Mono|CompletableFuture|Callable)\s?<(?:String|\?|Object)>)\s{1,9}\w{1,80}\s{0,9}$/;
const KOTLIN = /^\s{0,9}:\s{0,9}(?:String\b|ResponseEntity<(?:String|\*|Any)>)/;
/** Bytes between the annotation and the method's parameters. */
const HEAD = 600;
/** `ResponseEntity.ok(`, `ResponseEntity.status(…).body(`, `new ResponseEntity<>(` */
const WRAPPED = /^(?:new\s{1,4}ResponseEntity\s?(?:<\w{0,20}>)?|ResponseEntity\.ok|(?:return\s{1,4})?ResponseEntity(?:\.\w{1,40}\([^()]{0,80}\)){1,4}\.body|Mono\.just)\s{0,3}\(/;
/** JSON that is put together, and names of views. */
const NO_PAGE = /^"(?:\s{0,9}[{[]|redirect:|forward:)/;
/** The last annotation of a route above a method. */
const ROUTES = /@(?:Get|Post|Put|Request)Mapping\b(?![^]*@(?:Get|Post|Put|Request)Mapping\b)/;

/** Where the method under the route's annotation at `span` gives a text of the request back; null where it does not. */
export function textAnsweredAt(view: View, { from, to }: Span): Span | null {
  const { tokens } = view;
  const scope = functionsOf(tokens).find(({ head }) => head !== null && head.open > to);
  if (scope === undefined || !answersText(tokens, from, scope)) return null;
  return returnsOf(tokens, scope).find((value) => {
    const text = contentOf(tokens, value);
    return !NO_PAGE.test(spanText(tokens, text)) && isRequested(resolve(view, text));
  }) ?? null;
}

/** Does it stand in such a method? */
export function isInTextRoute(tokens: Tokens, { from }: Span): boolean {
  const scope = namedFunction(tokens, from);
  if (scope === null || scope.head === null) return false;
  const first = Math.max(0, tokens.start[scope.head.open] - HEAD);
  const at = tokens.text.slice(first, tokens.start[scope.head.open]).search(ROUTES);
  return at >= 0 && answersText(tokens, tokenFrom(tokens, first + at), scope);
}

/** The method right below the annotation, whose text is the body of the answer. */
function answersText(tokens: Tokens, from: number, { head, start }: Scope): boolean {
  const open = tokens.start[head!.open];
  const marks = tokens.text.slice(tokens.start[from], Math.min(open, tokens.start[from] + HEAD));
  if (tokens.start[from] + HEAD < open || /[;{}](?![^"\n]*")|\bproduces\b|\bconsumes\b/.test(marks.replace(/\{[^{}]{0,60}\}/g, ''))) return false;
  const givesText = tokens.grammar.name === 'kotlin' ? KOTLIN.test(tokens.text.slice(tokens.end[head!.close], tokens.end[head!.close] + 60)) : GIVES_TEXT.test(marks);
  const above = tokens.text.slice(Math.max(0, tokens.start[from] - HEAD), tokens.start[start]).split(/[;{}]/).at(-1)!;
  return givesText && (/@RestController\b/.test(tokens.text.slice(0, tokens.start[from])) || /@ResponseBody\b/.test(above + marks));
}

function contentOf(tokens: Tokens, { from, to }: Span): Span {
  const wrapped = WRAPPED.exec(spanText(tokens, { from, to }));
  if (wrapped === null) return { from, to };
  let open = from;
  while (open < to && tokens.start[open] < tokens.start[from] + wrapped[0].length - 1) open++;
  let end = open + 1;
  while (end < skip(tokens, open) && !isOp(tokens, end, ',')) end = skip(tokens, end) + 1;
  return { from: open + 1, to: end - 1 };
}
