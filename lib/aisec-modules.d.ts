/** What the build provides. */
declare const AISEC_VERSION: string;
/** 16 hex digits that name the build of hook-core.cjs. */
declare const AISEC_BUILD: string;

declare module 'aisec:rules' {
  const table: import('./match/ruleset.ts').RuleTable;
  export default table;
  /** 16 hex digits that name what the rules are. */
  export const digest: string;
}

declare module 'aisec:examples' {
  const examples: Record<string, { services?: string[]; bad: Record<string, string[]>; good: Record<string, string[]> }>;
  export default examples;
}
