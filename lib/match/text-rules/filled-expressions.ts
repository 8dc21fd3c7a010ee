/** Regular expressions that are put together from constants of the same text: `rf"^({WORD},?)+$"`, `new RegExp(`^(?:${part}\\.?)+$`)`. */

/** Python's `{WORD}` without a format; JavaScript's `${part}`. */
const PYTHON = /\{\{|\}\}|\{([A-Za-z_]\w{0,40})\}/g;
const SCRIPT = /\$\{([A-Za-z_]\w{0,40})(?:\.source)?\}/g;

/** The whole expression; null where one of its parts is no constant of the text. `mark`: what says how it is written, "f" with "r" around it in Python, a backtick, or String.raw. */
export function filledExpression(source: string, mark: string, text: string): string | null {
  const isPython = /[fF]/.test(mark);
  const isRaw = isPython || mark.includes('raw');
  let isWhole = true;
  const filled = source.replace(isPython ? PYTHON : SCRIPT, (found, name: string | undefined) => {
    if (name === undefined) return found[0];
    const part = constantNamed(name, text);
    isWhole &&= part !== null;
    // a backslash of the parts stays one, whatever is done with those of the text around them
    return (part ?? '').replaceAll('\\', isRaw ? '\\' : '\\\\');
  });
  if (!isWhole) return null;
  return isRaw ? filled : filled.replaceAll('\\\\', '\\');
}

function constantNamed(name: string, text: string): string | null {
  const said = new RegExp(`(?<![\\w.])${name}(?:\\s{0,2}:\\s{0,2}[\\w.]{1,20})?\\s{0,4}=\\s{0,4}(?:(?<raw>[rR]|String\\.raw)?(?<quote>["'\`])(?<text>(?:(?!\\k<quote>)[^\\\\\\n]|\\\\.){1,200})\\k<quote>|/(?<between>(?:[^/\\\\\\n]|\\\\.){1,200})/)`).exec(text)?.groups;
  if (said === undefined) return null;
  return said.between ?? (said.raw === undefined ? said.text.replaceAll('\\\\', '\\') : said.text);
}
