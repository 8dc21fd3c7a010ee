/** How to go on after a stop: the command that works in the state the commit is in. */

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
}

/** Trailers that fit on a command line that someone will read. */
const MOST = 3;

/** @returns lines for people, commands indented by three spaces; empty when there is no trailer to give */
export function waysOn(state: Stopped): string[] {
  if (state.trailer.length === 0) return [];
  const trailers = state.trailer.slice(0, MOST).map((line) => `--trailer ${quoted(line)}`).join(' ');
  const more = state.trailer.length > MOST ? ['   (and a --trailer for each of the other lines)'] : [];
  return [...WAYS[state.kind](state, trailers), ...more];
}

const WAYS: Record<CommitState, (state: Stopped, trailers: string) => string[]> = {
  plain: savedMessage,
  message: savedMessage,
  editor: savedMessage,
  all: repeat,
  only: repeat,
  amend: repeat,
  merge: (_state, trailers) => ['then finish the merge:', `   git commit --no-edit ${trailers}`],
  sequencer: (_state, trailers) => [
    'fix it, git add it and continue; or, to keep it, commit it yourself and continue:',
    `   git commit --no-edit ${trailers}`,
  ],
};

function savedMessage({ messageFile, afterEditor }: Stopped, trailers: string): string[] {
  return ['your message is kept; this commits it with the reason:', `   git commit ${afterEditor ? '-e ' : ''}-F ${quoted(messageFile)} ${trailers}`];
}

function repeat(_state: Stopped, trailers: string): string[] {
  return ['repeat your command with the reason:', `   ${trailers}`];
}

/** In double quotes, which sh, PowerShell and cmd share. */
function quoted(text: string): string {
  return `"${text.replace(/["$`\\]/g, '\\$&')}"`;
}
