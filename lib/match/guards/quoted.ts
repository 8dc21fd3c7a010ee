/** Texts between quotes, as expressions read them. */

/** One text, the source of an expression without groups. */
export const QUOTED = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;

const LITERAL = new RegExp(`^\\s*(?:[rbu]?(${QUOTED})|\`([^\`$]*)\`)`);

/** What the text says that something begins with, or null where it begins with no text. */
export function literalOf(code: string): string | null {
  const [, quoted, plain] = LITERAL.exec(code) ?? [];
  return quoted === undefined ? (plain ?? null) : quoted.slice(1, -1);
}
