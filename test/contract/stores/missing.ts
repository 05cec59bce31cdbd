/** What an adapter, in the place where it is tested, may leave to the place itself. `forgetting`: entries go when asked to, at once. */
export type Ability = 'forgetting';

/** What is not there, each with the reason. */
export type Missing = Readonly<Partial<Record<Ability, string>>>;

/** A test that needs an ability: where that is missing its name and the reason are printed. */
export function testWhere(missing: Missing, ability: Ability, name: string, run: () => Promise<void>): void {
  const reason = missing[ability];
  if (reason === undefined) return test(name, run);
  process.stderr.write(`  not tested: ${name} (${reason})\n`);
}
