/** Values that templates and components write into a page as they are. */
import type { Rule } from '../../lib/types.ts';
import { VALUE_IN_PAGE } from './dangers.ts';

export const templateUnescaped: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'template-unescaped',
  title: 'Template that puts a value in unescaped',
  fix: 'Take the filter away, or clean the value with bleach or nh3 before it is stored.',
  near: ['|safe', '| safe', '|raw', '| raw', 'autoescape', 'v-html'],
  find: [/\{\{(?!\s*(?:[\w.]{1,60}\.help_text|(?:form|field)[\w.]{0,60}\([^()\n]{0,80}\))\s*\|)[^{}\n]{0,120}\|\s*safe\s*(?:\|(?!\s*url_?encode\b)|\}\})/, /\{\{[^{}\n]{0,60}\b(?:request|query|cookies?|_get|_post|_request)\b[^{}\n]{0,60}\|\s*raw\s*(?:\||\}\})/i, /\{%-?\s*autoescape\s+(?:off|false)\b/, /<[a-z][^<>\n]{0,120}\sv-html\s*=\s*["'](?!\s*[A-Z][A-Z\d_]{1,40}\b|\s*[\w.$]{0,40}(?:[sS]anitiz|[pP]urif|[eE]scape|[cC]lean|[sS]afe))(?=(?<name>[\w$]{0,60}(?![\w$.[]))|)/],
  where: { name: { not: 'cleaned' } },
  bad: { 'page.html': ['<p>{{ comment|safe }}</p>', '<p>{{ comment | safe }}</p>', '<p>{{ app.request.get("q")|raw }}</p>', '<p>{{ app.request.get("q") | raw }}</p>', '{% autoescape off %}', '{%- autoescape false %}'], vue: ['<template><div v-html="body"></div></template>', '<script setup>\nconst body = computed(() => marked(props.text))\n</script>\n<template><div v-html="body"></div></template>'] },
  good: { 'page.html': ['<p>{{ comment }}</p>', '<p>{{ unsafe }}</p>', '<p>{{ field.help_text|safe }}</p>', '<p>{{ form.email(class="a")|safe }}</p>', '<a href="/x/{{ id | json | safe | url_encode }}">', '<p>{{ comment|raw }}</p>', '{% autoescape on %}'], vue: ['<template><div v-text="body"></div></template>', '<template><div v-html="safeBody"></div></template>', '<template><i v-html="ICONS[kind]" /></template>', '<script setup>\nconst body = computed(() => DOMPurify.sanitize(marked(props.text)))\n</script>\n<template><div v-html="body"></div></template>', '<template><div v-html="body"></div></template>\n<script>\nexport default {\n  computed: {\n    body() {\n      return sanitizeHtml(this.text);\n    },\n  },\n};\n</script>'] },
};

export const svelteHtml: Rule = {
  ...templateUnescaped,
  id: 'svelte-html',
  fix: 'Write {value}, or clean it first: {@html DOMPurify.sanitize(value)}.',
  near: ['{@html'],
  find: [/\{@html\s+(?!["'`]|[A-Z][A-Z\d_]{1,40}\s?\}|[\w.$]{0,40}(?:[sS]anitiz|[pP]urif|[eE]scape|[cC]lean|[sS]afe))(?=(?<name>[\w$]{0,60}(?![\w$.[]))|)/],
  where: { path: { trait: 'ends', of: ['.svelte'] }, name: { not: 'cleaned' } },
  bad: { svelte: ['<div>{@html post.body}</div>', '<script>\n  $: body = marked(text);\n</script>\n{@html body}'] },
  good: { svelte: ['<div>{post.body}</div>', '<div>{@html DOMPurify.sanitize(post.body)}</div>', '<p>{@html "<b>x</b>"}</p>', '<h1>{@html LOGO}</h1>', "<script>\n  const render = (source) => DOMPurify.sanitize(marked(source));\n</script>\n{@html render(text)}", "<script>\n  function render(source) {\n    return DOMPurify.sanitize(marked(source));\n  }\n</script>\n{@html render(text)}", '<script>\n  export let text;\n  $: body = DOMPurify.sanitize(marked(text));\n</script>\n{@html body}', "<script>\n  let html = $state('');\n  async function load() {\n    html = DOMPurify.sanitize(await fetchText());\n  }\n</script>\n{@html html}"], js: ['// {@html value} of Svelte'] },
};

/** svelte.dev/docs/svelte/@html: JSON writes `<` as it is, so a text in it can end the script. */
export const svelteJson: Rule = {
  ...templateUnescaped,
  id: 'svelte-json-in-script',
  title: 'JSON put into a script of the page',
  fix: "Escape what could end the script: JSON.stringify(data).replace(/</g, '\\u003c').",
  near: ['{@html `', "{@html '<script", '{@html "<script'],
  find: [/\{@html\s+["'`]<script\b[^\n]{0,160}(?:\$\{|["']\s?\+)\s?(?:JSON\.stringify\(|\w{0,30}(?:[jJ]son|JSON|LD|[lL]d|[sS]chema|[dD]ata)\b)/],
  where: { path: { trait: 'ends', of: ['.svelte'] }, value: { not: { trait: 'text-says', of: ['replace(/<', "replaceAll('<", 'u003c', 'u003C', 'devalue', 'serialize', 'escape'] } } },
  bad: { svelte: ['{@html `<script type="application/ld+json">${JSON.stringify(schema)}</script>`}', "<script>\n  $: jsonLd = JSON.stringify({ name: product.name });\n</script>\n{@html `<script type=\"application/ld+json\">${jsonLd}</${'script'}>`}", "{@html '<script>window.data = ' + JSON.stringify(data) + '</script>'}", '{@html "<script>window.data = " + JSON.stringify(data) + "</script>"}'] },
  good: { svelte: ["{@html `<script type=\"application/ld+json\">${JSON.stringify(schema).replace(/</g, '\\u003c')}</script>`}", '{@html `<script type="application/ld+json">${serializeSchema(data)}</script>`}', '{@html `<script src="${base}/a.js"></script>`}'], js: ['// {@html `<script>${JSON.stringify(a)}</script>`}'] },
};

/** Twig's own way to put a part in that another template, a form or a translation has made: most of them are markup of the program. */
export const templateRaw: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'template-raw',
  title: 'Template that puts a value in unescaped',
  fix: 'Take the filter away where the value is text; for markup of others use sanitize_html.',
  near: ['|raw', '| raw'],
  find: [/\{\{[^{}\n]{0,120}\|\s*raw\s*(?:\||\}\})/],
  confidence: 'possible',
  bad: { 'page.html': ['<p>{{ comment|raw }}</p>', '<p>{{ comment | raw }}</p>'] },
  good: { 'page.html': ['<p>{{ comment }}</p>', '<p>{{ raw }}</p>'] },
};
