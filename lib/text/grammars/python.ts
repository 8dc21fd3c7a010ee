/** Python. */
import type { Grammar, Hole, StringForm } from '../grammar.ts';

const HOLES: readonly Hole[] = [{ open: '{', close: '}', spec: ':!', doubled: true }];

/** Raw strings too: a backslash before the quote keeps the string open. */
function forms(quote: string): StringForm[] {
  const form = { open: quote, close: quote, escape: '\\', lines: quote.length === 3 };
  return [form, { ...form, prefix: 'r b u br rb' }, { ...form, prefix: 'f t fr rf tr rt', holes: HOLES }];
}

export function python(name: string): Grammar {
  return {
    name,
    family: 'python',
    concat: ['+'],
    adjacent: true,
    operators: '-> := == != <> <= >= << >> ** // += -= *= /= //= %= @= &= |= ^= **= <<= >>= ...',
    lineComments: ['#'],
    strings: [...forms('"""'), ...forms("'''"), ...forms('"'), ...forms("'")],
    longQuotes: ['"""', "'''"],
    continuation: '\\',
    functions: { keywords: 'def lambda', ends: 'indent', params: 'first', notParams: 'self cls' },
  };
}
