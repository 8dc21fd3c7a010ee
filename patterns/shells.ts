/** Programs that are told on their command line what to run. */

/** Programs that take a command line apart. */
export const SHELLS = ['sh', 'bash', '/bin/sh', '/bin/bash', '/usr/bin/bash', '/system/bin/sh', 'zsh', 'cmd', 'cmd.exe', 'powershell', 'powershell.exe', 'pwsh'];

/** Programs that have an option which runs another or writes where it is told: `git clone --upload-pack=…`, `ssh -oProxyCommand=…`, `tar --checkpoint-action=…`. */
export const RUNS_MORE = ['git', 'hg', 'svn', 'ssh', 'scp', 'rsync', 'tar', 'find', 'curl', 'wget', 'zip', 'psql', 'sendmail'];
