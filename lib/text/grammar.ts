/** What a language looks like to the tokenizer: plain data, one table per language. */

/** A gap in a string that holds code: `${x}`, `#{x}`, `{x:>8}`, `\(x)`, `$x`. */
export interface Hole {
  open: string;
  /** Empty for a bare name as in `"$x"`. */
  close: string;
  /** Characters that end the expression at its top level; what follows, up to `close`, is literal (`{x:>8}`, `{x!r}`). */
  spec?: string;
  /** `{{` and `}}` stand for the brace itself. */
  doubled?: boolean;
  /** For bare names: the mark is part of the variable's name (`$x` in PHP and shell), so it goes to the WORD. */
  keep?: boolean;
  /** For bare names: one `->name` or `[index]` behind the name belongs to the hole (PHP). */
  path?: boolean;
  /** One of these characters must follow `open`: `{$x}` in PHP is a brace with a dollar behind it. */
  ahead?: string;
  /** The gap holds a remark, not code. */
  comment?: boolean;
}

/** One way to write a string. */
export interface StringForm {
  open: string;
  close: string;
  /** Words that may stand glued before `open`, in lower case: 'f rf fr'. `*` is any word. */
  prefix?: string;
  /** The character that takes the meaning from the next one; none when absent. */
  escape?: string;
  /** The closing quote written twice stands for itself. */
  doubled?: boolean;
  /** Opening and closing text nest. */
  nest?: boolean;
  /** May span lines. Other forms end at the line's end. */
  lines?: boolean;
  holes?: readonly Hole[];
  /** Delimiters chosen by the writer: `r##"…"##`, `R"x(…)x"`, `$x$…$x$`, `$$"""…"""`. */
  fence?: 'hash' | 'word' | 'dollar' | 'quotes';
  /** Names of Rust's macros, in whose first text `{name}` is a hole. */
  macros?: string;
  /** One character only, else the quote is no string (Rust's 'x' beside lifetimes 'a). */
  char?: boolean;
}

/** Where a `/` starts a regular expression. */
export interface RegexForm {
  /** Words after which a value is expected: `return`, `typeof`. */
  after: string;
  /** Words whose parenthesis is followed by a statement: `if`, `while`. */
  heads: string;
  /** `puts /x/`: a blank before and none behind makes a regex even after a name. */
  command?: boolean;
  /** The regex as a string with holes. */
  form?: StringForm;
}

/** Strings that start on the line after their mark. */
export interface Heredocs {
  /** `<<` or `<<<`. */
  mark: string;
  /** Characters between the mark and the name that let the end be indented: '-~'; `*`: it may be indented anyway. */
  indent: string;
  /** The mark alone may be an operator too (Ruby). */
  ambiguous?: boolean;
  holes: readonly Hole[];
  escape?: string;
}

/** How functions are written. */
export interface Functions {
  /** Words that start one: 'function', 'func', 'def'. */
  keywords?: string;
  /** Words that start a nameless one where they begin a line that ends with `do`: `get '/users' do`. */
  blocks?: string;
  /** The keyword that is the name too: `init(…) {`. */
  constructors?: string;
  /** The first parenthesis may hold the receiver: `func (s *S) name(…) {`. */
  receiver?: boolean;
  /** `name(…) {` is one, unless the name is one of these words. */
  notMethods?: string;
  /** A method's name must follow a type or modifier; else it is a macro or a call with a block. */
  typed?: boolean;
  /** `(a) {` is one: anywhere (Dart), or behind brackets (`[x](int a) {`). */
  anonymous?: 'any' | 'brackets';
  arrow?: string;
  /** What stands before a body without braces: `fun f() = x`, `fn() => x`. */
  bodyMark?: string;
  /** What ends one: its brace, its indentation, or `end` at its indentation. */
  ends: 'brace' | 'indent' | 'end';
  /** Where a parameter's name stands: its first word, its last, the words before the colon, those of a pattern, or those with a dollar. */
  params: 'first' | 'last' | 'colon' | 'pattern' | 'dollar';
  /** Words that are no names where a parameter's name is looked for. */
  notParams?: string;
}

export interface Grammar {
  readonly name: string;
  /** The language whose rules hold here too: 'js' for TypeScript and JSX. */
  readonly family: string;
  /** Other families whose rules hold here too: 'js' in a Svelte file. */
  readonly also?: readonly string[];
  /** Operators that join text. */
  readonly concat: readonly string[];
  /** `"a" "b"` is one string. */
  readonly adjacent?: boolean;
  /** Characters beyond letters, digits, `_` and bytes from 0x80 that may stand anywhere in a word. */
  readonly word?: string;
  /** Characters that may end a word (`empty?`) or join two (`Get-Item`). */
  readonly wordEnd?: string;
  readonly wordJoin?: string;
  /** Marks that are one word with the name behind them: `@x`, `:sym`, `#x`. */
  readonly sigils?: readonly string[];
  /** Single characters that are one word with a sigil before them: `$?`, `$1`. */
  readonly sigilMarks?: string;
  /** Operators of two and more characters, separated by blanks. */
  readonly operators: string;
  readonly lineComments?: readonly string[];
  /** A line comment starts only at the line's start or after white space. */
  readonly commentNeedsSpace?: boolean;
  /** Quotes of long texts: a text cut inside one has an odd number of them. */
  readonly longQuotes?: readonly string[];
  /** Opening and closing text; 'line': only at the start of a line. */
  readonly blockComments?: readonly (readonly [string, string, 'line'?])[];
  readonly nestedComments?: boolean;
  readonly strings: readonly StringForm[];
  readonly heredoc?: Heredocs;
  /** Ruby's `%w[…]`, with the holes of those that have some. */
  readonly percent?: readonly Hole[];
  /** Brackets of two characters: `${`, `@(`, `#[`. */
  readonly bracketSigils?: readonly string[];
  /** `1'000'000`. */
  readonly digitQuotes?: boolean;
  /** The character that joins a line with the next one. */
  readonly continuation?: string;
  readonly regex?: RegexForm;
  /** `<a b="c">text</a>` inside code, or the whole file. */
  readonly markup?: 'jsx' | 'html';
  /** Characters that belong to an opening brace in markup: `{#if}`, `{@html}`. */
  readonly braceMarks?: string;
  /** Braces in the text of markup hold code. */
  readonly braces?: boolean;
  /** Holes in the text and in the attributes of markup. */
  readonly textHoles?: readonly Hole[];
  readonly attributeHoles?: readonly Hole[];
  /** A page: starts with text, knows elements without end tag. */
  readonly page?: boolean;
  /** Code between `---` lines may come first (Astro). */
  readonly frontMatter?: boolean;
  /** Template files: the code stands in these holes, the rest is literal text. */
  readonly outer?: readonly Hole[];
  /** Characters that may stand before a hole's end: `-%>`, `~}}`. */
  readonly outerTrims?: string;
  /** A text without any hole mark is code (PHP). */
  readonly outerOptional?: boolean;
  /** `key: value` files, whose values are text to the line's end, and prose. */
  readonly layout?: 'yaml' | 'keys' | 'prose';
  /** Characters that end a key: ':' or '=:'. */
  readonly keyEnds?: string;
  readonly functions?: Functions;
}
