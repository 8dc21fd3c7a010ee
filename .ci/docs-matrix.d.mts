type Counts = Record<string, Record<string, number>>;
type Reasons = Record<string, Record<string, string>>;
export function mistakesOf(counts: Counts, reasons: Reasons): string[];
