/** Other names that a file gives to what it imports: `import subprocess as sp`, `const { exec: run } = require('child_process')`. */
import type { Tokens } from './tokens.ts';

/** Imports stand at the top; bytes that are read for them. */
export const HEAD_BYTES = 8192;
const MOST = 40;

/** Modules whose functions are usually called on a name that is not the module's own. */
const USUAL: Record<string, string> = {
  lodash: '_', jsonwebtoken: 'jwt', 'js-yaml': 'yaml', handlebars: 'Handlebars', 'crypto-js': 'CryptoJS', 'express-session': 'session', 'node-serialize': 'serialize', shelljs: 'shell', 'cookie-parser': 'cookieParser', 'express-fileupload': 'fileUpload', jquery: '$',
  'shell-exec': 'shellExec', 'exec-sh': 'execSh', 'node-cmd': 'nodeCmd', 'await-exec': 'execAsync',
};

const NAME = '[A-Za-z_$][\\w$]{0,60}';
/** What brings a module in, and how what stands before it gives it a name (`const cp =`, `import * as cp`) or takes from it (`const {`, `import cp, {`). */
const JS_IMPORTS = [
  { by: 'require(', name: new RegExp(`(?:\\b(?:const|let|var)\\s|,)\\s*(${NAME})\\s*=\\s*(?:[\\w$]{1,20}\\.)?$`), members: /\b(?:const|let|var)\s*\{([^{}]{1,400})\}\s*=\s*$/, ends: /\s*\)(?!\.)/y },
  { by: 'from', name: new RegExp(`\\bimport\\s+(?:\\*\\s*as\\s+)?(${NAME})\\s+$`), members: /\bimport\s*(?:[\w$]+\s*,\s*)?\{([^{}]{1,400})\}\s*$/, ends: /(?:)/y },
];
const JS_PATH = /\s*['"]([\w:@/.-]{1,80})['"]/y;
/** Bytes of a statement that are looked at before such a word, or before the braces there. */
const BEFORE = 96;
const JS_MEMBER = new RegExp(`^\\s*(${NAME})\\s*(?::|\\bas\\b)\\s*(${NAME})\\s*$`);
/** Functions of the platform whose names packages like, and the packages that mean the same by them: tinyexec's `exec` starts no shell. */
const JS_HOMES: Record<string, RegExp> = {
  exec: /^(?:\..*(?:exec|shell|sh|cmd|command|process|proc|run|spawn|util|utils|helper|helpers|common|lib|system|os)\w*(?:\.[cm]?[jt]s)?$|(?:node:)?(?:mz\/)?child_process$|shelljs$|child-process-promise$|promisify-child-process$)/i,
  // the one that makes code of a text is no module's: a function of AWS' CDK
  Function: /^$/,
  unserialize: /^(?:node-serialize|serialize-to-js)$/,
};
/** Without one of these a function that the file calls `exec` starts no shell here. */
const OWN_EXEC = /\bexec(?:(?<=\bfunction\s{1,9}exec)\s{0,9}\(|(?<=\b(?:const|let|var)\s{1,9}exec)\s{0,9}=\s{0,9}(?:async\b|function\b|\(|uncurryThis\()|(?<=[(,]\s{0,9}exec)\)?\s{0,3}=>)/;
const SHELLS = ['child_process', 'shelljs'];
/** `const run = promisify(exec)`, `const run = util.promisify(cp.exec)`, `const e = eval`. */
const JS_MADE = new RegExp(`\\b(?:const|let|var)\\s+(${NAME})\\s*=\\s*(?:(?:util\\.)?promisify\\(\\s*(?:require\\(['"][\\w:/-]+['"]\\)\\.|[\\w$]+\\.)?(${NAME})\\s*\\)|(eval|Function|exec|execSync)\\s*(?:;|$))`, 'gm');
/** `import java.io.File as JFile`, `use Illuminate\Support\Facades\Http as Web;`, `using IOFile = System.IO.File;`, `fsys "os"`. */
const RENAMES: Record<string, RegExp> = {
  kotlin: /^import [\w.]+\.(?<original>\w+) as (?<name>\w+)/gm,
  scala: /^import [\w.]+\.\{\s?(?<original>\w+) => (?<name>\w+)\s?\}/gm,
  php: /^use (?:function )?(?:[\w\\]+\\)?(?<original>\w+) as (?<name>\w+);/gm,
  rust: /^use [\w:]+::(?<original>\w+) as (?<name>\w+);/gm,
  csharp: /^using (?<name>\w+) = (?:[\w.]+\.)?(?<original>\w+);/gm,
  go: /^(?:import[ \t]+\(?|[ \t]+)(?<name>[A-Za-z]\w{0,40})[ \t]+"(?:[\w.~-]{1,60}\/){0,8}(?<original>[A-Za-z]\w{0,40})(?:\/v\d{1,3})?"[ \t]*\)?\r?$/gm,
};
/** Without one of these words JS_MADE finds nothing. */
const JS_MAKES = ['promisify', ' eval', ' Function', ' exec'];
const PY_IMPORT = /^[ \t]*import[ \t]+([^\n#]{1,400})/gm;
const PY_MODULE = /^\s*(?!defusedxml)(?:\w+\.)*(\w+)\s+as\s+(\w+)\s*$/;
const PY_FROM = /^[ \t]*from[ \t]+(?!defusedxml)[\w.]+[ \t]+import[ \t]+\(?([^\n()#]{1,400})/gm;
const PY_MEMBER = /^\s*(\w+)\s+as\s+(\w+)\s*$/;
/** `audit = logging.getLogger("audit")`, `const trail = pino()`: a logger, whatever it is called. */
const LOGGER = /^[ \t]*(?:(?:export\s+)?(?:const|let|var)\s+)?(?!log\b|logger\b)([A-Za-z_$][\w$]{0,60})(?:\s*:\s*[\w.]{1,60})?\s*=\s*(?:(?:logging|structlog|log4js|bunyan|winston|loguru)\.)?(?:getLogger|get_logger|createLogger|pino|new\s+Logger)\(/gm;
/** How each of these ends. */
const LOGGERS = ['ogger(', 'pino('];
/** `const run = require('child_process').exec`: what stands behind the module. */
const JS_PART = new RegExp(`\\s*\\)\\.(${NAME})\\s*(?:;|\\n|$)`, 'y');
/** `const { exec: run } = cp;` behind its brace. */
const JS_OUT_OF = new RegExp(`\\} = (${NAME})\\s*(?:;|\\n|$)`, 'y');
/** `(incoming: Request, answer: express.Response)`: by their types what patterns call req and res. */
const JS_HANDED = /(?<![\w$.])(?!req\b|request\b|res\b|response\b|reply\b)([A-Za-z_$][\w$]{0,40}): (?:[Ee]xpress\.)?(?:NextApi|Fastify)?(?:(Request)|Response|Reply)\b/g;
const HANDED = [': Request', ': Response', ': Reply', ': express.Re', ': Express.Re', ': NextApiRe', ': FastifyRe'];
/** Without one of these words no name in a text stands for another. */
const RENAMING = ['import', 'require(', ' as ', 'using ', ...HANDED, ...LOGGERS];

export function mayRename(text: string): boolean {
  return RENAMING.some((word) => text.includes(word));
}

let latest: { text: string; language: string; aliases: Map<string, string> } | null = null;

/** Name in this file → the name it stands for: `run` → `exec`; '' for one that means something else here. Empty for languages whose imports are not read. The one made last is kept. */
export function readAliases(text: string, grammar: { name: string; family: string }): Map<string, string> {
  if (latest?.text !== text || latest.language !== grammar.name) latest = { text, language: grammar.name, aliases: aliasesIn(text.slice(0, HEAD_BYTES), text, grammar) };
  return latest.aliases;
}

function aliasesIn(head: string, text: string, grammar: { name: string; family: string }): Map<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, original: string): void => {
    if (name !== original && found.size < MOST) found.set(name, original);
  };
  if ((grammar.name === 'py' || grammar.family === 'js') && LOGGERS.some((word) => head.includes(word))) for (const [, name] of head.matchAll(LOGGER)) add(name, 'logger');
  if (grammar.name === 'py') {
    if (!head.includes(' as ')) return found;
    for (const [, modules] of head.matchAll(PY_IMPORT)) addMembers(modules, PY_MODULE, add);
    for (const [, members] of head.matchAll(PY_FROM)) addMembers(members, PY_MEMBER, add);
  } else if (Object.hasOwn(RENAMES, grammar.name)) {
    for (const { groups } of head.matchAll(RENAMES[grammar.name])) add(groups!.name, groups!.original);
  } else if (grammar.family === 'js') {
    const modules = new Set<string>();
    for (const { name, members, path, part } of imported(head)) {
      if (name !== undefined && path !== undefined && part !== undefined) add(name, isStranger(part, path) ? '' : part);
      else if (name !== undefined && path !== undefined) {
        modules.add(name);
        add(name, isStranger(name, path) ? '' : usualName(path));
      }
      if (members === undefined) continue;
      addMembers(members, JS_MEMBER, (own, original) => add(own, path !== undefined && isStranger(original, path) ? '' : original));
      for (const stranger of strangers(members, path)) add(stranger, '');
    }
    if (modules.size > 0) for (const members of takenOutOf(head, modules)) addMembers(members, JS_MEMBER, add);
    if (grammar.name.startsWith('ts') && HANDED.some((type) => text.includes(type))) for (const [, name, asked] of text.matchAll(JS_HANDED)) add(name, asked === undefined ? 'res' : 'req');
    if (text.includes('exec') && !SHELLS.some((word) => text.includes(word)) && OWN_EXEC.test(text)) add('exec', '');
    if (JS_MAKES.some((word) => head.includes(word))) for (const [, name, promised, function_] of head.matchAll(JS_MADE)) add(name, promised === undefined ? function_ : found.get(promised) ?? promised);
  }
  return found;
}

/** What stands in the braces of `const { exec: run } = cp` for modules that the file has as a whole. */
function* takenOutOf(head: string, modules: ReadonlySet<string>): Generator<string> {
  for (let at = head.indexOf('} = '); at >= 0; at = head.indexOf('} = ', at + 4)) {
    JS_OUT_OF.lastIndex = at;
    const module = JS_OUT_OF.exec(head)?.[1];
    if (module !== undefined && modules.has(module)) yield head.slice(head.lastIndexOf('{', at) + 1, at);
  }
}

/** `part`: of what is imported the name has this alone. */
export interface Imported { name?: string; members?: string; path?: string; part?: string }

let read: { head: string; imports: Imported[] } | null = null;

/** What JavaScript imports, told from the words that do it: they are few, and expressions that look for whole statements read every byte several times. What was read last is kept. */
export function imported(head: string): readonly Imported[] {
  if (read?.head !== head) read = { head, imports: importsIn(head) };
  return read.imports;
}

function importsIn(head: string): Imported[] {
  const imports: Imported[] = [];
  for (const { by, name, members, ends } of JS_IMPORTS) {
    for (let at = head.indexOf(by); at >= 0; at = head.indexOf(by, at + by.length)) {
      JS_PATH.lastIndex = at + by.length;
      const path = JS_PATH.exec(head)?.[1];
      if (path === undefined && by === 'from') continue;
      const { before, braces } = statementBefore(head, at);
      if (braces) {
        imports.push({ members: members.exec(before)?.[1], path });
        continue;
      }
      ends.lastIndex = JS_PATH.lastIndex;
      JS_PART.lastIndex = JS_PATH.lastIndex;
      const part = path !== undefined && by === 'require(' ? JS_PART.exec(head)?.[1] : undefined;
      const isNamed = part !== undefined || (path !== undefined && ends.test(head));
      if (isNamed) imports.push({ name: name.exec(before)?.[1], path, part });
    }
  }
  return imports;
}

/** What stands before an import, and whether it ends with braces: what is taken out of the module. */
function statementBefore(head: string, at: number): { before: string; braces: boolean } {
  let end = at;
  while (end > 0 && ' \t\r\n='.includes(head[end - 1])) end--;
  const braces = head[end - 1] === '}';
  const open = braces ? head.lastIndexOf('{', end) : end;
  return { before: head.slice(Math.max(0, open - BEFORE), at), braces };
}

function addMembers(members: string, shape: RegExp, add: (name: string, original: string) => void): void {
  for (const member of members.split(',')) {
    const parts = shape.exec(member);
    if (parts !== null) add(parts[2], parts[1]);
  }
}

function strangers(members: string, module: string | undefined): string[] {
  return module === undefined ? [] : members.split(',').map((member) => member.trim()).filter((name) => isStranger(name, module));
}

function isStranger(name: string, module: string): boolean {
  return Object.hasOwn(JS_HOMES, name) && !JS_HOMES[name].test(module);
}

/** `node:fs/promises` → fs. */
export function usualName(path: string): string {
  const name = path.replace(/^node:/, '').replace(/\/promises$/, '');
  return Object.hasOwn(USUAL, name) ? USUAL[name] : name;
}

/** What the word `name` stands for by an import of the file; undefined when it stands for itself, '' when for nothing that is known. */
export function originalOf({ text, grammar }: Tokens, name: string): string | undefined {
  const aliases = readAliases(text, grammar);
  return aliases.size === 0 ? undefined : aliases.get(name);
}
