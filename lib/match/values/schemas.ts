/** Schemas that check what comes in: zod, Joi, yup. `Body.parse(input)` gives back what they let through, or throws. */
import type { Category } from '../../types.ts';
import { isText, tokenText, type Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { onceFor } from '../../text/once.ts';
import { spanText } from '../../text/words.ts';
import { piecesOf } from '../traits/definition-traits.ts';

const PARSES: ReadonlySet<string> = new Set(['parse', 'parseAsync', 'safeParse', 'safeParseAsync', 'validate', 'validateAsync', 'validateSync', 'cast']);
const SCHEMA = /\b(?:z|Joi|joi|yup|Yup|v|t)\.\w/;
/** What says which texts a field may hold; what follows `.string()` up to the next field is looked at. */
const SAYS_WHICH = /\.(?:regex|uuid|guid|cuid2?|ulid|nanoid|datetime|date|ip|valid|pattern|alphanum|hex|token|oneOf|matches)\(/;
const FIELD = 200;

/** Does the schema that is asked leave no field open to any text? */
export function restrictsAll(tokens: Tokens, receiver: Span, name: string): boolean {
  if (!PARSES.has(name) || tokens.grammar.family !== 'js') return false;
  const own = spanText(tokens, receiver);
  const schema = SCHEMA.test(own) ? own : piecesOf(tokens, receiver).map(({ span }) => spanText(tokens, span)).join('\n');
  if (!SCHEMA.test(schema) || /\.(?:any|unknown|record|passthrough)\(/.test(schema)) return false;
  return schema.split(/\.string\(/).slice(1).every((field) => SAYS_WHICH.test(field.slice(0, FIELD).split(/,\s*[\w'"]+\s*:/)[0]));
}

/** `z.enum([…])`, `z.number()`, `z.string().uuid()` and the same of others. */
const ONE_OF_A_FEW = /^\w{1,6}\.(?:enum|nativeEnum|literal|number|int|boolean|bigint|date|coerce\.(?:number|boolean|bigint|date)|string\(\)\.(?:uuid|guid|regex|datetime|cuid2?|ulid|nanoid|ip|valid|oneOf)|valid|mixed\(\)\.oneOf)\(/;
/** `z.string().refine((url) => HOSTS.has(new URL(url).hostname))`: a check of the program's own. */
const REFINED = /\.(?:refine|superRefine|custom|test)\(.{0,80}?(?:\.has\(|\.includes\(|[hH]ost(?:name)?\b|\.origin\b|[aA]llow|[sS]afe|\bis[A-Z]\w)/;
const LONGEST_SCHEMA = 2000;

/** Does the schema by which the value at `use` was read say of `field` which texts it may hold: `const { sort } = z.object({ sort: z.enum(['a', 'b']) }).parse(req.query)`? */
export function isListedBySchema(tokens: Tokens, use: number, field: string): boolean {
  if (tokens.grammar.family !== 'js' || !/^\w{1,60}$/.test(field)) return false;
  if (isListedByJson(tokens, field) || isListedByTool(tokens, use, field)) return true;
  return piecesOf(tokens, { from: use, to: use }).some(({ span }) => {
    // `const parsed = schema.safeParse(…)`, and then `const { sort } = parsed.data`
    const kept = isText(tokens, span.to, 'data') && span.to === span.from + 2 ? piecesOf(tokens, { from: span.from, to: span.from })[0]?.span : undefined;
    const made = spanText(tokens, kept ?? span);
    const parsed = /^([\w.]{1,60}|(?:z|Joi|yup|v)\.object\([^]*\))\.(?:parse|parseAsync|safeParse|safeParseAsync|validate|validateAsync|validateSync)\(/.exec(made.replace(/^await\s{1,4}/, ''))?.[1];
    if (parsed === undefined) return false;
    const declared = parsed.includes('(') ? parsed : declaredAs(tokens.text, parsed);
    const said = new RegExp(`[{,\\n]\\s{0,20}${field}\\s{0,3}:\\s{0,3}([^\\n]{1,160})`).exec(declared)?.[1];
    return said !== undefined && SCHEMA.test(said) && (ONE_OF_A_FEW.test(said) || REFINED.test(said));
  });
}

/** `slug: { type: 'string', pattern: '^[a-z]+$' }` of a JSON schema, as Fastify and Ajv take them. */
const isListedByJson = onceFor((tokens, field: string): boolean => {
  const listed = `\\b${field}['"]?\\s{0,3}:\\s{0,3}\\{[^{}]{0,200}?(?:\\b(?:enum|pattern|const)\\s{0,3}:|\\btype\\s{0,3}:\\s{0,3}['"](?:integer|number|boolean)['"]|\\bformat\\s{0,3}:\\s{0,3}['"](?:uuid|date|date-time|ipv4|ipv6)['"])`;
  return tokens.text.includes('properties:') && new RegExp(listed).test(tokens.text);
});

/** `server.tool('read', { name: z.string().regex(/^[a-z]+$/) }, async ({ name }) => …)`: a tool's arguments are checked before its function sees them. */
function isListedByTool(tokens: Tokens, use: number, field: string): boolean {
  const scope = enclosingFunction(tokens, use);
  const before = scope === null ? '' : tokens.text.slice(Math.max(0, tokens.start[scope.start] - LONGEST_SCHEMA), tokens.start[scope.start]);
  const at = before.search(/\b(?:\w*\.(?:tool|registerTool|addTool)|tool)\((?![^]*\b(?:\.(?:tool|registerTool|addTool)|tool)\()/);
  const said = at < 0 ? undefined : new RegExp(`[{,\\n]\\s{0,20}${field}\\s{0,3}:\\s{0,3}(z\\.[^\\n]{1,200})`).exec(before.slice(at))?.[1].split(/,\s{0,3}\w{1,40}:/)[0];
  return said !== undefined && (ONE_OF_A_FEW.test(said) || SAYS_WHICH.test(said) || REFINED.test(said));
}

/** `const NAME = z.object({ … })` up to where it ends; '' where it stands in another file. */
function declaredAs(text: string, name: string): string {
  const at = text.search(new RegExp(`\\b${name.replaceAll('.', '\\.')}\\s*=`));
  return at < 0 ? '' : text.slice(at, at + LONGEST_SCHEMA).split(/\}\)\s{0,3}(?:[;,]|\n)/)[0];
}

/** What a schema gives back has the fields that it lists and no others. */
export function takesListedFields(tokens: Tokens, receiver: Span, name: string, category: Category): boolean {
  return (category === 'prototype-pollution' || category === 'mass-assignment') && PARSES.has(name) && !/^(?:JSON|qs|querystring|url|URL|yaml|YAML)$/.test(tokenText(tokens, receiver.to));
}
