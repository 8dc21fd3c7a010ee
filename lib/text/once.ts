/** What is read of a text once, however many rules ask: its tokens do not change while it is judged. */
import type { Tokens } from './tokens.ts';

/** `read`, called once for each text. */
export function once<V extends object | string | boolean>(read: (tokens: Tokens) => V): (tokens: Tokens) => V {
  const known = new WeakMap<Tokens, V>();
  return (tokens) => {
    const before = known.get(tokens);
    if (before !== undefined) return before;
    const value = read(tokens);
    known.set(tokens, value);
    return value;
  };
}

/** `read`, called once for each text and key. */
export function onceFor<K extends string | number, V>(read: (tokens: Tokens, key: K) => V): (tokens: Tokens, key: K) => V {
  const answersOf = once(() => new Map<K, V>());
  return (tokens, key) => {
    const answers = answersOf(tokens);
    let value = answers.get(key);
    if (value === undefined) answers.set(key, (value = read(tokens, key)));
    return value;
  };
}
