/** Programs that take a command line apart. */
export const SHELLS = ['sh', 'bash', '/bin/sh', '/bin/bash', '/usr/bin/bash', '/system/bin/sh', 'zsh', 'cmd', 'cmd.exe', 'powershell', 'powershell.exe', 'pwsh'];
