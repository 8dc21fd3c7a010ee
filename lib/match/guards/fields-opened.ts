/** Lists of what a request may set that name everything now, or fields that decide what someone may do. */
import type { Gone } from './conditions.ts';
import { behindIndent, isChanged, type Side } from './side.ts';
import type { Lose } from './weakened.ts';

/** A list as it is written, and whose it is: `UserSerializer fields`. */
interface Listed { owner: string; name: string; at: number; end: number; value: string; items: string[] }

/** `fields = ["id", "name"]`, `exclude = ("role",)`, `protected $fillable = ['name'];`, `.permit(:name, role: [])`, `.permit!`, `[Bind("Name,Email")]`. */
const LISTS = /^[ \t]*(?<py>fields|exclude|read_only_fields)\s*=\s*(?<pyvalue>\[[^\]]{0,2000}\]|\([^)]{0,2000}\)|["']__all__["'])|\$(?<php>fillable|guarded)\s*=\s*(?<phpvalue>\[[^\]]{0,2000}\]|array\([^)]{0,2000}\))|\.(?<ruby>permit)(?<rubyvalue>!|\([^()]{0,2000}(?:\([^()]{0,200}\)[^()]{0,400}){0,3}\))|\[(?<cs>Bind)\((?<csvalue>"[^"\n]{0,600}"[^\])\n]{0,100})\)|\b(?<java>set(?:Allowed|Disallowed)Fields)\((?<javavalue>[^()]{0,1000})\)|\b(?<net>TryUpdateModelAsync)(?:<\w+>)?\((?<netvalue>[^()]{0,60}(?:=>[^()]{0,600})?)\)/gm;
/** Where a list belongs to: the class of Python, PHP, Java and C#, the method of Ruby. */
const OWNER = /^[ \t]*(?:(?:public|private|protected|internal|final|abstract|sealed|partial|open)\s+)*(?:class\s+(?!Meta\b)(\w+)|def\s+(\w+[?!]?))/gm;
/** Fields that say what someone may do, or what is his. */
const DECIDES = /^(?:\w*_?roles?(?:_ids?)?|roleIds?|is_?(?:admin|staff|superuser|owner|verified|approved|moderator)|admin|superuser|user_permissions|permissions?|groups|balance\w*|credits?(?:_?limit)?|verified|email_?verified|tenant_?id|approved|kyc\w*|permission_?level|access_?level)$/i;
/** Who may set everything anyway. */
const ADMINS = /admin|staff|back_?office|internal|superuser|moderat|filter/i;
/** What keeps a property out of what is read from a request. */
const HIDES = /\[BindNever\]|\[JsonIgnore\b[^\]]{0,60}\]|\[ReadOnly\(true\)\]|@JsonIgnore\b|@JsonProperty\([^()]{0,60}READ_ONLY[^()]{0,20}\)|skip_deserializing|@Exclude\(\)|@ReadOnlyProperty/g;
const PROPERTY = 200;

export const fieldsOpened: Lose = ({ before, after }, shape) => {
  if (!shape.test(before.text) || ADMINS.test(after.path)) return [];
  const [old, now] = [listsIn(before), listsIn(after)];
  const found = [...now.flatMap((one) => opened(one, old, now, after)), ...hiddenNoMore(before, after), ...unlisted(old, now, before, after)];
  return found.filter((one, index) => found.findIndex(({ owner }) => owner === one.owner) === index);
};

type Opened = Gone & { owner: string };

function opened(one: Listed, old: Listed[], now: Listed[], after: Side): Opened[] {
  const { owner, name, at, end, value, items } = one;
  if (!isChanged(after, at, end) || ADMINS.test(owner)) return [];
  const of = (lists: Listed[], ...names: string[]): Listed | undefined => lists.find((other) => other.owner === owner && names.includes(other.name));
  const tell = (says: string): Opened[] => [{ owner, at, evidence: value.replace(/\s+/g, ' '), says }];
  const was = of(old, name);
  if (name === 'fields' && value.includes('__all__')) {
    const named = was !== undefined && !was.value.includes('__all__') ? was : of(old, 'exclude');
    return named === undefined || of(now, 'read_only_fields')?.value === 'fields' || (of(now, 'exclude')?.items.length ?? 0) > 0 ? [] : tell('every field of the model may be set now; they were named one by one');
  }
  if (name === 'exclude' || name === 'read_only_fields' || name === 'setDisallowedFields') {
    const gone = (was?.items ?? []).filter((item) => !items.includes(item) && DECIDES.test(item) && isWritable(item, name, of(now, 'fields')));
    return gone.length > 0 ? tell(`${gone.join(', ')} may be set now`) : [];
  }
  if (name === 'guarded') {
    const named = items.length === 0 ? (was ?? of(old, 'fillable')) : undefined;
    return named === undefined || named.items.length === 0 || of(now, 'fillable') !== undefined ? [] : tell('every attribute may be set now; they were named one by one');
  }
  if (was === undefined || was.value === value) return [];
  if (value === '!' || (name === 'TryUpdateModelAsync' && was.value.includes('=>') && !value.includes('=>'))) return tell('everything that is sent is taken now; it was named one by one');
  const more = items.filter((item) => DECIDES.test(item) && !was.items.includes(item));
  return more.length > 0 && was.items.length > 0 ? tell(`${more.join(', ')} may be set now`) : [];
}

/** Is the field still among those of the serializer? Of a list of what is left out it is by being gone. */
function isWritable(item: string, name: string, fields: Listed | undefined): boolean {
  return name !== 'read_only_fields' || fields === undefined || fields.value.includes('__all__') || fields.items.includes(item);
}

/** Lists of what may be set that are gone, while what they were for is still bound. */
function unlisted(old: Listed[], now: Listed[], before: Side, after: Side): Opened[] {
  const gone = old.filter((one) => /^(?:Bind|setAllowedFields|setDisallowedFields)$/.test(one.name) && isChanged(before, one.at, one.end) && !now.some((other) => other.owner === one.owner && other.name.replace('Dis', '') === one.name.replace('Dis', '')));
  return gone.flatMap(({ owner, name, value, end }) => {
    const bound = /^\s{0,20}\)?\s{0,20}\]?\s{0,20}(\w{1,60}(?:<\w{1,60}>)?\s{1,9}\w{1,60})/.exec(before.text.slice(end + 1, end + 80))?.[1];
    const place = bound === undefined ? after.text.search(new RegExp(`\\b${owner}\\b`)) : after.text.indexOf(bound);
    return place < 0 || (name === 'Bind' && bound === undefined) ? [] : [{ owner, at: place, evidence: value.replace(/\s+/g, ' '), says: 'everything that is sent is bound now; it was named one by one' }];
  });
}

/** `[BindNever]` over `public bool IsAdmin`. */
function hiddenNoMore(before: Side, after: Side): Opened[] {
  return [...before.text.matchAll(HIDES)].filter(({ 0: mark, index }) => isChanged(before, index, index + mark.length)).flatMap(({ 0: mark, index }) => {
    const declared = before.text.slice(index + mark.length, index + mark.length + PROPERTY).split(/[;{]/, 1)[0];
    const [name] = (declared.match(/\b\w+\b/g) ?? []).filter((word) => DECIDES.test(word));
    const place = name === undefined ? -1 : after.text.search(new RegExp(`^[^\\n]*\\b${name}\\b\\s*(?:;|\\{|:|=|\\?)`, 'm'));
    if (place < 0 || new RegExp(HIDES.source).test(after.text.slice(Math.max(0, place - PROPERTY), place + PROPERTY))) return [];
    return [{ owner: name, at: behindIndent(after, place), evidence: `${mark} ${name}`, says: `${name} may be set by a request now` }];
  });
}

/** Comments are blank in what is read. */
function listsIn({ parts, text }: Side): Listed[] {
  const read = parts[0]?.text ?? text;
  const owners = [...read.matchAll(OWNER)].map(({ 1: type, 2: method, index }) => ({ name: type ?? method, index, isMethod: method !== undefined }));
  return [...read.matchAll(LISTS)].map(({ 0: whole, index, groups = {} }) => {
    const [name = '', value = ''] = Object.values(groups).filter((group) => group !== undefined);
    const isOfMethod = groups.ruby !== undefined;
    const owner = owners.findLast((one) => one.index <= index && one.isMethod === isOfMethod)?.name ?? '';
    const at = index + (/^\s*/.exec(whole)?.[0].length ?? 0);
    return { owner, name, at, end: index + whole.length, value, items: itemsIn(value) };
  });
}

/** `"a", 'b'`, `:a, :b`, `"A,B"`, `u => u.Name`. */
function itemsIn(value: string): string[] {
  return (value.match(/(?<=["':,.\s])[A-Za-z_]\w*(?=["',\s)\]:]|$)/g) ?? []).filter((word) => word !== '__all__');
}
