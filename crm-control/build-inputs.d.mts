export function sharedFolders(root: string): string[];
