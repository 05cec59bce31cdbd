import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundlePart } from './bundle-part';
import { createPart, type Part } from './part';

/** Below the repository, since what is built there finds its native libraries. */
const BUILT = fileURLToPath(new URL('../../.artifacts', import.meta.url));

/** Makes parts, which do not run yet. */
export interface PartMaker {
  /** @param entry the script that calls `runPart` @param named what each part of it is called, and its settings */
  make(entry: string, named: readonly (readonly [name: string, settings: unknown])[]): Promise<readonly Part[]>;
  /** Kills whatever it has made, the newest first. */
  stop(): Promise<void>;
}

export function openPartMaker(): PartMaker {
  mkdirSync(BUILT, { recursive: true });
  const built = mkdtempSync(path.join(BUILT, 'parts-'));
  const parts: Part[] = [];
  return {
    make: async (entry, named) => {
      const script = await bundlePart(entry, built);
      const made = named.map(([name, settings]) => createPart(name, script, settings));
      parts.push(...made);
      return made;
    },
    stop: async () => {
      for (const part of parts.reverse()) await part.kill();
      rmSync(built, { recursive: true, force: true });
    },
  };
}
