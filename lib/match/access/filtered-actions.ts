/** Actions of Rails' and Laravel's controllers that change a record, and stand in no list of the filter that the others pass. */
import { enclosingFunction } from '../../text/scopes.ts';
import type { Tokens } from '../../text/tokens.ts';
import { tokenFrom } from '../../text/words.ts';

/** `before_action :require_owner!, only: %i[edit update destroy]` */
const RUBY_ONLY = /^[ \t]*before_action[ (]{1,9}:(\w{1,60}[?!]?),[^\n]{0,80}?\bonly:\s{0,9}(?:%i)?(\[[^\]]{0,400}\]|:\w+)/gm;
/** The same for all actions, or all but some. */
const RUBY_ALL = /^[ \t]*before_action[ (]{1,9}:(\w{1,60}[?!]?)(?![^\n]{0,200}\bonly:)/gm;
/** `$this->middleware('can:manage,project')->only(['edit', 'update']);` */
const PHP_ONLY = /->middleware\(\s?([^()]{1,200})\)\s*->only\(\s?(\[[^\]]{0,400}\]|[^()]{1,400})\)/g;
const PHP_ALL = /->middleware\(\s?([^()]{1,200})\)(?!\s*->(?:only|except)\()/g;
const TURNS_AWAY = /^(?:require|ensure|authori[sz]e|check|verify|must|enforce|restrict|deny|only)_|\bcan:|\brole|permission|admin|owner/i;
/** Whoever is logged in is let through. */
const LOGGED_IN = /login|logged|sign|authenticat|\buser!?$|\bauth\b/i;
const ORDINARY = /^(?:index|show|new|create|store|edit|update|destroy|__construct)$/;
const ALTERS = /^(?:edit|update|destroy)$/;
/** The action asks for itself. */
const ASKS = /\bauthori[sz]e|\bcan\?|policy|current_(?:user|account|tenant|member)|head :forbidden|\braise\b|Gate::|->can\(|\babort|\b(?:require|ensure|check|verify|validate)_\w+|permission|admin\?|owner\?|owned_by|->user\(|auth\(\)|Auth::/i;
const OF_ROLE = /manager|admin|moderator|editor|leader|staff|captain|teacher|role/i;
/** A record that is found among those of whoever asks. */
const FOUND_OWN = /\b(?:def|function)\s{1,9}(?:set|load|find|fetch|get)_?\w{1,60}\b(?:(?!\b(?:def|function)\b)[^]){0,300}?(?:current_(?:user|account|tenant)|policy_scope|accessible_by|->user\()/i;

/** Is the offset in such an action, while actions that change the same kind of record pass a filter? */
export function lacksFilter(tokens: Tokens, offset: number): boolean {
  const { text, grammar } = tokens;
  const isRuby = grammar.family === 'ruby';
  const filters = [...text.matchAll(isRuby ? RUBY_ONLY : PHP_ONLY)].filter(([, name]) => TURNS_AWAY.test(name) && !(isRuby && LOGGED_IN.test(name)));
  const listed = filters.map(([, , list]): string[] => list.match(/\w+/g) ?? []);
  if (!listed.some((actions) => actions.some((action) => ALTERS.test(action)))) return false;
  const scope = enclosingFunction(tokens, tokenFrom(tokens, offset));
  if (scope === null || scope.name === '' || ORDINARY.test(scope.name) || listed.some((actions) => actions.includes(scope.name))) return false;
  // who found it among his own may still be none of those who may change it
  if (FOUND_OWN.test(text) && !filters.some(([, name]) => OF_ROLE.test(name))) return false;
  const isForAll = [...text.matchAll(isRuby ? RUBY_ALL : PHP_ALL)].some(([, name]) => TURNS_AWAY.test(name) && !LOGGED_IN.test(name));
  return !isForAll && isPublic(text, tokens.start[scope.start], isRuby) && !ASKS.test(text.slice(tokens.start[scope.start], tokens.end[scope.end]));
}

function isPublic(text: string, start: number, isRuby: boolean): boolean {
  if (isRuby) return !/^[ \t]*(?:private|protected)[ \t]*$/m.test(text.slice(0, start));
  return /\bpublic\s+(?:static\s+)?$/.test(text.slice(Math.max(0, start - 20), start)) || /^public\b/.test(text.slice(start));
}
