/** Values that the rules of a framework leave a few choices for: Laravel's validation, the parameters of Grape. */
import type { Tokens } from '../../text/tokens.ts';

/** The name under which an access asks for a value: `$data['id']`, `$request->input('id')`, `$request->id`. */
const KEY = /(?:\[|(?:->|::)(?:input|get|query|post|string|str|validated)\()['"](\w+)['"](?:,[^()]{0,60})?[\])]$|^\$req(?:uest)?->(\w+)$/;

/** Does what Laravel or Grape asks of a value leave no text of the sender's own: `'sort' => 'required|in:asc,desc'`, `'id' => ['integer']`? */
export function isListedByRules({ grammar, text }: Tokens, access: string): boolean {
  if (grammar.family === 'ruby') return isListedByGrape(text, access);
  const key = grammar.family === 'php' && /\bvalidate\(|\bfunction rules\(|Validator::make\(/.test(text) ? KEY.exec(access)?.slice(1).find((one) => one !== undefined) : undefined;
  return key !== undefined && new RegExp(`['"]${key}['"]\\s*=>\\s*(?:\\[[^\\]]{0,200}?|['"][^'"\\n]{0,200}?)\\b(?:in:|Rule::in|Rule::enum|Enum\\(|integer|numeric|boolean|uuid|ulid|alpha|regex:|exists:|date|digits)`).test(text);
}

/** The key of `['sort' => $sort] = $request->validate([…])` under which `$sort` stands, in the text of a name that is taken out of what was checked. */
export function isTakenOutListed({ grammar, text }: Tokens, name: string): boolean {
  if (grammar.family !== 'php' || !text.includes('validate(')) return false;
  const key = new RegExp(`['"](\\w{1,40})['"]\\s*=>\\s*\\${name}\\b[^;=]{0,200}\\]\\s*=\\s*\\$\\w{1,30}->validate\\(`).exec(text)?.[1];
  return key !== undefined && isListedByRules({ grammar, text } as Tokens, `$r['${key}']`);
}

/** Grape's `optional :bucket, type: String, values: %w[day week]`: what `params[:bucket]` may be. */
function isListedByGrape(text: string, access: string): boolean {
  const key = /^params\[:(\w{1,40})\]$/.exec(access)?.[1];
  return key !== undefined && new RegExp(`\\b(?:requires|optional)\\s+:${key}\\b[^\\n]{0,160}\\bvalues:\\s*(?:%[wi]|\\[|[A-Z])`).test(text);
}
