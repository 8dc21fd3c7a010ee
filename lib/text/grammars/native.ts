/** C, C++, C#, Go, Rust, Swift and Dart. */
import type { Grammar, Hole, StringForm } from '../grammar.ts';

const CONTROL = 'if for while switch catch return else do sizeof defined';
const OPERATORS = '-> == != <= >= && || ++ -- += -= *= /= %= &= |= ^= <<= >>= << >> ...';
const COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const QUOTES: StringForm = { open: '"', close: '"', escape: '\\' };
const CHARACTER: StringForm = { open: "'", close: "'", escape: '\\' };

export function c(name: string): Grammar {
  const prefix = 'l u u8';
  const strings: StringForm[] = [QUOTES, CHARACTER, { ...QUOTES, prefix }, { ...CHARACTER, prefix }];
  if (name === 'cpp') strings.push({ open: '"', close: ')', prefix: 'r lr ur u8r', fence: 'word', lines: true });
  return {
    name,
    family: 'c',
    concat: name === 'cpp' ? ['+', '<<'] : [],
    adjacent: true,
    word: '$',
    operators: `${OPERATORS} :: .* ->* <=> ##`,
    ...COMMENTS,
    strings,
    digitQuotes: true,
    continuation: '\\',
    functions: {
      notMethods: CONTROL, typed: true, anonymous: name === 'cpp' ? 'brackets' : undefined, ends: 'brace', params: 'last', notParams: 'void',
    },
  };
}

export function csharp(name: string): Grammar {
  const holes: readonly Hole[] = [{ open: '{', close: '}', spec: ':,', doubled: true }];
  const verbatim: StringForm = { open: '@"', close: '"', doubled: true, lines: true };
  return {
    name,
    family: 'csharp',
    concat: ['+'],
    sigils: ['@'],
    operators: `${OPERATORS} => ?? ??= ?. :: ..`,
    ...COMMENTS,
    strings: [
      QUOTES, CHARACTER, verbatim, { ...QUOTES, open: '$"', holes }, { ...verbatim, open: '$@"', holes }, { ...verbatim, open: '@$"', holes },
      { open: '"""', close: '"""', lines: true, fence: 'quotes' }, { open: '$"""', close: '"""', lines: true, fence: 'quotes' },
      { open: '$$', close: '"""', lines: true, fence: 'quotes' },
    ],
    functions: {
      notMethods: `${CONTROL} foreach using lock fixed new checked unchecked base this nameof typeof when`,
      arrow: '=>', ends: 'brace', params: 'last', notParams: 'this',
    },
  };
}

export function go(name: string): Grammar {
  return {
    name,
    family: 'go',
    concat: ['+'],
    operators: `${OPERATORS} := <- &^ &^=`,
    ...COMMENTS,
    strings: [QUOTES, CHARACTER, { open: '`', close: '`', lines: true }],
    functions: { keywords: 'func', receiver: true, ends: 'brace', params: 'first', notParams: '_' },
  };
}

export function rust(name: string): Grammar {
  const lines: StringForm = { ...QUOTES, lines: true };
  const macros = 'format format_args print println eprint eprintln write writeln panic info warn error debug trace log';
  return {
    name,
    family: 'rust',
    concat: ['+'],
    sigils: ["'"],
    operators: `${OPERATORS} => :: .. ..=`,
    ...COMMENTS,
    nestedComments: true,
    strings: [
      { ...lines, macros }, { ...CHARACTER, char: true }, { ...lines, prefix: 'b c' }, { ...CHARACTER, prefix: 'b' },
      { open: '"', close: '"', prefix: 'r br cr', fence: 'hash', lines: true },
    ],
    functions: { keywords: 'fn', ends: 'brace', params: 'colon', notParams: 'self' },
  };
}

export function swift(name: string): Grammar {
  const holes: readonly Hole[] = [{ open: '\\(', close: ')' }];
  const single: StringForm = { ...QUOTES, holes };
  const triple: StringForm = { ...single, open: '"""', close: '"""', lines: true };
  return {
    name,
    family: 'swift',
    longQuotes: ['"""'],
    concat: ['+'],
    sigils: ['#'],
    operators: `${OPERATORS} === !== ?? ?. ... ..< &+ &- &*`,
    ...COMMENTS,
    nestedComments: true,
    strings: [triple, single, { ...triple, fence: 'hash' }, { ...single, fence: 'hash' }, { open: '`', close: '`' }],
    functions: { keywords: 'func init', constructors: 'init', ends: 'brace', params: 'colon' },
  };
}

export function dart(name: string): Grammar {
  const holes: readonly Hole[] = [{ open: '${', close: '}' }, { open: '$', close: '' }];
  const strings: StringForm[] = [];
  for (const open of ['"""', "'''", '"', "'"]) {
    const lines = open.length === 3;
    strings.push({ open, close: open, escape: '\\', holes, lines }, { open, close: open, prefix: 'r', lines });
  }
  return {
    name,
    family: 'dart',
    concat: ['+'],
    adjacent: true,
    operators: `${OPERATORS} => ?? ??= ?. .. ?.. ~/ ~/= >>> ...?`,
    ...COMMENTS,
    nestedComments: true,
    strings,
    functions: { notMethods: CONTROL, anonymous: 'any', arrow: '=>', ends: 'brace', params: 'last' },
  };
}
