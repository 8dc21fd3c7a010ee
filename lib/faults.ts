/** A Fault is something a person can mend: what is wrong, where, and what to do. Anything else that is thrown is our bug. */
export class Fault extends Error {
  /** "file:line:column", a path, or a command; empty when there is no place. */
  readonly at: string;
  /** One sentence that says how to go on. */
  readonly hint: string;

  constructor(message: string, { at = '', hint = '' }: { at?: string; hint?: string } = {}) {
    super(message);
    this.name = 'Fault';
    this.at = at;
    this.hint = hint;
  }
}
