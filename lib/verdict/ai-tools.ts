/** AI tools by the names and addresses under which they sign, in the words of the policy's `ai.approved`. */

/** What else the tool is called in trailers, notes and markers, in lower case with dashes for spaces. */
const NAMES: Record<string, string[]> = {
  'claude-code': ['claude'],
  'cursor': ['cursor-agent', 'cursoragent', 'cursor-cli'],
  'github-copilot': ['copilot', 'github-copilot-cli', 'copilot-cli', 'copilot-swe-agent'],
  'codex': ['openai-codex', 'codex-cli', 'codex-cloud'],
  'gemini-cli': ['gemini', 'gemini-code-assist'],
  'devin': ['devin-ai', 'devin-ai-integration'],
  'roo-code': ['roo', 'roomote', 'roocode'],
  'windsurf': ['cascade'],
  'jules': ['google-jules', 'google-labs-jules'],
  'antigravity': [],
  'augment': ['augment-code', 'auggie'],
  'aider': [],
  'amp': [],
  'cline': [],
  'continue': ['continue-cli'],
  'droid': ['factory-droid'],
  'goose': [],
  'opencode': [],
};

const TOOL_OF = new Map(Object.entries(NAMES).flatMap(([tool, names]) => [tool, ...names].map((name) => [name, tool] as const)));

/** Addresses with which they sign commits, and no person does. */
const ADDRESSES: [address: RegExp, tool: string][] = [
  [/^noreply@anthropic\.com$/, 'claude-code'],
  [/^cursoragent@cursor\.com$/, 'cursor'],
  [/^noreply@openai\.com$/, 'codex'],
  [/^roomote@roocode\.com$/, 'roo-code'],
  [/^(?:\d+\+)?copilot@users\.noreply\.github\.com$/, 'github-copilot'],
  // "158243242+devin-ai-integration[bot]@users.noreply.github.com"
  [/^(?:\d+\+)?copilot-swe-agent\[bot\]@/, 'github-copilot'],
  [/^(?:\d+\+)?devin-ai-integration\[bot\]@/, 'devin'],
  [/^(?:\d+\+)?cursor\[bot\]@/, 'cursor'],
  [/^(?:\d+\+)?google-labs-jules\[bot\]@/, 'jules'],
];

const BOTS = new Map([['copilot-swe-agent[bot]', 'github-copilot'], ['devin-ai-integration[bot]', 'devin'], ['cursor[bot]', 'cursor'], ['google-labs-jules[bot]', 'jules']]);

/** "Claude Code" → claude-code; null for a name that is no AI tool's. */
export function toolNamed(name: string): string | null {
  return TOOL_OF.get(slug(name)) ?? null;
}

/** Letters, digits, dots and dashes: what a policy can name. */
export function slug(name: string): string {
  return name.trim().toLowerCase().replace(/[^a-z0-9.]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40);
}

/** "Claude <noreply@anthropic.com>", "copilot-swe-agent[bot]" → the tool that signs so; null for anybody else. A name alone is nobody's: there are people called Claude. */
export function signingTool(signature: string): string | null {
  const { name, address } = partsOf(signature);
  return ADDRESSES.find(([shape]) => shape.test(address))?.[1] ?? BOTS.get(name) ?? null;
}

/** Both in lower case; an address is '' where there is none. */
export function partsOf(signature: string): { name: string; address: string } {
  const found = /^([^<>]*)(?:<([^<>]*)>)?/.exec(signature.trim());
  return { name: (found?.[1] ?? '').trim().toLowerCase(), address: (found?.[2] ?? '').trim().toLowerCase() };
}
