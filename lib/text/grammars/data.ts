/** SQL, YAML, JSON, TOML, INI, properties, .env, HCL, CSS and Markdown. */
import type { Grammar, Hole, StringForm } from '../grammar.ts';

const QUOTES: StringForm = { open: '"', close: '"', escape: '\\' };
const APOSTROPHES: StringForm = { open: "'", close: "'", escape: '\\' };
const DOUBLED: StringForm = { open: "'", close: "'", doubled: true, lines: true };

export function sql(name: string): Grammar {
  return {
    name,
    family: 'sql',
    concat: ['||'],
    sigils: [':', '@@', '@', '$'],
    sigilMarks: '0123456789',
    operators: '|| <= >= <> != := :: -> ->> => ** && !~ ~*',
    lineComments: ['--'],
    blockComments: [['/*', '*/']],
    strings: [
      DOUBLED, { ...DOUBLED, prefix: 'n x b u' }, { ...APOSTROPHES, lines: true, doubled: true, prefix: 'e' },
      { open: '"', close: '"', doubled: true }, { open: '`', close: '`', doubled: true },
      { open: '$', close: '$', fence: 'dollar', lines: true },
    ],
  };
}

/** `${{ x }}` of workflows and `{{ x }}` of Ansible and Helm are holes. */
export function yaml(name: string): Grammar {
  return {
    name,
    family: 'yaml',
    concat: [],
    wordJoin: '-',
    operators: '== != <= >= && || := |',
    lineComments: ['#'],
    strings: [{ ...QUOTES, lines: true, holes: yamlHoles() }, { ...DOUBLED, holes: yamlHoles() }],
    textHoles: yamlHoles(),
    layout: 'yaml',
  };
}

function yamlHoles(): readonly Hole[] {
  return [{ open: '${{', close: '}}' }, { open: '{{', close: '}}' }];
}

export function json(name: string): Grammar {
  return {
    name,
    family: 'json',
    concat: [],
    word: '$',
    operators: '',
    lineComments: ['//'],
    blockComments: [['/*', '*/']],
    strings: [QUOTES, APOSTROPHES],
  };
}

export function toml(name: string): Grammar {
  return {
    name,
    family: 'toml',
    concat: [],
    wordJoin: '-',
    operators: '',
    lineComments: ['#'],
    strings: [
      { ...QUOTES, open: '"""', close: '"""', lines: true }, { open: "'''", close: "'''", lines: true }, QUOTES, { open: "'", close: "'" },
    ],
  };
}

/** 'ini', 'properties' and 'env'. */
export function keys(name: string): Grammar {
  const holes: readonly Hole[] = name === 'ini' ? [] : [{ open: '${', close: '}' }];
  const env = name === 'env';
  return {
    name,
    family: name,
    concat: [],
    operators: '',
    lineComments: name === 'properties' ? ['#', '!'] : ['#', ';'],
    commentNeedsSpace: name !== 'properties',
    strings: [{ ...QUOTES, lines: env, holes }, { open: "'", close: "'", lines: env }],
    textHoles: holes.length > 0 ? holes : undefined,
    layout: 'keys',
    keyEnds: env ? '=' : '=:',
  };
}

export function hcl(name: string): Grammar {
  const holes: readonly Hole[] = [{ open: '${', close: '}' }, { open: '%{', close: '}' }];
  return {
    name,
    family: 'hcl',
    concat: [],
    wordJoin: '-',
    operators: '=> == != <= >= && || ...',
    lineComments: ['#', '//'],
    blockComments: [['/*', '*/']],
    strings: [{ ...QUOTES, holes }],
    heredoc: { mark: '<<', indent: '-', holes },
  };
}

export function css(name: string): Grammar {
  return {
    name,
    family: 'css',
    concat: [],
    word: '-',
    sigils: ['@', '#', '$'],
    operators: ':: ~= |= ^= $= *=',
    lineComments: name === 'scss' ? ['//'] : undefined,
    commentNeedsSpace: true,
    blockComments: [['/*', '*/']],
    strings: [QUOTES, APOSTROPHES],
  };
}

export function markdown(name: string): Grammar {
  return { name, family: 'markdown', concat: [], operators: '', strings: [], layout: 'prose' };
}
