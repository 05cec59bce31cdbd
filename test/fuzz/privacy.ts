import { fuzzPrivacy } from './fuzz-privacy';

/** `npm run fuzz:privacy -- --mutations N --seed S [--page P]`; exit 1 on a hit, or when nothing that may be shown arrived. */
const option = (name: string, otherwise: number) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const seed = option('--seed', 1);
const { mutations, hits, opened, arrived } = await fuzzPrivacy({
  mutations: option('--mutations', 50_000),
  seed,
  firstPage: option('--page', 0),
});
for (const hit of hits) console.log(hit);
console.log(`${arrived} of ${opened} open words arrived`);
console.log(`${mutations} mutations, ${hits.length} canary hits, seed ${seed}`);
process.exit(hits.length > 0 || arrived === 0 ? 1 : 0);
