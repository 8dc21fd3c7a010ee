/** Filters of Rails about who may do what that stand there still, for fewer of the actions that are there still. */
import type { Gone } from './conditions.ts';
import { isChanged, type Pair } from './side.ts';

/** `before_action :require_manager, only: %i[create update]`, `before_action :authenticate_user!, except: [:index]`. */
const FILTER = /^[ \t]*before_action[ (]{1,2}:(\w{1,60}[?!]?),\s{0,20}(only|except):\s{0,4}(?:%i)?\[([^\]]{0,300})\]/gm;
const TURNS_AWAY = /^(?:require|ensure|authori[sz]e|check|verify|authenticate|must|enforce|restrict|deny|only)_/;

interface Filter { name: string; isOnly: boolean; actions: string[]; start: number; end: number }

export function narrowed({ before, after }: Pair, shape: RegExp): Gone[] {
  if (before.parts[0]?.grammar.name !== 'ruby') return [];
  const guards = (text: string): Filter[] => filtersIn(text).filter(({ name }) => shape.test(name) || TURNS_AWAY.test(name));
  const now = guards(after.text);
  return guards(before.text).flatMap((old) => {
    const same = now.find((one) => one.name === old.name && one.isOnly === old.isOnly && isChanged(after, one.start, one.end));
    if (same === undefined) return [];
    const lost = old.isOnly ? old.actions.filter((action) => !same.actions.includes(action)) : same.actions.filter((action) => !old.actions.includes(action));
    const bare = lost.filter((action) => !now.some((one) => one.isOnly && one.actions.includes(action)) && [before, after].every(({ text }) => new RegExp(`\\bdef ${action}\\b`).test(text)));
    return bare.length === 0 ? [] : [{ at: same.start, evidence: `${old.name} ${bare.join(' ')}`, says: `${old.name} stands before ${bare.join(', ')} no more` }];
  });
}

function filtersIn(text: string): Filter[] {
  return [...text.matchAll(FILTER)].map(({ 0: whole, 1: name, 2: kind, 3: list, index }) => ({ name, isOnly: kind === 'only', actions: list.match(/\w+/g) ?? [], start: index + (/^\s*/.exec(whole)?.[0].length ?? 0), end: index + whole.length }));
}
