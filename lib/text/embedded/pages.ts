/** Scripts, styles and event attributes of HTML and component files. */
import type { Segment } from '../embedded.ts';
import type { Grammar } from '../grammar.ts';
import { grammarNamed } from '../languages.ts';
import { is, isWord, textOf } from '../scopes/walk.ts';
import { literal, OP, STRING, TEXT, tokenize, type Tokens } from '../tokens.ts';

export function pageParts(text: string, grammar: Grammar): Segment[] {
  const tokens = tokenize(text, grammar);
  const parts: Segment[] = [];
  if (grammar.frontMatter) addFrontMatter(tokens, parts);
  for (let at = 0; at < tokens.count; at++) {
    if (is(tokens, at, '<') && isWord(tokens, at + 1) && tokens.start[at + 1] === tokens.end[at]) at = readElement(tokens, at, parts);
  }
  return parts;
}

function addFrontMatter(tokens: Tokens, parts: Segment[]): void {
  if (tokens.count === 0 || tokens.kind[0] !== TEXT || tokens.start[0] !== 0 || !tokens.text.startsWith('---')) return;
  const end = tokens.text.endsWith('\n---', tokens.end[0]) ? tokens.end[0] - 4 : tokens.end[0];
  if (end > 3) parts.push({ grammar: grammarNamed('ts')!, start: 3, end });
}

/** Reads an element's attributes and raw text. Returns the index of the last token it used. */
function readElement(tokens: Tokens, open: number, parts: Segment[]): number {
  const name = textOf(tokens, open + 1).toLowerCase();
  const attributes = new Map<string, string>();
  let at = open + 2;
  for (; at < tokens.count && !is(tokens, at, '>') && !is(tokens, at, '/>') && !is(tokens, at, '<'); at++) {
    if (tokens.pair[at] > at) at = tokens.pair[at];
    if (!isWord(tokens, at) || !is(tokens, at + 1, '=')) continue;
    const attribute = textOf(tokens, at).toLowerCase();
    const value = valueAt(tokens, at + 2);
    if (value === null) continue;
    attributes.set(attribute, tokens.text.slice(value.start, value.end).toLowerCase());
    addAttribute(tokens, attribute, value, parts);
    at += 2;
  }
  if (is(tokens, at, '>') && at + 1 < tokens.count && tokens.kind[at + 1] === TEXT) addElement(tokens, name, attributes, at + 1, parts);
  return Math.min(at, tokens.count - 1);
}

function valueAt(tokens: Tokens, at: number): { start: number; end: number } | null {
  if (at >= tokens.count || tokens.kind[at] === OP) return null;
  if (tokens.kind[at] === STRING || isWord(tokens, at)) return literal(tokens, at);
  let last = at;
  while (tokens.pair[last] > last) last = tokens.pair[last];
  return { start: literal(tokens, at).start, end: literal(tokens, last).end };
}

/** `onclick`, Vue's `@click`, `:href` and `v-html`, and `javascript:` addresses. */
function addAttribute(tokens: Tokens, name: string, value: { start: number; end: number }, parts: Segment[]): void {
  const vue = tokens.grammar.name === 'vue';
  if (/^on[a-z]+$/.test(name) || (vue && /^(?:[@:#]|v-)/.test(name))) {
    if (value.end > value.start) parts.push({ grammar: grammarNamed('js')!, ...value });
    return;
  }
  const scheme = /^\s*javascript:/i.exec(tokens.text.slice(value.start, Math.min(value.end, value.start + 40)));
  if (scheme) parts.push({ grammar: grammarNamed('js')!, start: value.start + scheme[0].length, end: value.end });
}

function addElement(tokens: Tokens, name: string, attributes: Map<string, string>, text: number, parts: Segment[]): void {
  const grammar = name === 'script' ? scriptGrammar(attributes, tokens.grammar) : name === 'style' ? styleGrammar(attributes) : null;
  if (grammar) parts.push({ grammar, start: tokens.start[text], end: tokens.end[text] });
}

/** By `lang`, else by `type`; a script without either is JavaScript. */
function scriptGrammar(attributes: Map<string, string>, page: Grammar): Grammar | null {
  const lang = attributes.get('lang');
  if (lang !== undefined) return grammarNamed(SCRIPTS[lang] ?? lang);
  const type = attributes.get('type') ?? '';
  if (type === '') return grammarNamed(page.name === 'astro' ? 'ts' : 'js');
  if (/json|importmap|speculationrules/.test(type)) return grammarNamed('json');
  if (/javascript|ecmascript|module|babel|jsx/.test(type)) return grammarNamed('js');
  if (/typescript/.test(type)) return grammarNamed('ts');
  if (/python|^py$/.test(type)) return grammarNamed('py');
  return null;
}

const SCRIPTS: Record<string, string> = { typescript: 'ts', javascript: 'js' };

function styleGrammar(attributes: Map<string, string>): Grammar | null {
  const lang = attributes.get('lang') ?? 'css';
  return grammarNamed(lang === 'scss' || lang === 'less' ? 'scss' : lang === 'postcss' ? 'css' : lang);
}
