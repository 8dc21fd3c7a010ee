/** Which files an AI assistant takes its orders from. */

/**
 * CLAUDE.md (code.claude.com/docs/en/memory), AGENTS.md (agents.md), GEMINI.md, .cursorrules and .cursor/rules (docs.cursor.com), Copilot's
 * instructions, prompts and chat modes, below .github or by their endings (code.visualstudio.com/docs/copilot), .windsurfrules, .clinerules, .roo/rules, .kiro/steering, skills, commands and agents of Claude, and others.
 */
const AGENT =
  /(?:^|\/)(?:CLAUDE|CLAUDE\.local|AGENTS?|AGENTS\.override|GEMINI|QWEN|WARP|CRUSH|CONVENTIONS|SKILL|copilot-instructions)\.md$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules|roorules|goosehints|rules|aider\.conf\.ya?ml)$|(?:^|\/)\.(?:cursor|windsurf|clinerules|roo|kiro|continue|augment|amazonq|junie|trae|claude|codex|opencode|gemini|agents?)\/(?:[^/]+\/)*[^/]+\.(?:md|mdc|mdx|txt|ya?ml|toml)$|(?:^|\/)\.github\/(?:instructions|prompts|chatmodes|agents)\/|(?:^|\/)llms(?:-full)?\.txt$|\.(?:prompt|instructions|chatmode|agent)\.md$/i;

/** What all of them end with or hold: most paths are told from it, and AGENT takes a millisecond to get ready. */
const MAY_BE = /(?:md[cx]?|txt|ya?ml|toml|rules|hints)$|\.github\//i;

export function isAgentPath(path: string): boolean {
  return MAY_BE.test(path) && AGENT.test(path);
}
