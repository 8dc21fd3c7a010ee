/** Java, Kotlin, Scala and Groovy. */
import type { Grammar, Hole, StringForm } from '../grammar.ts';

const CONTROL = 'if for while switch catch synchronized try return new else do when case assert super this';
const OPERATORS = '-> :: == != <= >= && || ++ -- += -= *= /= %= &= |= ^= <<= >>= >>>= << >> >>> ...';
const COMMENTS = { lineComments: ['//'], blockComments: [['/*', '*/']] } as const;
const CHARACTER: StringForm = { open: "'", close: "'", escape: '\\' };
const DOLLARS: readonly Hole[] = [{ open: '${', close: '}' }, { open: '$', close: '' }];

export function java(name: string): Grammar {
  return {
    name,
    longQuotes: ['"""'],
    family: 'java',
    concat: ['+'],
    word: '$',
    operators: OPERATORS,
    ...COMMENTS,
    strings: [{ open: '"""', close: '"""', escape: '\\', lines: true }, { open: '"', close: '"', escape: '\\' }, CHARACTER],
    functions: { notMethods: CONTROL, arrow: '->', ends: 'brace', params: 'last', notParams: 'this' },
  };
}

export function kotlin(name: string): Grammar {
  return {
    name,
    longQuotes: ['"""'],
    family: 'kotlin',
    concat: ['+'],
    operators: `${OPERATORS} ?. ?: !! .. ..< === !==`,
    ...COMMENTS,
    nestedComments: true,
    strings: [
      { open: '"""', close: '"""', lines: true, holes: DOLLARS },
      { open: '"', close: '"', escape: '\\', holes: DOLLARS },
      CHARACTER,
      { open: '`', close: '`' },
    ],
    functions: { keywords: 'fun', bodyMark: '=', ends: 'brace', params: 'colon', notParams: 'vararg crossinline noinline' },
  };
}

export function scala(name: string): Grammar {
  const triple: StringForm = { open: '"""', close: '"""', lines: true };
  const single: StringForm = { open: '"', close: '"', escape: '\\' };
  return {
    name,
    longQuotes: ['"""'],
    family: 'scala',
    concat: ['+'],
    word: '$',
    sigils: ["'"],
    operators: `${OPERATORS} => <- <: >: ++= :: ::: +: :+ =:=`,
    ...COMMENTS,
    nestedComments: true,
    strings: [
      triple, single, { ...triple, prefix: '*', holes: DOLLARS }, { ...single, prefix: '*', holes: DOLLARS },
      { ...CHARACTER, char: true }, { open: '`', close: '`' },
    ],
    functions: { keywords: 'def', bodyMark: '=', ends: 'brace', params: 'colon', notParams: 'implicit using' },
  };
}

export function groovy(name: string): Grammar {
  const quotes: StringForm = { open: '"', close: '"', escape: '\\', holes: DOLLARS };
  return {
    name,
    longQuotes: ['"""'],
    family: 'groovy',
    concat: ['+'],
    operators: `${OPERATORS} ?. ?: *. .. ..< =~ ==~ <=> **`,
    ...COMMENTS,
    strings: [
      { ...quotes, open: '"""', close: '"""', lines: true }, { open: "'''", close: "'''", escape: '\\', lines: true }, quotes, CHARACTER,
    ],
    regex: { after: 'return in case throw assert else', heads: 'if while for', form: { open: '/', close: '/', escape: '\\', holes: DOLLARS } },
    functions: { notMethods: CONTROL, typed: true, ends: 'brace', params: 'last' },
  };
}
