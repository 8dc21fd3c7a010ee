/** What the build provides. */
declare const AISEC_VERSION: string;

declare module 'aisec:rules' {
  const table: import('./match/ruleset.ts').RuleTable;
  export default table;
}

declare module 'aisec:examples' {
  const examples: Record<string, { bad: Record<string, string[]>; good: Record<string, string[]> }>;
  export default examples;
}
