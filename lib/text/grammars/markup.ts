/** HTML, XML and component files; templates with code in holes. */
import type { Grammar, Hole } from '../grammar.ts';
import { java } from './jvm.ts';
import { javascript } from './javascript.ts';
import { csharp } from './native.ts';
import { php, ruby } from './scripting.ts';

const MUSTACHES: readonly Hole[] = [{ open: '{{', close: '}}' }];
const BRACES: readonly Hole[] = [{ open: '{', close: '}' }];
const TAGS: readonly Hole[] = [{ open: '<%#', close: '%>', comment: true }, { open: '<%=', close: '%>' }, { open: '<%', close: '%>' }];

/** 'html', 'xml', 'vue', 'svelte' and 'astro'. */
export function page(name: string): Grammar {
  const braces = name === 'svelte' || name === 'astro';
  const mustaches = name === 'html' || name === 'vue';
  return {
    ...javascript('ts'),
    name,
    family: 'html',
    also: name === 'xml' ? [] : ['js'],
    page: true,
    frontMatter: name === 'astro',
    markup: name === 'astro' ? 'jsx' : 'html',
    braces,
    braceMarks: name === 'svelte' ? '#:@/' : undefined,
    textHoles: mustaches ? MUSTACHES : undefined,
    attributeHoles: name === 'html' ? MUSTACHES : name === 'svelte' ? BRACES : undefined,
    functions: undefined,
  };
}

export function erb(name: string): Grammar {
  return { ...ruby(name), also: ['html'], outer: [{ open: '<%==', close: '%>' }, { open: '<%-', close: '%>' }, ...TAGS], outerTrims: '-' };
}

export function ejs(name: string): Grammar {
  const outer: readonly Hole[] = [{ open: '<%-', close: '%>' }, { open: '<%_', close: '%>' }, ...TAGS];
  return { ...javascript('ts'), name, also: ['html'], outer, outerTrims: '-' };
}

/** 'jsp' and 'aspx'. */
export function jsp(name: string): Grammar {
  const holes: readonly Hole[] = [
    { open: '<%--', close: '--%>', comment: true }, { open: '<%@', close: '%>' }, { open: '<%!', close: '%>' }, ...TAGS,
  ];
  if (name === 'jsp') return { ...java(name), also: ['html'], outer: [...holes, { open: '${', close: '}' }] };
  return { ...csharp(name), also: ['html'], outer: holes };
}

export function blade(name: string): Grammar {
  const { outer } = php(name);
  const holes: readonly Hole[] = [{ open: '{{--', close: '--}}', comment: true }, { open: '{!!', close: '!!}' }, ...MUSTACHES];
  return { ...php(name), also: ['html'], outer: [...holes, ...outer!], outerOptional: false };
}

/** Also Twig, Nunjucks and Liquid. */
export function jinja(name: string): Grammar {
  return {
    name,
    family: 'jinja',
    also: ['html'],
    concat: ['~', '+'],
    operators: '== != <= >= // ** && || ?? ..',
    strings: [{ open: '"', close: '"', escape: '\\', lines: true }, { open: "'", close: "'", escape: '\\', lines: true }],
    outer: [{ open: '{#', close: '#}', comment: true }, { open: '{%', close: '%}' }, ...MUSTACHES],
    outerTrims: '-+~',
  };
}

/** Also Mustache. */
export function handlebars(name: string): Grammar {
  return {
    name,
    family: 'handlebars',
    also: ['html'],
    concat: [],
    wordJoin: '-',
    sigils: ['#', '/', '^', '&', '>', '@', '*'],
    operators: '../ ./',
    strings: [{ open: '"', close: '"', escape: '\\' }, { open: "'", close: "'", escape: '\\' }],
    outer: [
      { open: '{{!--', close: '--}}', comment: true }, { open: '{{!', close: '}}', comment: true }, { open: '{{{', close: '}}}' }, ...MUSTACHES,
    ],
    outerTrims: '~',
  };
}
