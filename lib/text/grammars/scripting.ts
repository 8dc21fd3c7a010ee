/** PHP, Ruby, shell and PowerShell. */
import type { Grammar, Hole, StringForm } from '../grammar.ts';

const PHP_OPERATORS = '=== !== == != <> <= >= <=> && || ?? ??= ?-> -> => :: ++ -- += -= *= /= .= %= **= &= |= ^= <<= >>= << >> ** ...';

const PHP_HOLES: readonly Hole[] = [
  { open: '{', close: '}', ahead: '$' }, { open: '${', close: '}' }, { open: '$', close: '', keep: true, path: true },
];

export function php(name: string): Grammar {
  return {
    name,
    family: 'php',
    also: ['html'],
    concat: ['.'],
    word: '$',
    operators: PHP_OPERATORS,
    lineComments: ['//', '#'],
    blockComments: [['/*', '*/']],
    strings: [
      { open: '"', close: '"', escape: '\\', lines: true, holes: PHP_HOLES },
      { open: "'", close: "'", escape: '\\', lines: true },
      { open: '`', close: '`', escape: '\\', lines: true, holes: PHP_HOLES },
    ],
    heredoc: { mark: '<<<', indent: '*', holes: PHP_HOLES, escape: '\\' },
    bracketSigils: ['#['],
    outer: [
      { open: '<?php', close: '?>' }, { open: '<?=', close: '?>' }, { open: '<?', close: '?>', ahead: ' \t\r\n' },
    ],
    outerOptional: true,
    functions: { keywords: 'function fn', bodyMark: '=>', ends: 'brace', params: 'dollar' },
  };
}

const RUBY_HOLES: readonly Hole[] = [{ open: '#{', close: '}' }];

export function ruby(name: string): Grammar {
  const quotes: StringForm = { open: '"', close: '"', escape: '\\', lines: true, holes: RUBY_HOLES };
  return {
    name,
    family: 'ruby',
    concat: ['+', '<<'],
    adjacent: true,
    wordEnd: '?!',
    sigils: ['@@', '@', '$', ':'],
    sigilMarks: '!0123456789~&?@/\\;.<>_`\'',
    operators: '=> -> :: == != === =~ !~ <=> <= >= && || &. ** .. ... += -= *= /= %= **= &&= ||= &= |= ^= <<= >>= << >>',
    lineComments: ['#'],
    blockComments: [['=begin', '\n=end', 'line']],
    strings: [quotes, { open: "'", close: "'", escape: '\\', lines: true }, { ...quotes, open: '`', close: '`' }],
    heredoc: { mark: '<<', indent: '-~', ambiguous: true, holes: RUBY_HOLES, escape: '\\' },
    percent: RUBY_HOLES,
    regex: {
      after: 'return if unless while until and or not when in then else elsif do case puts raise yield',
      heads: '',
      command: true,
      form: { open: '/', close: '/', escape: '\\', holes: RUBY_HOLES },
    },
    continuation: '\\',
    functions: { keywords: 'def', blocks: 'get post put patch delete task', ends: 'end', params: 'first' },
  };
}

const SHELL_HOLES: readonly Hole[] = [
  { open: '${', close: '}' }, { open: '$(', close: ')' }, { open: '`', close: '`' }, { open: '$', close: '', keep: true },
];

/** Also Dockerfiles, whose lines are mostly shell. */
export function shell(name: string): Grammar {
  return {
    name,
    family: 'shell',
    concat: [],
    adjacent: true,
    sigils: ['$'],
    sigilMarks: '@*#?$!-0123456789',
    bracketSigils: ['${', '$(', '<(', '>('],
    operators: '&& || ;; == != =~ += -= >> << <<< |& &> >& <& -- >| !=',
    lineComments: ['#'],
    commentNeedsSpace: true,
    strings: [
      { open: '"', close: '"', escape: '\\', lines: true, holes: SHELL_HOLES },
      { open: "'", close: "'", lines: true },
      { open: "$'", close: "'", escape: '\\', lines: true },
    ],
    heredoc: { mark: '<<', indent: '-', holes: SHELL_HOLES, escape: '\\' },
    continuation: '\\',
    functions: { notMethods: 'if while until for case', ends: 'brace', params: 'dollar' },
  };
}

export function powershell(name: string): Grammar {
  const holes: readonly Hole[] = [{ open: '${', close: '}' }, { open: '$(', close: ')' }, { open: '$', close: '', keep: true }];
  return {
    name,
    family: 'powershell',
    concat: ['+'],
    wordJoin: '-',
    sigils: ['$'],
    sigilMarks: '?^$_0123456789',
    bracketSigils: ['${', '$(', '@(', '@{'],
    operators: '&& || :: += -= *= /= ++ -- .. ?? >> ??=',
    lineComments: ['#'],
    commentNeedsSpace: true,
    blockComments: [['<#', '#>']],
    strings: [
      { open: '@"', close: '\n"@', lines: true, escape: '`', holes },
      { open: "@'", close: "\n'@", lines: true },
      { open: '"', close: '"', escape: '`', doubled: true, lines: true, holes },
      { open: "'", close: "'", doubled: true, lines: true },
    ],
    continuation: '`',
    functions: { keywords: 'function filter', ends: 'brace', params: 'dollar' },
  };
}
