/** How to go on after a stop: the command that works in the state the commit is in. Each form is run on real git in tests/report.test.ts. */

/** What is known of the commit command; `plain` when nothing is. */
export type CommitState = 'plain' | 'message' | 'editor' | 'all' | 'only' | 'amend' | 'merge' | 'sequencer';

export interface Stopped {
  kind: CommitState;
  /** Absolute path of the saved message. */
  messageFile: string;
  /** Did an editor open? Then it opens again. */
  afterEditor: boolean;
  /** Bare lines: "AISec-Override: inner-html#3f9a1c22b07d: <your reason>". */
  trailer: string[];
  /** Of a sequencer, where known. */
  operation?: 'rebase' | 'cherry-pick' | 'revert';
}

/** Trailers that fit on a command line that someone will read. */
const MOST = 3;

/** Without an editor git would keep the "# Conflicts:" block that it put into the message itself. */
const FINISH = '   git commit --no-edit --cleanup=strip';

const WAYS: Record<CommitState, (state: Stopped, trailers: string) => string[]> = {
  plain: savedMessage,
  message: savedMessage,
  editor: savedMessage,
  all: repeat,
  only: repeat,
  amend: repeat,
  merge: (_state, trailers) => ['then finish the merge:', `${FINISH} ${trailers}`],
  sequencer: replayed,
};

/** @returns lines for people, commands indented by three spaces; empty when there is no trailer to give */
export function waysOn(state: Stopped): string[] {
  const trailers = trailerOptions(state.trailer);
  return trailers === '' ? [] : [...WAYS[state.kind](state, trailers), ...more(state.trailer)];
}

/** When no reason passes: how the kept message goes on once the change is mended; empty where git or the command line still has it. */
export function wayAfterMending({ kind, messageFile, afterEditor }: Pick<Stopped, 'kind' | 'messageFile' | 'afterEditor'>): string[] {
  if (WAYS[kind] !== savedMessage) return [];
  return ['your message is kept; once the change is mended and staged, this commits it:', `   ${commitFrom(messageFile, afterEditor)}`];
}

/** The same for a push: a reason by fingerprint counts from any commit of the range, an empty one too. */
export function waysToPush(trailer: string[]): string[] {
  const trailers = trailerOptions(trailer);
  return trailers === '' ? [] : ['or in that of a new one:', `   git commit --allow-empty -m "Say why this may pass" ${trailers}`, ...more(trailer)];
}

/** A plain commit that was refused left the index as it was, and only its message is lost. */
function savedMessage({ messageFile, afterEditor }: Stopped, trailers: string): string[] {
  return ['your message is kept; this commits it with the reason:', `   ${commitFrom(messageFile, afterEditor)} ${trailers}`];
}

function commitFrom(messageFile: string, afterEditor: boolean): string {
  return `git commit ${afterEditor ? '-e ' : ''}-F ${quoted(messageFile)}`;
}

/** -a, --only and --amend leave nothing behind that another command could start from. */
function repeat(_state: Stopped, trailers: string): string[] {
  return ['repeat your command with the reason:', `   ${trailers}`];
}

function replayed({ operation }: Stopped, trailers: string): string[] {
  const carryOn = operation ? `git ${operation} --continue` : 'continue';
  return [
    `fix it, git add it and ${carryOn}; or keep it, and ${carryOn} if git status says that more is to come:`,
    `${FINISH} ${trailers}`,
  ];
}

function trailerOptions(trailer: string[]): string {
  return trailer.slice(0, MOST).map((line) => `--trailer ${quoted(line)}`).join(' ');
}

function more(trailer: string[]): string[] {
  return trailer.length > MOST ? ['   (and a --trailer for each of the other lines)'] : [];
}

/** In double quotes, which sh, PowerShell and cmd share. */
function quoted(text: string): string {
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`;
}
