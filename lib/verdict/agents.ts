/** Is an AI agent committing? Only signs that a person's own terminal never carries; the absence of all proves nothing. */

interface Sign {
  variable: string;
  /** The value that counts; any but empty, 0, false and no when absent. */
  value?: RegExp;
  tool: string;
}

const SIGNS: Sign[] = [
  { variable: 'CLAUDECODE', tool: 'claude-code' },
  { variable: 'CURSOR_AGENT', tool: 'cursor' },
  { variable: 'GEMINI_CLI', tool: 'gemini-cli' },
  { variable: 'CODEX_SANDBOX', tool: 'codex' },
  { variable: 'CODEX_SANDBOX_NETWORK_DISABLED', tool: 'codex' },
  { variable: 'CODEX_CI', tool: 'codex' },
  { variable: 'CODEX_THREAD_ID', tool: 'codex' },
  { variable: 'CODEX_INTERNAL_ORIGINATOR_OVERRIDE', value: /^codex_web_agent$/, tool: 'codex' },
  { variable: 'ANTIGRAVITY_AGENT', tool: 'antigravity' },
  { variable: 'AUGMENT_AGENT', tool: 'augment' },
  { variable: 'AGENT', value: /^goose$/i, tool: 'goose' },
  { variable: 'AGENT', value: /^amp$/i, tool: 'amp' },
];

/** People work in the terminals of these editors too: a hint, no more. Which assistant an editor has nobody says. */
const HINTS: (Omit<Sign, 'tool'> & { tool: string | null })[] = [
  { variable: 'CURSOR_TRACE_ID', tool: 'cursor' },
  { variable: 'TERM_PROGRAM', value: /^vscode$/, tool: null },
  { variable: 'REPL_ID', tool: 'replit' },
];

/** Tools that may be at work, by signs that a person's own terminal carries too. */
export function hintedAgents(env: Record<string, string | undefined>): { tool: string | null; how: string }[] {
  return HINTS.filter(({ variable, value }) => isSet(env[variable] ?? '') && (value?.test(env[variable]!) ?? true))
    .map(({ variable, tool }) => ({ tool, how: `${variable} in the environment, which a person's terminal carries too` }));
}

/**
 * @param env the environment of the hook
 * @returns the tool, in the words of the policy's `ai.approved`, and the sign: "CLAUDECODE=1"
 */
export function knownAgent(env: Record<string, string | undefined>): { tool: string; how: string } | null {
  for (const { variable, value, tool } of SIGNS) {
    const given = env[variable];
    if (given !== undefined && isSet(given) && (value?.test(given) ?? true)) return { tool, how: sign(variable, given) };
  }
  const generic = env.AI_AGENT;
  if (generic === undefined || !isSet(generic)) return null;
  // "claude-code_2.1.0_cli"
  const tool = /^([A-Za-z0-9][A-Za-z0-9.-]{0,39})(?:$|[_/@ ])/.exec(generic)?.[1].toLowerCase() ?? 'unknown';
  return { tool: ['1', 'true', 'yes', 'on'].includes(tool) ? 'unknown' : tool, how: sign('AI_AGENT', generic) };
}

function isSet(value: string): boolean {
  return !/^(?:|0|false|no|off)$/i.test(value.trim());
}

function sign(variable: string, value: string): string {
  return /^[\w.@/-]{1,60}$/.test(value) ? `${variable}=${value}` : variable;
}
