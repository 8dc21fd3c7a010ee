/** JavaScript and its dialects. */
import type { Grammar, StringForm } from '../grammar.ts';

export function scriptStrings(): StringForm[] {
  return [
    { open: '"', close: '"', escape: '\\' },
    { open: "'", close: "'", escape: '\\' },
    { open: '`', close: '`', escape: '\\', lines: true, holes: [{ open: '${', close: '}' }] },
  ];
}

/** 'js', 'jsx', 'ts' (no elements) and 'tsx'. */
export function javascript(name: string): Grammar {
  return {
    name,
    family: 'js',
    concat: ['+'],
    word: '$',
    sigils: ['#'],
    operators: '=> === !== == != <= >= && || ?? ?. ... ++ -- += -= *= /= %= **= &= |= ^= &&= ||= ??= <<= >>= >>>= << >> >>> **',
    lineComments: ['//'],
    blockComments: [['/*', '*/']],
    strings: scriptStrings(),
    regex: {
      after: 'return typeof case in of delete void throw new else do yield await instanceof default extends',
      heads: 'if while for with',
    },
    markup: name === 'ts' ? undefined : 'jsx',
    functions: {
      keywords: 'function',
      notMethods: 'if for while switch catch with function await',
      arrow: '=>',
      ends: 'brace',
      params: 'pattern',
      notParams: 'public private protected readonly override this',
    },
  };
}
