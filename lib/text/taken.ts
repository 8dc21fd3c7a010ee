/** Names that a file takes out of modules, so that the module is not written where they are used: `import { sign } from 'jsonwebtoken'`, `from yaml import load`. */
import { HEAD_BYTES, imported, usualName } from './imports.ts';
import type { Tokens } from './tokens.ts';

/** `sign` of `jwt`, as it is usually called; Python's modules with all their parts, `http.client`. */
export interface Taken { module: string; member: string }

const MOST = 60;
const JS_MEMBER = /^\s*(?!type\s)([A-Za-z_$][\w$]{0,60})(?:\s*(?::|\bas\b)\s*([A-Za-z_$][\w$]{0,60}))?\s*$/;
const PY_FROM = /^[ \t]*from[ \t]+(?!defusedxml)([A-Za-z_][\w.]{0,80})[ \t]+import[ \t]+(?:\(([^()]{1,400})\)|([^\n()#]{1,400}))/gm;
const PY_MEMBER = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/;
/** `import static org.apache.commons.codec.digest.DigestUtils.sha1Hex;` */
const JAVA_STATIC = /^import static [\w.]{1,120}\.(\w{1,60})\.(\w{1,60});/gm;
/** `LOADS = pickle.loads` */
const PY_KEPT = /^([A-Za-z_]\w{0,60})[ \t]*=[ \t]*([A-Za-z_]\w{0,60})\.([A-Za-z_]\w{0,60})[ \t]*\r?$/gm;
const NONE: ReadonlyMap<string, Taken> = new Map();

let latest: { text: string; language: string; taken: ReadonlyMap<string, Taken> } | null = null;

/** Name in this file → where it was taken from; empty for languages other than JavaScript, Python and Java. The one made last is kept. */
export function readTaken(text: string, grammar: { name: string; family: string }): ReadonlyMap<string, Taken> {
  if (latest?.text !== text || latest.language !== grammar.name) latest = { text, language: grammar.name, taken: takenIn(text.slice(0, HEAD_BYTES), grammar) };
  return latest.taken;
}

/** Where the word was taken from; undefined when it was not. */
export function takenFrom({ text, grammar }: Tokens, name: string): Taken | undefined {
  const taken = readTaken(text, grammar);
  return taken.size === 0 ? undefined : taken.get(name);
}

function takenIn(head: string, grammar: { name: string; family: string }): ReadonlyMap<string, Taken> {
  if (grammar.name === 'java') return new Map([...head.matchAll(JAVA_STATIC)].map(([, module, member]) => [member, { module, member }]));
  if (grammar.name !== 'py' && grammar.family !== 'js') return NONE;
  const found = new Map<string, Taken>();
  const add = (module: string, members: string, shape: RegExp): void => {
    for (const part of members.split(',')) {
      const [, member, name = member] = shape.exec(part) ?? [];
      if (member !== undefined && found.size < MOST) found.set(name, { module, member });
    }
  };
  if (grammar.name === 'py') {
    for (const [, module, several, one] of head.matchAll(PY_FROM)) add(module, several ?? one, PY_MEMBER);
    for (const [, name, module, member] of head.matchAll(PY_KEPT)) if (new RegExp(`^[ \\t]*import[ \\t][^\\n]*\\b${module}\\b`, 'm').test(head)) found.set(name, { module, member });
  } else {
    for (const { members, path } of imported(head)) if (members !== undefined && path !== undefined && path[0] !== '.') add(usualName(path), members, JS_MEMBER);
  }
  return found;
}
