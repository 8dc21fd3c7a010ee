/** What a commit message says of AI: which tools helped, and who has reviewed it. */
import { partsOf, signingTool, slug, toolNamed } from './ai-tools.ts';

export interface SaidOfAi {
  /** null: an AI tool, nobody knows which. `how`: "Assisted-by trailer". */
  tools: { tool: string | null; how: string }[];
  /** Names somebody as the reviewer who is neither the author nor a tool: a claim. */
  reviewed: boolean;
}

// indented as squash merges leave them, too
const TRAILER = /^[ \t]*(Assisted-by|Co-authored-by|Generated-by|Reviewed-by)[ \t]*:[ \t]*(\S.*)$/i;

const TOOL_IN: Record<string, (value: string) => { tool: string | null } | null> = {
  'assisted-by': assistant,
  // programs that make code sign like that too, and are no AI
  'generated-by': (value) => wrapped(signingTool(value) ?? leadingTool(value)),
  'co-authored-by': (value) => wrapped(signingTool(value)),
};

/**
 * @param body the lines of the message below its subject, cleaned: see parseMessage
 * @param author "Ann <ann@example.com>", '' where nobody knows
 */
export function saidOfAi(body: string[], author: string): SaidOfAi {
  const said: SaidOfAi = { tools: [], reviewed: false };
  for (const line of body) {
    const [, key, value] = TRAILER.exec(line) ?? [];
    if (key === undefined) continue;
    if (key.toLowerCase() === 'reviewed-by') said.reviewed ||= isSomebodyElse(value, author);
    const found = TOOL_IN[key.toLowerCase()]?.(value);
    if (found && !said.tools.some(({ tool }) => tool === found.tool)) said.tools.push({ ...found, how: `${key[0].toUpperCase()}${key.slice(1).toLowerCase()} trailer` });
  }
  return said;
}

/** Does the message say that this tool, or one it does not name, helped? */
export function discloses({ tools }: SaidOfAi, tool: string | null): boolean {
  return tools.some((said) => said.tool === null || tool === null || said.tool === tool);
}

/**
 * "AGENT[:MODEL] [TOOLS]", as Linux asks for it (Documentation/process/coding-assistants.rst): "Claude:claude-3-opus coccinelle", "claude-code". Nobody else
 * uses the line but to thank a person, who has an address.
 */
function assistant(value: string): { tool: string | null } | null {
  const known = signingTool(value) ?? leadingTool(value);
  if (known !== null) return { tool: known };
  if (/<[^<>]*@[^<>]*>|^\S+@\S+$/.test(value)) return null;
  const name = slug(/^([^:[(\s]+(?:[ \t]+[^:[(\s]+)*?)[ \t]*:/.exec(value)?.[1] ?? value.split(/[\s[(]/, 1)[0]);
  return name === '' || name === 'none' ? null : { tool: ['ai', 'unknown', 'llm'].includes(name) ? null : name };
}

/** The longest run of leading words that names a tool: "Claude Code 2.1 (Opus)". */
function leadingTool(value: string): string | null {
  const words = value.split(/[:<[(]/, 1)[0].trim().split(/\s+/).slice(0, 4);
  for (let count = words.length; count > 0; count--) {
    const tool = toolNamed(words.slice(0, count).join(' '));
    if (tool !== null) return tool;
  }
  return null;
}

function isSomebodyElse(reviewer: string, author: string): boolean {
  if (signingTool(reviewer) !== null) return false;
  const [one, other] = [partsOf(reviewer), partsOf(author)];
  if (one.address !== '' && one.address === other.address) return false;
  return one.name === '' ? one.address !== '' : one.name !== other.name;
}

function wrapped(tool: string | null): { tool: string } | null {
  return tool === null ? null : { tool };
}
