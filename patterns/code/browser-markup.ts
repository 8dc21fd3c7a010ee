/** Markup and links that a page makes in the browser of what its own address says. */
import type { Rule } from '../../lib/types.ts';

/** A link of React: its attributes are escaped, and `javascript:` needs no sign that is. */
export const linkFromAddress: Rule = {
  category: 'xss',
  cwe: [79, 601],
  severity: 'medium',
  id: 'jsx-link-from-address',
  title: 'Link to wherever the address of the page says',
  why: 'An address that starts with javascript: is code that runs in the page of whoever clicks.',
  fix: "Take the address only where ['https:', 'http:'].includes(new URL(value, location.origin).protocol), or where it starts with one slash.",
  near: ['href={', 'formaction={'],
  find: ['href={$to}', 'formAction={$to}'],
  where: { to: { all: ['requested', { not: 'joined' }] } },
  hole: 'none',
  langs: ['js'],
  bad: { jsx: ["const next = new URLSearchParams(location.search).get('next');\nconst page = <a href={next}>Back</a>;", "const { next } = useParams();\nconst page = <button formAction={next}>Back</button>;"] },
  good: { jsx: ["const q = new URLSearchParams(location.search).get('q');\nconst page = <a href={'/s?q=' + q}>Back</a>;", "const q = new URLSearchParams(location.search).get('q');\nconst page = <a href={`/s?q=${q}`}>Back</a>;", '<a href={url}>a</a>', 'function Card({ url }) {\n  return <a href={url}>a</a>;\n}', "const next = new URLSearchParams(location.search).get('next');\nconst page = <a href={safeUrl(next)}>Back</a>;", "const q = new URLSearchParams(location.search).get('q');\nconst page = <button formAction={save}>{q}</button>;"] },
};

/** `$("<li>…</li>")` makes the elements that the text says. */
export const jqueryMade: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'jquery-made-from-text',
  title: 'Elements made of text that the page was sent',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: "Make the element and set its text: $('<li>').text(value).",
  near: ["$('<", '$("<', '$(`<'],
  find: ['$html $+ $value'],
  where: { html: { trait: 'given', of: ['$', 'jQuery'] }, value: 'requested' },
  langs: ['js'],
  bad: { js: ["const q = new URLSearchParams(location.search).get('q');\n$('<li>' + q + '</li>').appendTo(list);", "const q = new URLSearchParams(location.search).get('q');\n$(\"<li>\" + q + \"</li>\").appendTo(list);", 'const q = new URLSearchParams(location.search).get("q");\n$(`<li>${q}</li>`).appendTo(list);'] },
  good: { js: ["$('<li>').text(location.hash);", "function add(name) {\n  $('<li>' + name + '</li>').appendTo(list);\n}", "const q = new URLSearchParams(location.search).get('q');\n$('<li>' + DOMPurify.sanitize(q) + '</li>').appendTo(list);", "const q = location.hash;\nmake$('<li>' + q + '</li>');"] },
};
