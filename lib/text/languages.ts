/** Which language a file is written in: by its name, its first lines, an editor's mode line. */
import type { Grammar } from './grammar.ts';
import { css, hcl, json, keys, markdown, sql, toml, yaml } from './grammars/data.ts';
import { javascript } from './grammars/javascript.ts';
import { groovy, java, kotlin, scala } from './grammars/jvm.ts';
import { blade, ejs, erb, handlebars, jinja, jsp, page } from './grammars/markup.ts';
import { c, csharp, dart, go, rust, swift } from './grammars/native.ts';
import { python } from './grammars/python.ts';
import { php, powershell, ruby, shell } from './grammars/scripting.ts';
import { ALIASES, ENDINGS, NAMES, SAMPLES } from './names.ts';

const MAKERS: Record<string, (name: string) => Grammar> = {
  js: javascript, jsx: javascript, ts: javascript, tsx: javascript, py: python, java, kotlin, scala, groovy, csharp, go, php, blade, ruby,
  rust, c, cpp: c, swift, dart, shell, powershell, dockerfile: shell, sql, yaml, json, ipynb: json, toml, ini: keys, properties: keys,
  env: keys, hcl, html: page, xml: page, vue: page, svelte: page, astro: page, erb, ejs, jsp, aspx: jsp, jinja, handlebars, css, scss: css, markdown,
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

/** The grammar for a name people use: 'python3', 'typescriptreact', 'c++', 'sh'. */
export function grammarCalled(word: string): Grammar | null {
  const name = word.toLowerCase();
  return grammarNamed(lookUp(ALIASES, name) ?? lookUp(ENDINGS, name) ?? name);
}

/** word → grammar name, from a table whose rows are 'name: words'. */
function lookUp(table: Record<string, string>, word: string): string | undefined {
  return indexOf(table).get(word);
}

const indexes = new Map<Record<string, string>, Map<string, string>>();

function indexOf(table: Record<string, string>): Map<string, string> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map<string, string>();
  for (const name of Object.keys(table)) for (const word of table[name].split(' ')) index.set(word, name);
  indexes.set(table, index);
  return index;
}

/**
 * The grammar for a path, or null for prose and what nobody knows.
 * @param head the file's beginning (a few lines do), for shebangs, mode lines and endings that several languages share
 */
export function languageOf(path: string, head = ''): Grammar | null {
  const base = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  const name = byName(base, head) ?? byFirstLines(head);
  return name === undefined || name === '' ? null : grammarNamed(name);
}

/** undefined: the name says nothing; '': it says that this is no code. */
function byName(base: string, head: string): string | undefined {
  const whole = lookUp(NAMES, base);
  if (whole !== undefined) return whole;
  if (base.startsWith('.env.') || base.endsWith('.env')) return 'env';
  if (/^(?:dockerfile|containerfile)[.-]/.test(base)) return 'dockerfile';
  if (/^jenkinsfile[.-]/.test(base)) return 'groovy';
  if (base.endsWith('.blade.php')) return 'blade';
  const dot = base.lastIndexOf('.');
  if (dot < 0) return undefined;
  const ending = base.slice(dot + 1);
  if (SAMPLES.includes(` ${ending} `) && dot > 0) return byName(base.slice(0, dot), head);
  return shared(ending, head) ?? lookUp(ENDINGS, ending);
}

/** Endings that several languages share. */
function shared(ending: string, head: string): string | undefined {
  const question = Object.hasOwn(SHARED, ending) ? SHARED[ending] : undefined;
  return question?.(head);
}

const CPP = /^\s*(?:class|namespace|template|using|public:|private:|constexpr)\b|std::|-\*-\s*c\+\+/im;
const TEMPLATE = /\{%[-+]?\s*\w/;
const KEYS = /^\s*(?:\[[^\]\n]+\]|[\w.-]+\s*=)/m;

/** Ending → what the first lines say. */
const SHARED: Record<string, (head: string) => string | undefined> = {
  h: (head) => (CPP.test(head) ? 'cpp' : 'c'),
  m: (head) => (/^\s*(?:@(?:interface|implementation|import|class)\b|#import\b|#include\b)/m.test(head) ? 'c' : ''),
  ts: (head) => (/^(?:\xEF\xBB\xBF)?\s*<(?:\?xml|!DOCTYPE TS)/.test(head) ? 'xml' : 'ts'),
  html: page_,
  htm: page_,
  inc: (head) => (head.includes('<?') ? 'php' : byFirstLines(head)),
  tpl: (head) => (head.includes('<?') ? 'php' : TEMPLATE.test(head) ? 'jinja' : head.includes('{{') ? 'handlebars' : undefined),
  conf: (head) => (KEYS.test(head) && !/[{;]\s*$/m.test(head) ? 'ini' : undefined),
  cfg: (head) => (/[{;]\s*$/m.test(head) ? undefined : 'ini'),
  config: (head) => (head.trimStart().startsWith('<') ? 'xml' : KEYS.test(head) ? 'ini' : undefined),
  ejs: (head) => (head.includes('{%') && !head.includes('<%') ? 'jinja' : 'ejs'),
};

function page_(head: string): string {
  if (TEMPLATE.test(head)) return 'jinja';
  return /\{\{[#/>!]/.test(head) ? 'handlebars' : 'html';
}

/** A shebang, an editor's mode line, a mark that only one language has. */
function byFirstLines(head: string): string | undefined {
  const lines = head.split('\n', 5).join('\n');
  const called = interpreter(lines) ?? modeLine(lines);
  if (called !== undefined) return grammarCalled(called)?.name;
  if (lines.startsWith('<?php')) return 'php';
  return lines.startsWith('<?xml') ? 'xml' : undefined;
}

/** `#!/usr/bin/env -S python3.11 -u` → 'python'. */
function interpreter(lines: string): string | undefined {
  const shebang = /^#!\s*(\S+)(.*)/.exec(lines);
  if (!shebang) return undefined;
  const words = [shebang[1], ...shebang[2].trim().split(/\s+/)];
  let at = 0;
  if (/(?:^|\/)env$/.test(words[0])) {
    at = 1;
    while (at < words.length && (words[at].startsWith('-') || words[at].includes('='))) at++;
  }
  const program = words[at]?.slice(words[at].lastIndexOf('/') + 1) ?? '';
  return program.replace(/[\d.]+$/, '') || undefined;
}

/** `vim: set ft=python:`, `-*- mode: ruby -*-`, `-*- C++ -*-`. */
function modeLine(lines: string): string | undefined {
  const vim = /\b(?:vim?|ex):.*?\b(?:ft|filetype|syntax)=(\w+)/.exec(lines);
  if (vim) return vim[1];
  const emacs = /-\*-\s*(?:.*?\bmode:\s*)?([\w+#-]+?)(?:-mode)?\s*(?:;.*?)?-\*-/i.exec(lines);
  return emacs?.[1];
}
