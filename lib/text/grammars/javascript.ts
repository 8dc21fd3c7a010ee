/** JavaScript and its dialects. */
import type { Grammar, StringForm } from '../grammar.ts';

const STRINGS: readonly StringForm[] = [
  { open: '"', close: '"', escape: '\\' },
  { open: "'", close: "'", escape: '\\' },
  { open: '`', close: '`', escape: '\\', lines: true, holes: [{ open: '${', close: '}' }] },
];

export function javascript(name: string): Grammar {
  const plainTypes = name === 'ts';
  return {
    name,
    family: 'js',
    concat: ['+'],
    word: '$',
    sigils: ['#'],
    operators: '=> === !== == != <= >= && || ?? ?. ... ++ -- += -= *= /= %= **= &= |= ^= &&= ||= ??= <<= >>= >>>= << >> >>> **',
    lineComments: ['//'],
    blockComments: [['/*', '*/']],
    strings: STRINGS,
    regex: {
      after: 'return typeof case in of delete void throw new else do yield await instanceof default extends',
      heads: 'if while for with',
    },
    markup: plainTypes ? undefined : 'jsx',
    functions: {
      keywords: 'function',
      notMethods: 'if for while switch catch with function',
      arrow: '=>',
      ends: 'brace',
      params: 'pattern',
      notParams: 'public private protected readonly override this',
    },
  };
}
