/** What a handler asked of a value, asked by the schema that it takes its input from: the same change says it of the field of that name. */
import { isOp } from '../../text/expression.ts';
import { folded } from '../../text/words.ts';
import type { Lost } from './compared.ts';
import type { Pair, Side } from './side.ts';
import { conditionOf } from './stands.ts';
import type { Use } from './uses.ts';

/** In the words of pydantic, FastAPI, Django and marshmallow; zod, Joi and their kin; JSON schema; class-validator and Jakarta; .NET; Laravel; Go; Rails and Rust. */
const CONSTRAINT = new RegExp([
  String.raw`\b(?:ge|gt|le|lt|min_length|max_length|min_value|max_value|pattern|regex|multiple_of|validators|validate)\s?=`, String.raw`\b(?:Positive|NonNegative|Negative)(?:Int|Float)\b|\bEmailStr\b|\bLiteral\[`,
  String.raw`\.(?:min|max|gte?|lte?|positive|nonnegative|regex|email|uuid|url|length|enum|pattern|valid|alphanum|isInt|isLength|isEmail|isIn|isAlphanumeric|matches|between)\(`, String.raw`\bz\.enum\(`, String.raw`\b(?:minimum|maximum|minLength|maxLength|pattern|enum)["']?\s?:`,
  String.raw`@(?:field:)?(?:Min|Max|Size|Pattern|Email|Positive|PositiveOrZero|NotBlank|Length|IsInt|IsIn|IsEmail|IsUUID|IsAlphanumeric|Matches|MinLength|MaxLength|IsPositive|DecimalMin|DecimalMax|Digits|Range)\b`,
  String.raw`\[(?:Range|StringLength|MaxLength|MinLength|RegularExpression|EmailAddress|AllowedValues)\b`, String.raw`\.(?:InclusiveBetween|ExclusiveBetween|GreaterThan|LessThan|Matches|MaximumLength|MinimumLength|Length|EmailAddress)\w{0,10}\(`,
  String.raw`=>\s?\[?["'][^\n]{0,120}\b(?:min|max|between|digits|in|regex|size|alpha_num|email|uuid)\b`, String.raw`\b(?:validate|binding):"[^"\n]{0,120}(?:min|max|gte?|lte?|len|oneof|email|uuid|alphanum)\b`,
  String.raw`\b(?:numericality|length|format|inclusion|gteq\?|lteq\?|range|within)\s?[:(]`,
].join('|'));

/** Marks over a field, and lines that its declaration goes on for. */
const AROUND = 4;
/** What asks about a value, and no value itself. */
const NO_FIELD = /^(?:if|not|and|or|len|length|size|count|isalnum|isalpha|isdigit|isidentifier|isnumeric|is_numeric|ctype_\w+|filter_var|FILTER_\w+|test|match|valid|invalid|validator|isValid|isEmail|isLength|isInt|true|false|null|None|nil|self|this|req|request|body|params|query|input|return|raise|throw|status|json|send|new|Error|is|in|unless|strlen|mb_strlen|int|str|Number|String|parseInt|ok|err)$/i;

export function constrained({ compared: { pair }, use }: Lost, whole: Pair[]): boolean {
  const fields = fieldsOf(use);
  return fields.length > 0 && fields.some((field) => isConstrained(pair.after, field, whole));
}

/** Does the change say of such a field what it may be, in what the file speaks of? */
export function isConstrained(after: Side, field: string, whole: Pair[]): boolean {
  const name = folded(field);
  return whole.some((pair) => declaresIn(pair.after, name).some((schema) => pair.after === after || new RegExp(`\\b${schema}\\b`).test(after.text)));
}

/** The names in what was asked: of a condition its own, of a call those that it is given and called on. */
function fieldsOf({ form, tokens, span, name }: Use): string[] {
  if (form !== 'check' && form !== 'call') return [];
  const start = form === 'check' ? conditionOf(tokens, span.from) : span.from;
  const close = isOp(tokens, span.to + 1, '(') ? Math.max(tokens.pair[span.to + 1], span.to) : span.to;
  const whole = start < 0 ? name : tokens.text.slice(tokens.start[start], tokens.end[close]);
  // of several that are asked in one condition, this one's
  const own = form === 'check' ? whole.split(/&&|\|\||\bor\b|\band\b/).at(-1)! : whole;
  return [...new Set((own.replace(/(["'])[^"'\n]{0,80}\1/g, (text) => (/^["']\w+["']$/.test(text) ? text : '')).match(/[A-Za-z_]\w+/g) ?? []).filter((word) => !NO_FIELD.test(word) && word.length > 2))];
}

/** The names of the schemas in which a changed line constrains the field: the class, type, function or constant around it. */
function declaresIn({ text, lines, changed }: Side, name: string): string[] {
  return changed.flatMap(({ start, end }) => {
    const found: string[] = [];
    for (let changedLine = start; changedLine <= end; changedLine++) {
      const at = (line: number): string => text.slice(lines.startOf(line), lines.endOf(line));
      // a mark says it of what stands below
      let line = changedLine;
      while (line < Math.min(lines.count, changedLine + AROUND) && MARK.test(at(line))) line++;
      const own = at(line);
      if (!CONTROL.test(own) && (own.match(/[A-Za-z_]\w+/g) ?? []).some((word) => folded(word) === name) && CONSTRAINT.test(declaration(text, lines, line, own))) found.push(...schemasAround(text.slice(Math.max(0, lines.startOf(line) - FAR), lines.endOf(line))));
    }
    return found;
  });
}

/** No declaration: it asks, or works. */
const CONTROL = /^\s*(?:if|elif|else|while|for|return|raise|throw|assert|unless|guard)\b/;

/** A line of marks alone. */
const MARK = /^\s{0,80}(?:@\w[\w.:]{0,80}(?:\([^\n]{0,300}\))?|#?\[\w[^\n]{0,300}\])\s{0,20}$/;

/** With the marks above it, and what follows while brackets are open. */
function declaration(text: string, lines: Side['lines'], line: number, own: string): string {
  let whole = own;
  for (let above = line - 1; above >= Math.max(1, line - AROUND); above--) {
    const mark = text.slice(lines.startOf(above), lines.endOf(above));
    if (!MARK.test(mark)) break;
    whole = `${mark}\n${whole}`;
  }
  for (let below = line + 1; below <= Math.min(lines.count, line + AROUND) && opens(whole) > 0; below++) whole += `\n${text.slice(lines.startOf(below), lines.endOf(below))}`;
  return whole;
}

function opens(text: string): number {
  return (text.match(/[([]/g) ?? []).length - (text.match(/[)\]]/g) ?? []).length;
}

/** Bytes of a schema before a field of it. */
const FAR = 3000;

function schemasAround(before: string): string[] {
  const last = (shape: RegExp): string[] => [...before.matchAll(shape)].slice(-1).map(([, schema]) => schema);
  return [...last(/\b(?:class|record|struct|interface)\s{1,4}([A-Za-z_]\w{1,80})/g), ...last(/\b(?:type|const|let|var|val|def|func|function|fn)\s{1,4}([A-Za-z_]\w{1,80})/g), ...last(/^(\w{2,80})\s?=\s/gm)];
}
