/** Code that a script hands to another program or writes into a file: `python3 - <<'PY'`, `cat > app.js <<EOF`. */
import type { Segment } from '../embedded.ts';
import type { Grammar } from '../grammar.ts';
import { grammarNamed, languageOf } from '../languages.ts';

/** What a line says around the mark of a heredoc: `python3 - <<'PY' | tee log`. */
const OPENS = /^([^#\n<]*)<<-?[ \t]*["'\\]?([A-Za-z_]\w{0,40})["']?([^\n]*)/gm;
/** `> app.py`, `>> "app.py"`, `tee app.py`. */
const WRITES = /(?:>|\btee[ \t](?:-a[ \t])?)[ \t]*["']?([\w./${}-]{1,200})/;
const RUNS = /(?:^|[\s;&|(/])(python|node|ruby|perl|php|psql|mysql|sqlite3|bash|sh|zsh|ssh)[\d.]*(?=\s|$)/;
const LANGUAGES: Record<string, string> = { python: 'py', node: 'js', psql: 'sql', mysql: 'sql', sqlite3: 'sql', bash: 'shell', sh: 'shell', zsh: 'shell', ssh: 'shell' };

/** Heredocs of one script that are looked at. */
const MOST = 100;

/** The bodies of heredocs between two offsets of a text whose language is known by the file or the program that gets them. */
export function heredocs(text: string, start: number, end: number): Segment[] {
  const script = text.slice(start, end);
  const found: Segment[] = [];
  OPENS.lastIndex = 0;
  for (let opened = OPENS.exec(script), count = 0; opened !== null && count < MOST; opened = OPENS.exec(script), count++) {
    const [, before, mark, behind] = opened;
    const body = OPENS.lastIndex + 1;
    const close = new RegExp(`^[ \\t]*${mark}[ \\t\\r]*$`, 'm').exec(script.slice(body - 1));
    if (close !== null) OPENS.lastIndex = body - 1 + close.index;
    const grammar = languageFor(before, behind);
    if (grammar !== null) found.push({ grammar, start: start + body, end: close === null ? end : start + body - 1 + close.index });
  }
  return found;
}

/** `python3 - <<'PY' | tee log`: what is written is no code, and what is run is. */
function languageFor(before: string, behind: string): Grammar | null {
  const file = WRITES.exec(before) ?? WRITES.exec(behind);
  const program = RUNS.exec(before);
  return (file && languageOf(file[1])) ?? (program && grammarNamed(LANGUAGES[program[1]] ?? program[1]));
}
