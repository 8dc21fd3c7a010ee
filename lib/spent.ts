/** Processor time that this process took so far, in milliseconds: a busy machine takes longer for everything, and no more of this. */
export function spent(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
