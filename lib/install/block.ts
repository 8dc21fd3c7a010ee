/** The marked block that a hook file holds: its text, where it goes in somebody's script, and how it comes out without a trace. */

/** In the order in which git runs them. */
export const HOOKS = ['pre-commit', 'pre-merge-commit', 'prepare-commit-msg', 'commit-msg', 'post-commit', 'pre-applypatch', 'pre-push'] as const;
/** What a server installs instead. */
export const SERVER_HOOKS = ['pre-receive'] as const;
/** What they judge comes on standard input; whatever else stands in the script must get it too. */
const READS_INPUT: ReadonlySet<string> = new Set(['pre-push', 'pre-receive']);
export type HookName = (typeof HOOKS)[number] | (typeof SERVER_HOOKS)[number];

export function isHookName(name: string): name is HookName {
  return (HOOKS as readonly string[]).includes(name);
}

const BEGIN = '# aisec-hooks: begin';
const END = '# aisec-hooks: end';
export const MISSING = 'aisec-hooks is not installed in this clone, so this commit cannot be judged; run `npm install` or `npx aisec-hooks install`.';
const MISSING_PUSH = MISSING.replace('this commit', 'this push');

/** Without a shim four hooks stop the commit; prepare-commit-msg runs under --no-verify and in a rebase too, post-commit comes too late. */
export const WITHOUT_SHIM: Record<HookName, string> = {
  'pre-commit': `echo '${MISSING}' >&2; exit 1`,
  'pre-merge-commit': `echo '${MISSING}' >&2; exit 1`,
  'prepare-commit-msg': 'true',
  'commit-msg': `echo '${MISSING}' >&2; exit 1`,
  'post-commit': `echo '${MISSING}' >&2`,
  'pre-applypatch': `echo '${MISSING}' >&2; exit 1`,
  'pre-push': `rm -f "$aisec_input"; echo '${MISSING_PUSH}' >&2; exit 1`,
  'pre-receive': "rm -f \"$aisec_input\"; echo 'aisec-hooks is not installed on this server as it should be, so this push cannot be judged.' >&2; exit 1",
};

/**
 * Lines of sh that set $aisec_git, the common git directory, and $aisec, the shim or nothing, without starting a process. Each ends in ` #`, which
 * swallows the CR of a CRLF checkout. In a linked worktree $GIT_DIR/commondir holds "../..".
 */
export const SHIM_SEARCH = [
  'aisec_git=${GIT_DIR:-.git}; aisec_common=. #',
  '[ ! -f "$aisec_git/commondir" ] || read -r aisec_common <"$aisec_git/commondir" || : #',
  'case $aisec_common in [/\\\\]*|?:*) aisec_git=$aisec_common ;; *) aisec_git=$aisec_git/$aisec_common ;; esac #',
  'for aisec in "$aisec_git/aisec/shim.sh" node_modules/aisec-hooks/dist/shim.sh ""; do [ ! -f "$aisec" ] || break; done #',
];

/**
 * A few lines of sh that find the shim and run it. The block ends with the status of what stands above it, because
 * that may be what the script ends with. `previous`: first run the hook that was renamed to NAME.aisec-prev.
 */
export function hookBlock(hook: HookName, previous = false): string {
  const input = READS_INPUT.has(hook);
  const given = input ? ' <"$aisec_input"' : '';
  const leave = input ? '{ aisec_status=$?; rm -f "$aisec_input"; exit "$aisec_status"; }' : 'exit $?';
  const isOn = hook === 'pre-receive' ? 'true' : '[ "${AISEC-}" != 0 ]';
  const lines = [
    BEGIN,
    'aisec_status=$? #',
    ...(input ? ['aisec_input=${GIT_DIR:-.git}/aisec-input.$$; cat >"$aisec_input" || exit 2 #'] : []),
    ...SHIM_SEARCH,
    ...(previous ? [`if [ -x "$0.aisec-prev" ]; then "$0.aisec-prev" "$@"${given} || ${leave}; fi #`] : []),
    `if [ -n "$aisec" ]; then AISEC_HOOK=$0 sh "$aisec" ${hook} "$@"${given} || ${leave}; elif ${isOn}; then ${WITHOUT_SHIM[hook]}; fi #`,
    ...(input ? ['exec <"$aisec_input"; rm -f "$aisec_input" #'] : []),
    '[ "$aisec_status" = 0 ] #',
    END,
  ];
  return `${lines.join('\n')}\n`;
}

/** The script (a byte string) with our block in it; a block that stands there already is brought up to date in its place. */
export function withBlock(script: string, hook: HookName, previous = false): string {
  const eol = script.includes('\r\n') ? '\r\n' : '\n';
  const block = hookBlock(hook, previous).replaceAll('\n', eol);
  const found = findBlock(script);
  if (found) {
    const ended = script.slice(found.start, found.end).endsWith('\n');
    return script.slice(0, found.start) + (ended ? block : block.slice(0, -eol.length)) + script.slice(found.end);
  }
  const at = placeFor(script);
  if (at === script.length && script !== '' && !script.endsWith('\n')) return script + eol + block.slice(0, -eol.length);
  return script.slice(0, at) + block + script.slice(at);
}

/** The script as it was before `withBlock`; the same text when there is no block in it. */
export function withoutBlock(script: string): string {
  const found = findBlock(script);
  if (!found) return script;
  const before = script.slice(0, found.start);
  // Only a block after a script without a last newline ends without one.
  const ended = script.slice(found.start, found.end).endsWith('\n');
  return (ended ? before : before.replace(/\r?\n$/, '')) + script.slice(found.end);
}

/** Half-open offsets of the block's lines, or null. */
export function findBlock(script: string): { start: number; end: number } | null {
  const start = lineOffset(script, BEGIN, 0);
  if (start < 0) return null;
  const last = lineOffset(script, END, start);
  if (last < 0) return null;
  const newline = script.indexOf('\n', last);
  return { start, end: newline < 0 ? script.length : newline + 1 };
}

function lineOffset(script: string, words: string, from: number): number {
  for (let at = script.indexOf(words, from); at >= 0; at = script.indexOf(words, at + 1)) {
    if (at === 0 || script[at - 1] === '\n') return at;
  }
  return -1;
}

/** Words that may end a script, change the folder, or make the next line part of a larger command. */
const TURNS = /\b(?:exit|exec|return|cd|pushd|if|case|for|while|until|function|trap)\b|[{}()\\]|<<|GIT_DIR|&&\s*$|\|\s*$/;

/** "npx lint-staged", "pnpm exec lint-staged --quiet || exit 1": a command of its own, at the margin. */
const LINT_STAGED = /^(?:[\w./@-]+ +){0,4}[\w./-]*lint-staged(?: +[\w./:=-]+)*(?: *\|\| *exit(?: +[\d$?]+)?)?;? *(?:#.*)?\r?$/;

/**
 * Where the block goes: after a lint-staged line, whose formatters change what is committed, if nothing above can end the script
 * before; else after the shebang line, so that no `exit 0` further down skips it. Offset of a line's start, or the text's end.
 */
function placeFor(script: string): number {
  const top = script.startsWith('#!') ? endOfLine(script, 0) : 0;
  for (let at = top; at < script.length; at = endOfLine(script, at)) {
    const line = script.slice(at, endOfLine(script, at)).replace(/\n$/, '');
    if (line.startsWith('#')) continue;
    if (LINT_STAGED.test(line)) return endOfLine(script, at);
    if (TURNS.test(line)) return top;
  }
  return top;
}

/** "exit", "exit 0 ;", "exec node x": a script that ends here has let the commit pass. Not "exit 1", not "exec >&2". */
const PASSES = /\bexit(?:\s+0)?\s*(?:$|[;&|#})])|\bexec\s+[^\s<>&\d]/;

/** 1-based number of the first line of `above` that may let the commit pass before what follows it, 0 when there is none. */
export function mayPass(above: string): number {
  return above.split('\n').findIndex((line) => !line.startsWith('#') && PASSES.test(line)) + 1;
}

function endOfLine(script: string, at: number): number {
  const newline = script.indexOf('\n', at);
  return newline < 0 ? script.length : newline + 1;
}
