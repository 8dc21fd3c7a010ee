/** Values that are the page's or the program's own: elements, classes, markup that stands there already, counts, the path an upload was put at. */
import type { Category } from '../../types.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { NUMBER, tokenText, type Tokens } from '../../text/tokens.ts';
import { isTranslation } from './constant-names.ts';
import { givenTo } from './look-back.ts';
import { plain, type Resolution } from './resolution.ts';
import { translates } from './sanitizers.ts';
import { isConstant, shortly } from './value-shapes.ts';

/** Markup that stands in the page already or stood there, and names of classes: `card.innerHTML`, `this.oldInnerHTML`, `options.cssClass`, `classPrefix`. */
export function isOwnMarkup(field: string): boolean {
  return /^(?:\w*[iI]nnerHTML|outerHTML)$|^(?:\w*C|c)lass(?:Name|Names|Prefix)?$/.test(field);
}

/** Names of tables and columns: `this.tableName`, `$this->idCol`, `Issue.table_name_prefix`. */
const NAMES_TABLE = /^(?:\$?this|self|static|cls|@|[A-Z]).*(?:(?:[.>:_@]|^)(?:table|column|col|schema|(?:exclude_)?tablespace)(?:_name)?s?|[a-z\d](?:Table|Column|Col|Schema)(?:Name)?s?)(?:_(?:prefix|suffix)|Prefix|Suffix)?$/;
/** `ops.sequence_name(table)`, `meta.getTableName()`: the names that a program has for its own tables. */
export function givesName(category: Category, called: string): boolean {
  return category === 'sql-injection' && /(?:^|_|[a-z](?=[A-Z]))(?:table|column|sequence|index|constraint|schema)_?names?$/i.test(called);
}

/** `self.id_attr`, `$this->objectClass`: what a directory calls something. */
const NAMES_ATTRIBUTE = /^(?:\$?this|self)\b.*(?:[.>:_](?:attr(?:ibute)?|obj(?:ect)?_?class)|[a-z](?:Attr(?:ibute)?|ObjectClass))$/i;

/** What the page measures, and where something is on a map. */
const MEASURES = /^(?:width|height|lat|lng|lon|latitude|longitude|(?:client|offset|scroll|inner|outer|natural)(?:Width|Height|Top|Left))$/;

/** `$export->id` of a path, which a database numbered; `config.command`, which whoever runs the program set: no field of what somebody sent. */
export function isOwnSetting(category: Category, access: string): boolean {
  return (category === 'path-traversal' && RECORD_ID.test(access)) || (CONFIGURES.has(category) && CONFIGURED.test(access));
}

const SENT = 'req|request|params?|query|body|input|data|dto|payload|event|evt|msg|message|json|form';
const RECORD_ID = new RegExp(`^(?!\\$?(?:this\\.)?(?:${SENT}|r|ctx|c|context|args?|opts|options|props|model|cmd|command|filters?|search)\\b)\\$?(?:this->|this\\.|self\\.)?[a-zA-Z_]\\w*(?:\\.|->|\\?\\.|\\?->)(?:id|Id|ID|pk|uuid)$`);
/** `self::$user['userid']`, `Session::$data['id']`: what a class keeps of a record. */
const KEPT_ID = /^(?:self|static|[A-Z]\w*)::\$\w+\[['"]\w{0,20}id['"]\]$/;
/** Of which categories what is set up is the program's own. */
const CONFIGURES: ReadonlySet<Category> = new Set(['command-injection', 'ldap-xpath-injection']);
const CONFIGURED = new RegExp(`^(?!\\$?(?:${SENT})\\b)\\$?(?:\\w+(?:\\.|->))?(?:cfg|conf|config|configuration|settings)(?:\\.|->|\\[|::)`, 'i');

/** `read_config_option('path_php')`, `config('app.backup')`, `$settings->get("convert")`. */
const READS_CONFIGURED = new RegExp(`^(?!\\$?(?:${SENT})\\b)\\$?(?:\\w{1,40}(?:\\.|->|::)){0,2}(?:\\w{0,20}config\\w{0,20}|settings)(?:(?:\\.|->|::)get\\w{0,20})?\\(['"][^'"()]{1,80}['"]\\)$`, 'i');

/** `os.environ.get('PAGER', 'less')`: the programs that whoever is logged in chose to have started. */
const CHOSEN_PROGRAM = /^(?:\w{1,20}(?:\.|::)){0,2}(?:get|get_?env|fetch|GetEnvironmentVariable)\(['"](?:GIT_)?(?:EDITOR|VISUAL|PAGER|BROWSER|SHELL)['"][,)]/i;

/** Does the call read what is set up, by a name that is written out? */
export function readsOwnSetting(category: Category, access: string): boolean {
  return CONFIGURES.has(category) && (READS_CONFIGURED.test(access) || CHOSEN_PROGRAM.test(access));
}

/** What is known of a field by its name alone; null when that says nothing. */
export function ownField(category: Category, access: string, field: string): Resolution | null {
  // the primary key of Django's records
  if (field === 'pk') return plain('clean', `${shortly(access)} is an id`);
  if (category === 'sql-injection' && KEPT_ID.test(access)) return plain('clean', `${shortly(access)} is an id`);
  if (category === 'sql-injection') return NAMES_TABLE.test(access) ? plain('clean', `${shortly(access)} names a table or a column`) : null;
  if (isOwnSetting(category, access)) return plain('clean');
  if (category === 'ldap-xpath-injection') return NAMES_ATTRIBUTE.test(access) ? plain('clean', `${shortly(access)} names an attribute`) : null;
  if (category !== 'xss') return null;
  // records have ids that the database gives
  if (/^_?(?:id|uuid)$|[a-z](?:_id|Id|ID)$/.test(field)) return plain('clean', `${shortly(access)} is an id`);
  if (MEASURES.test(field)) return plain('clean', `${shortly(access)} is a number`);
  if (isOwnMarkup(field)) return plain('result', `${shortly(access)} is the page's own`);
  return isTranslation(access) ? plain('result', `${shortly(access)} is a translation`) : null;
}

/** `#{id}` in a method of Rails' models that has no such parameter or variable: the number of the record itself. */
export function isOwnKey(tokens: Tokens, index: number, name: string): boolean {
  return name === 'id' && tokens.grammar.name === 'ruby' && enclosingFunction(tokens, index) !== null;
}

/** `$('<td>').attr('class', name)` gives the element back, `.attr('class')` a text. */
export function isElement(tokens: Tokens, { from, to }: Span, name: string, given: Span[]): boolean {
  if (!/^(?:\$|jQuery)$/.test(tokenText(tokens, from)) || !isOp(tokens, from + 1, '(')) return false;
  if (given.length === 1 && tokens.pair[from + 1] === to) return /^document\.createElement\(/.test(tokens.text.slice(tokens.start[given[0].from], tokens.end[given[0].to]));
  return ELEMENTS.has(name) || (SETS.has(name) && (given.length > 1 || isOp(tokens, given[0]?.from ?? -1, '{')));
}

/** What is seen of one. */
export const ELEMENT = 'it is an element';
/** Methods of jQuery that give elements, and those that do once they are given a value beside the name. */
const ELEMENTS: ReadonlySet<string> = new Set(['addClass', 'removeClass', 'append', 'appendTo', 'prepend', 'clone', 'find', 'closest', 'children', 'parent', 'on', 'click', 'hide', 'show', 'first', 'last', 'next', 'prev', 'eq', 'filter', 'siblings', 'insertAfter', 'insertBefore', 'detach', 'remove']);
const SETS: ReadonlySet<string> = new Set(['attr', 'css', 'data', 'prop']);

/** Where multer, formidable and express-fileupload keep an upload: a name they made. `saw`: what is known of the object that `field` is asked of. */
export function isPutAway(saw: string, field: string): boolean {
  return /^(?:path|filepath|tempFilePath)$/.test(field) && /\b(?:req|request)\.files?\b|^files? comes from|\bform\.parse\(/.test(saw);
}

/** `(index + 1)`: what a number is added to is one, unless someone else sent it. */
export function addsNumber(tokens: Tokens, first: Span, value: Span): boolean {
  return first.to + 2 === value.to && tokens.kind[value.to] === NUMBER;
}

/** `_('Name')`: what the program's own catalogue has for a text that is written out; `options.fn(this)`: the block that Handlebars hands a helper. */
export function givesOwnText(tokens: Tokens, receiver: Span | null, name: string, given: Span[]): boolean {
  if (translates(name)) return given.length > 0 && given.every((value) => isConstant(tokens, value));
  return (name === 'fn' || name === 'inverse') && receiver !== null && tokenText(tokens, receiver.to) === 'options';
}

/** A parameter's name is the word of whoever calls: `escapedDb`, `$quoted_name`. */
export function saysSafe(name: string): boolean {
  return /^\$?(?:safe|cleaned|escaped|sanitized|quoted)(?:_|[A-Z])/.test(name);
}

/** What a Ruby program speaks of that answers requests, or is a part of one. */
const ANSWERS = /\b(?:Rails|ApplicationRecord|ActiveRecord|ActionController|Sinatra|Grape|Rack|Hanami|current_user|from_params)\b|Controller\b|\.(?:permit|where|find_by|create!|update!)\(/;

/** `for (const location of folders)`, and `def run(params)` of a Ruby tool: a name of the program's own, no address and no request. */
export function isOwnName(tokens: Tokens, index: number, access: string): boolean {
  if (access === 'location') return givenTo(tokens, index, access) !== null;
  return tokens.grammar.name === 'ruby' && /^params\b/.test(access) && !ANSWERS.test(tokens.text) && givenTo(tokens, index, 'params') !== null;
}

/** Bytes at the head of a file in which its imports stand. */
const HEAD = 8000;

/** `import icon from './icon'`: what a file of the program's own gives by name, in markup mostly a text that is written out there. */
export function isImported({ grammar, text }: Tokens, name: string): boolean {
  if (grammar.family !== 'js' || !/^[\w$]+$/.test(name)) return false;
  return new RegExp(`^import\\s[^;'"]*?(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])[^;'"]*?\\sfrom\\s{1,4}['"]\\.`, 'm').test(text.slice(0, HEAD));
}

/** `icons.trash`, `templates.row`: what such a file holds for the page is written out there; what a store holds is not. */
export function isImportedTable(tokens: Tokens, name: string): boolean {
  return /icon|svg|template|markup|snippet|glyph|logo|symbol|partial|message|label|string|i18n|locale|lang/i.test(name) && isImported(tokens, name);
}
