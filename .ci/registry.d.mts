export function openRegistry(top: string, folder: string): Promise<{ url: string; tarball: string; close(): void }>;
