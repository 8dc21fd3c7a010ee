/** Members and variables of C and C++ that some functions change under a lock, and one without it. */
import { WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, type Scope } from '../../text/scopes.ts';
import { once } from '../../text/once.ts';
import { placesOf, scopeText, spanText } from '../../text/words.ts';
import { braceAround, declaredBefore, declaredOutside } from '../native/declared.ts';

const GUARDS: readonly string[] = ['lock_guard', 'unique_lock', 'scoped_lock', 'shared_lock', 'QMutexLocker', 'QReadLocker', 'QWriteLocker', 'MutexLock', 'AutoLock', 'MutexLocker', 'ReaderMutexLock', 'WriterMutexLock'];
const LOCKS: readonly string[] = ['pthread_mutex_lock', 'pthread_rwlock_wrlock', 'pthread_rwlock_rdlock', 'pthread_spin_lock', 'mtx_lock', 'mutex_lock', 'spin_lock', 'g_mutex_lock', 'EnterCriticalSection', 'lock'];
const UNLOCKS = /unlock|LeaveCriticalSection/;
const CHANGES = /^(?:insert\w*|emplace\w*|try_emplace|erase|push_\w+|pop_\w+|push|pop|clear|resize|assign|append|remove\w*|swap|reset)$/;
const SETS = ['=', '+=', '-=', '|=', '&=', '++', '--'];
/** Functions that run before or after all others, or that say that their caller holds the lock. */
const ALONE = /^(?:~|main$|operator)|^(?:init|setup|start|open|load|create|configure|destroy|close|shutdown|teardown|fini|final|module_)|_(?:init|setup|start|create|destroy|exit|fini)$|[lL]ocked|[uU]nlocked|_?no_?lock|LockHeld|Unsafe/;
const TOLD = /\b(?:REQUIRES|EXCLUSIVE_LOCKS_REQUIRED|ABSL_\w*LOCKS?\w*|__must_hold|TSA_\w+|lockdep_assert_held|AssertHeld|assert_held\w*|owns_lock|NO_THREAD_SAFETY_ANALYSIS)\b/;

interface Region { mutex: string; from: number; to: number; scope: Scope }

/** All stretches of functions in which a lock is held. */
const regionsOf = once((tokens): Region[] => {
  const regions: Region[] = [];
  const add = (place: number, open: number, to: (mutex: string) => number): void => {
    const scope = enclosingFunction(tokens, place);
    const first = open > 0 ? items(tokens, open)[0] : undefined;
    if (scope !== null && first !== undefined) regions.push({ mutex: tokenText(tokens, first.to), from: place, to: to(tokenText(tokens, first.to)), scope });
  };
  for (const guard of GUARDS) {
    for (const place of placesOf(tokens, guard)) {
      let open = place + 1;
      while (open < place + 14 && !isOp(tokens, open, '(') && !isOp(tokens, open, '{') && !isOp(tokens, open, ';')) open++;
      const brace = braceAround(tokens, place);
      if (!isOp(tokens, open, ';') && brace > 0) add(place, open, () => unlockBehind(tokens, open, tokens.pair[brace], tokenText(tokens, open - 1)));
    }
  }
  for (const lock of LOCKS) {
    for (const place of placesOf(tokens, lock)) {
      if (!isOp(tokens, place + 1, '(')) continue;
      const end = enclosingFunction(tokens, place)?.end ?? place;
      if (lock !== 'lock') add(place, place + 1, (mutex) => lastUnlock(tokens, place, end, mutex));
      else if (isAccessor(tokens, place - 1) && tokens.pair[place + 1] === place + 2 && tokens.kind[place - 2] === WORD) regions.push(...ownLock(tokens, place, end));
    }
  }
  return regions;
});

/** `mutex_.lock(); … mutex_.unlock();` */
function ownLock(tokens: Tokens, place: number, end: number): Region[] {
  const scope = enclosingFunction(tokens, place);
  const mutex = tokenText(tokens, place - 2);
  return scope === null ? [] : [{ mutex, from: place, to: lastUnlock(tokens, place, end, mutex), scope }];
}

/** Where `guard.unlock()` gives the lock back before its block ends. */
function unlockBehind(tokens: Tokens, from: number, end: number, guard: string): number {
  const stop = end < from ? tokens.count - 1 : end;
  return placesOf(tokens, guard).find((place) => place > from && place < stop && isAccessor(tokens, place + 1) && isText(tokens, place + 2, 'unlock')) ?? stop;
}

/** The last place behind `from` in its function that gives this mutex back; the function's end where none is seen. */
function lastUnlock(tokens: Tokens, from: number, end: number, mutex: string): number {
  const places = placesOf(tokens, mutex).filter((place) => place > from && place <= end && (UNLOCKS.test(tokens.text.slice(Math.max(0, tokens.start[place] - 50), tokens.start[place]).split(/[;{}]/).at(-1)!) || isText(tokens, place + 2, 'unlock')));
  return places.at(-1) ?? end;
}

/** Where something is changed without the lock which this is, though others change it under that; null where nothing is. */
export function changedUnlocked(tokens: Tokens, span: Span): Span | null {
  const mutex = tokenText(tokens, span.to);
  const regions = regionsOf(tokens);
  const own = regions.filter((one) => one.mutex === mutex);
  if (own.length === 0 || own.some(({ from }) => from < span.from - 16) || TOLD.test(tokens.text)) return null;
  const names = new Set<string>();
  for (const { from, to } of own) for (let at = from; at < to; at++) if (tokens.kind[at] === WORD && isChanged(tokens, at) && isShared(tokens, at)) names.add(tokenText(tokens, at));
  for (const name of names) {
    const places = placesOf(tokens, name).filter((place) => isShared(tokens, place));
    const kept = new Set(own.filter(({ from, to }) => places.some((place) => place > from && place < to)).map(({ scope }) => scope));
    for (const place of places) {
      const scope = enclosingFunction(tokens, place);
      if (scope === null || !isChanged(tokens, place) || regions.some(({ from, to }) => place > from && place < to)) continue;
      if (isAlone(tokens, scope) || [...kept].every((one) => ownerOf(tokens, one) !== ownerOf(tokens, scope))) continue;
      // somebody else changes it under the lock
      if (!own.some((one) => one.scope !== scope && places.some((other) => other > one.from && other < one.to && isChanged(tokens, other)))) continue;
      if (kept.has(scope) ? kept.size > 1 && isBehindRegion(own, scope, place) : kept.size > 1 && isNeverCalled(tokens, scope)) return { from: place, to: place };
    }
  }
  return null;
}

/** The lock was held in the same function before, and given back. */
function isBehindRegion(own: Region[], scope: Scope, place: number): boolean {
  return own.some((one) => one.scope === scope && one.to < place);
}

function isNeverCalled(tokens: Tokens, scope: Scope): boolean {
  return scope.name !== '' && placesOf(tokens, scope.name).every((place) => enclosingFunction(tokens, place) === null || place === (scope.head?.open ?? 0) - 1) && !/\bstatic\b/.test(spanText(tokens, { from: Math.max(0, scope.start - 4), to: scope.start }));
}

/** A constructor, a destructor, what runs before or after all others, what is told that the lock is held. */
function isAlone(tokens: Tokens, scope: Scope): boolean {
  const head = scope.head === null ? '' : tokens.text.slice(Math.max(0, tokens.start[scope.head.open] - 80), tokens.start[scope.head.open]);
  return ALONE.test(scope.name) || /~\s*\w+\s*$|\boperator\W+$/.test(head) || new RegExp(`\\b${scope.name}\\s*::\\s*${scope.name}\\s*$`).test(head) || ownerOf(tokens, scope) === scope.name || /\b(?:assert|lock|mutex)\w*\s*\(/i.test(scopeText(tokens, scope).slice(0, 200)) && !/lock_guard|scoped_lock|unique_lock|mutex_lock/.test(scopeText(tokens, scope));
}

/** The class of a method: by `Cache::get` or by the class around it; '' for a function of the file. */
function ownerOf(tokens: Tokens, { head, start }: Scope): string {
  const name = head === null ? start : head.open - 1;
  if (isOp(tokens, name - 1, '::')) return tokenText(tokens, name - 2);
  const brace = braceAround(tokens, start);
  if (brace < 0) return '';
  const before = tokens.text.slice(Math.max(0, tokens.start[brace] - 160), tokens.start[brace]).split(/[;{}]/).at(-1)!;
  return /\b(?:class|struct)\s+(?:\w+\s+)??(\w+)\s*(?:final\s*)?(?::[^;]*)?$/.exec(before)?.[1] ?? '';
}

/** Neither a local variable nor a field of anything but the object itself; in C a variable of the file. */
function isShared(tokens: Tokens, place: number): boolean {
  if (isAccessor(tokens, place - 1) && !(isText(tokens, place - 2, 'this') && isOp(tokens, place - 1, '->'))) return false;
  const name = tokenText(tokens, place);
  if (isAccessor(tokens, place - 1)) return true;
  if (declaredBefore(tokens, place + 1, name) !== null) return false;
  const outside = declaredOutside(tokens, name);
  return outside.length > 0 ? outside.every(({ type }) => !/atomic|thread_local|__thread/.test(type)) : /^m_\w|\w_$/.test(name);
}

/** `name = …`, `name[key] = …`, `++name`, `name.erase(…)`. */
function isChanged(tokens: Tokens, place: number): boolean {
  if (SETS.some((sign) => isOp(tokens, place + 1, sign)) || isOp(tokens, place - 1, '++') || isOp(tokens, place - 1, '--')) return true;
  if (isAccessor(tokens, place + 1)) return CHANGES.test(tokenText(tokens, place + 2)) && isOp(tokens, place + 3, '(');
  const close = isOp(tokens, place + 1, '[') ? tokens.pair[place + 1] : -1;
  return close > place && SETS.some((sign) => isOp(tokens, close + 1, sign));
}
