import type { Command } from '../command';

export const hostile: Command = { summary: 'x', run: async () => 0 };
