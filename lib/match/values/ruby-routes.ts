/** What Ruby's frameworks hand a method: Action Cable's channels, GraphQL's resolvers, functions of AWS Lambda. */
import type { Tokens } from '../../text/tokens.ts';
import { paramsOf, type Scope } from '../../text/scopes.ts';
import { rubyClassBefore } from './classes.ts';

/** Does the parameter `name` hold what was sent? */
export function isHandler(tokens: Tokens, scope: Scope, name: string): boolean {
  if (name === 'event') return paramsOf(tokens, scope).includes('context');
  if (name === 'data') return /Channel$/.test(baseOf(tokens, scope));
  return scope.name === 'resolve' && new RegExp(`^\\s*argument\\s+:${name}\\s*,\\s*String\\b`, 'm').test(tokens.text);
}

/** What the class extends in which a method stands. */
function baseOf(tokens: Tokens, scope: Scope): string {
  const head = rubyClassBefore(tokens, scope.start);
  if (head < 0) return '';
  return /^class\s+\w+\s*<\s*([\w:]+)/.exec(tokens.text.slice(tokens.start[head], tokens.start[head] + 120))?.[1] ?? '';
}
