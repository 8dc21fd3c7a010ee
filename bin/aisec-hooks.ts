#!/usr/bin/env node
/** What people run: a table of commands, each loaded only when it is called. */
import yargs from 'yargs';
import type { CommandModule } from 'yargs';
import { faultText } from '../lib/report/fault.ts';

const COMMANDS: Record<string, { describe: string; load: () => Promise<CommandModule<object, never>> }> = {
  install: { describe: 'Set the git hooks up in this repository', load: async () => (await import('./commands/install.ts')).installCommand as never },
  uninstall: { describe: 'Take the git hooks out again', load: async () => (await import('./commands/uninstall.ts')).uninstallCommand as never },
  doctor: { describe: 'Show by running that a commit would be judged here', load: async () => (await import('./commands/doctor.ts')).doctorCommand as never },
  scan: { describe: 'Judge files, staged changes, a commit range or a diff', load: async () => (await import('./commands/scan.ts')).scanCommand as never },
  ci: { describe: 'Judge what a change request or a push brings, in a CI job', load: async () => (await import('./commands/ci.ts')).ciCommand as never },
  merge: { describe: 'Join the JSON reports of a scan that was split', load: async () => (await import('./commands/merge.ts')).mergeCommand as never },
  policy: { describe: 'Check, show or try the policy, or write a first one', load: async () => (await import('./commands/policy.ts')).policyCommand as never },
  override: { describe: 'Say what is stopped, and whether a reason would let it pass', load: async () => (await import('./commands/override.ts')).overrideCommand as never },
  baseline: { describe: 'Write down the findings that may stay, or take out those that are gone', load: async () => (await import('./commands/baseline.ts')).baselineCommand as never },
  ledger: { describe: 'Show what the hooks noted in this clone, or verify it', load: async () => (await import('./commands/ledger.ts')).ledgerCommand as never },
  agent: { describe: 'For the hooks of AI agents: record the lines that an agent wrote', load: async () => (await import('./commands/agent.ts')).agentCommand as never },
  rules: { describe: 'List the rules', load: async () => (await import('./commands/rules.ts')).rulesCommand as never },
  explain: { describe: 'Show what a rule finds, why it matters and what to write instead', load: async () => (await import('./commands/explain.ts')).explainCommand as never },
};

async function main(words: string[]): Promise<void> {
  const called = words.find((word) => !word.startsWith('-')) ?? '';
  const parser = yargs(words).scriptName('aisec-hooks').version(AISEC_VERSION).strict().demandCommand(1, 'Name a command.').help().wrap(100);
  parser.epilogue('Exit codes: 0 may pass, 1 stopped by a finding or the policy, 2 could not judge.');
  parser.fail((message, error) => {
    if (error) throw error;
    process.stderr.write(`aisec-hooks: ${plain(message, called)}\nSee aisec-hooks ${Object.hasOwn(COMMANDS, called) ? `${called} ` : ''}--help.\n`);
    process.exit(2);
  });
  layOutNoHelp(parser);
  for (const [name, { describe, load }] of Object.entries(COMMANDS)) {
    if (name === called) parser.command(await load());
    else parser.command(name, describe);
  }
  await parser.parseAsync();
}

/** What yargs says in words of its own. */
function plain(message: string, called: string): string {
  return message
    .replace(/^Not enough non-option arguments: got \d+, need at least \d+$/, `${called} needs to be told what to work on`)
    .replace(/^Implications failed:\s+(\S+) -> (\S+)[^]*$/, '--$1 is for --$2 only');
}

/** yargs lays out the help of whatever command it has run, in case that fails: 40 ms that nobody sees, since failures are told above. */
function layOutNoHelp(parser: object): void {
  (parser as { getInternalMethods(): { getUsageInstance(): { cacheHelpMessage(): void } } }).getInternalMethods().getUsageInstance().cacheHelpMessage = () => undefined;
}

/** `aisec-hooks scan | head`: whoever reads has seen enough. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(2);
});

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(faultText(error, ''));
  process.exitCode = 2;
});
