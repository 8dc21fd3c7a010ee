/** Escaping that goes from the code to the template: the same change lets the template write as text what it wrote as it came. */
import { isOp, items } from '../../text/expression.ts';
import { folded } from '../../text/words.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { literalText } from '../../text/joins.ts';
import type { Lost } from './compared.ts';
import { changedText, type Pair } from './side.ts';
import type { Use } from './uses.ts';

/** What is written as it comes: EJS, ERB, Handlebars, Jinja and Twig, Blade, Thymeleaf, Vue, Angular, React, Svelte, Razor, Pug, Latte, the DOM. */
const RAW: readonly RegExp[] = [
  /<%-([^%]{1,200})%>/g, /<%==([^%]{1,200})%>/g, /<%=\s{0,4}raw[\s(]([^%]{1,200})%>/g, /<%=([^%]{1,200})\.html_safe\b/g, /\{\{\{([^}]{1,200})\}\}\}/g, /\{\{&([^}]{1,200})\}\}/g, /\{\{([^}|]{1,200})\|\s{0,4}(?:safe|raw)\b/g, /\{!!([^!]{1,200})!!\}/g,
  /\bth:utext="([^"]{1,200})"/g, /\bv-html="([^"]{1,200})"/g, /\[innerHTML\]="([^"]{1,200})"/g, /__html:([^}]{1,200})\}/g, /\{@html\s([^}]{1,200})\}/g, /@Html\.Raw\(([^)]{1,200})\)/g, /!=\s{0,4}([\w.$]{1,80})[ \t]{0,20}$/gm, /!\{([^}]{1,200})\}/g, /\{\$([^}|]{1,200})\|noescape\b/g, /\.(?:innerHTML|outerHTML)\s?\+?=([^;\n]{1,200})/g, /\.html\(([^)\n]{1,200})\)/g,
];

/** What is written as text. */
const ESCAPED: readonly RegExp[] = [
  /<%=(?!=)(?!\s{0,4}raw\b)([^%]{1,200})%>/g, /(?<!\{)\{\{(?![{&])([^}|]{1,200})(?:\|(?!\s{0,4}(?:safe|raw)\b)[^}]{0,120})?\}\}(?!\})/g, /\bth:text="([^"]{1,200})"/g, /\bv-text="([^"]{1,200})"/g, /(?<![{$#!])\{([\w$.?[\]]{1,80})\}(?!\})/g, /@(?!Html\.Raw)\(?([\w.]{1,80})/g,
  /(?<![!=<>])=\s{0,4}([\w.$]{1,80})[ \t]{0,20}$/gm, /#\{([^}]{1,200})\}/g, /\.(?:textContent|innerText)\s?\+?=([^;\n]{1,200})/g, /\.text\(([^)\n]{1,200})\)/g, /<c:out\s[^>\n]{0,40}value="([^"]{1,200})"/g,
];

/** Between such marks nothing is escaped. */
const ESCAPES_NOTHING = /\{%-?\s{0,4}autoescape\s{1,4}(?:off|false)\b/;

/** Is it raw on the lines that go, text on those that come, and raw nowhere any more? */
export function escapedInTemplates({ use }: Lost, whole: Pair[]): boolean {
  if (use.form !== 'wrap') return false;
  const names = namesOf(use).map(folded);
  const rawNow = new Set(whole.flatMap(({ after }) => written(after.text, RAW)));
  return whole.some(({ before, after }) => {
    const [was, is] = [changedText(before), changedText(after)];
    const opened = ESCAPES_NOTHING.test(was) && !ESCAPES_NOTHING.test(after.text);
    const wasRaw = new Set(written(opened ? before.text : was, opened ? [...RAW, ...ESCAPED] : RAW));
    const isText = new Set(wasRaw.size === 0 ? [] : written(opened ? after.text : is, ESCAPED));
    return names.some((name) => wasRaw.has(name) && isText.has(name) && !rawNow.has(name));
  });
}

/** Under which a template may know the value: `author` of `author: escapeHtml(row.writer)`, `writer`, and the function that gives it back. */
function namesOf({ tokens, span: { from, to }, place }: Use): string[] {
  const value = items(tokens, to + 1)[0];
  const names: string[] = [];
  for (let at = value?.to ?? to; at >= (value?.from ?? to + 1); at--) {
    if (!isWord(tokens, at)) continue;
    names.push(textOf(tokens, at));
    break;
  }
  if ([':', '=', '=>', ':='].some((mark) => isOp(tokens, from - 1, mark))) names.push(literalText(tokens, { from: from - 2, to: from - 2 }) ?? textOf(tokens, from - 2));
  return [...names, ...(place.kind === 'function' ? [place.name] : [])];
}

/** The last names of what is written: `author` of `entry.author` and `entry['author']`. */
function written(text: string, forms: readonly RegExp[]): string[] {
  return forms.flatMap((form) => [...text.matchAll(form)].flatMap(([, expression]) => folded(/(\w+)\W*$/.exec(expression.replace(/(?:\?\?|\|\|?)[^|]*$/, ''))?.[1] ?? '') || []));
}
