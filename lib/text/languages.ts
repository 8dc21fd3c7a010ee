/** Which language a file is written in: by its name, its first line, an editor's mode line. */
import type { Grammar } from './grammar.ts';
import { javascript } from './grammars/javascript.ts';
import { python } from './grammars/python.ts';

const MAKERS: Record<string, (name: string) => Grammar> = {
  js: javascript, jsx: javascript, ts: javascript, tsx: javascript,
  py: python,
};

/** Grammar → endings of file names, in lower case. */
const ENDINGS: Record<string, string> = {
  js: 'js mjs cjs es6 es',
  jsx: 'jsx',
  ts: 'ts mts cts',
  tsx: 'tsx',
  py: 'py pyw pyi',
};

const made = new Map<string, Grammar>();

/** The grammar of this name ('js', 'py', …), or null. */
export function grammarNamed(name: string): Grammar | null {
  const known = made.get(name);
  if (known) return known;
  if (!Object.hasOwn(MAKERS, name)) return null;
  const grammar = MAKERS[name](name);
  made.set(name, grammar);
  return grammar;
}

let byEnding: Map<string, string> | null = null;

function endings(): Map<string, string> {
  if (byEnding) return byEnding;
  byEnding = new Map();
  for (const name of Object.keys(ENDINGS)) for (const ending of ENDINGS[name].split(' ')) byEnding.set(ending, name);
  return byEnding;
}

/**
 * The grammar for a path, or null for prose and what nobody knows.
 * @param head the file's beginning (a few lines do), for shebangs and mode lines
 */
export function languageOf(path: string, head = ''): Grammar | null {
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const name = endings().get(base.slice(base.lastIndexOf('.') + 1)) ?? interpreter(head);
  return name ? grammarNamed(name) : null;
}

/** `#!/usr/bin/env python3` → 'py'. */
function interpreter(head: string): string | null {
  const shebang = /^#!\s*\S*?(?:\/|\s)(?:env\s+(?:-S\s+)?)?(node|deno|bun|python)[\d.]*\b/.exec(head);
  if (!shebang) return null;
  return shebang[1] === 'python' ? 'py' : 'js';
}
