import type { Company } from '../../companies/company';
import type { CompanyStore } from '../../companies/company-store';
import { patternsAbove } from '../../companies/origin-pattern';
import { CosmosFailure, type Documents, type Place } from './documents';

/** Which company a tenant, an origin or a desk's origin leads to. */
export interface CompanyMarker {
  readonly company: string;
}

const MAX_TRIES = 8;

/**
 * A company stands under its id; its tenants and origins are markers, create-only, since one leads to one company. A marker counts only
 * when the company that it leads to says the same of itself. So the markers come first, then the company under its ETag; what it gave up,
 * and whatever breaks off, leaves at most markers that lead nowhere, and the next who needs one takes it over. For every wildcard above an
 * origin a sign says which companies may have something below it. Two companies that in the same moment claim an origin and a wildcard
 * above it may both get it: then the exact one counts.
 */
export function companyDocuments(documents: Documents<Company>, markers: Documents<CompanyMarker>): CompanyStore {
  const byId = async (id: string) => (await documents.get(own(id)))?.body ?? null;

  async function behind(place: Place, isOf: (company: Company) => boolean): Promise<Company | null> {
    const marker = await markers.get(place);
    const company = marker && (await byId(marker.body.company));
    return company && isOf(company) ? company : null;
  }

  /** `false` when the marker leads to another company that says so too. */
  async function claim({ place, isOf }: Wish, company: string): Promise<boolean> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const marker = await markers.get(place);
      if (!marker) {
        if (await markers.create(place, { company })) return true;
      } else {
        if (marker.body.company === company) return true;
        const holder = await byId(marker.body.company);
        if (holder && isOf(holder)) return false;
        if (await markers.replace(place, { company }, marker.etag)) return true;
      }
    }
    throw new CosmosFailure('crowded');
  }

  /** Whether another company has a wildcard above this origin, or something below this wildcard. */
  async function overlaps(origin: string, company: string): Promise<boolean> {
    for (const pattern of wildcardsAbove(origin)) {
      const above = await behind(ofOrigin(pattern), ({ origins }) => origins.includes(pattern));
      if (above && above.id !== company) return true;
    }
    if (!origin.includes('*')) return false;
    for await (const { body } of markers.search({ pk: signPartition(origin) })) {
      const other = body.company === company ? null : await byId(body.company);
      if (other?.origins.some((one) => patternsAbove(one).includes(origin))) return true;
    }
    return false;
  }

  /** Makes the way from the desks, and from wildcards above the pages that are new to it, to the company. */
  async function lead({ id, deskOrigins }: Company, fresh: readonly string[]): Promise<void> {
    for (const origin of deskOrigins) await markers.create(ofDesk(origin, id), { company: id });
    for (const pattern of new Set(fresh.flatMap(wildcardsAbove)))
      await markers.create(signBelow(pattern, id), { company: id });
  }

  async function byOrigin(origin: string): Promise<Company | null> {
    for (const pattern of patternsAbove(origin)) {
      const found = await behind(ofOrigin(pattern), ({ origins }) => origins.includes(pattern));
      if (found) return found;
    }
    return null;
  }

  return {
    async ids() {
      const ids: string[] = [];
      const search = { where: ['c.body.revision >= @first'], values: { first: 0 } };
      for await (const { body } of documents.search(search)) ids.push(body.id);
      return ids.sort();
    },
    byId,
    byTenant: (tenant) => behind(ofTenant(tenant), ({ tenants }) => tenants.includes(tenant)),
    byOrigin,
    async isDeskOrigin(origin) {
      for await (const { body } of markers.search({ pk: deskPartition(origin) })) {
        if ((await byId(body.company))?.deskOrigins.includes(origin)) return true;
      }
      return false;
    },
    async put(company) {
      const place = own(company.id);
      const before = await documents.get(place);
      if ((before?.body.revision ?? 0) !== company.revision - 1) return 'changed';
      for (const wish of wishesOf(company)) if (!(await claim(wish, company.id))) return wish.refusal;
      const fresh = company.origins.filter((origin) => !before?.body.origins.includes(origin));
      await lead(company, fresh);
      for (const origin of fresh) if (await overlaps(origin, company.id)) return 'origin-taken';
      const isStored = before
        ? await documents.replace(place, company, before.etag)
        : await documents.create(place, company);
      return isStored ? 'stored' : 'changed';
    },
  };
}

interface Wish {
  readonly place: Place;
  readonly refusal: 'tenant-taken' | 'origin-taken';
  isOf(company: Company): boolean;
}

function wishesOf({ tenants, origins }: Company): readonly Wish[] {
  return [
    ...tenants.map((tenant): Wish => ({
      place: ofTenant(tenant),
      refusal: 'tenant-taken',
      isOf: (company) => company.tenants.includes(tenant),
    })),
    ...origins.map((origin): Wish => ({
      place: ofOrigin(origin),
      refusal: 'origin-taken',
      isOf: (company) => company.origins.includes(origin),
    })),
  ];
}

/** Without the pattern itself. */
function wildcardsAbove(origin: string): readonly string[] {
  return patternsAbove(origin).filter((pattern) => pattern !== origin);
}

const own = (id: string): Place => ({ pk: `company|${id}`, id });
const ofTenant = (tenant: string): Place => single(`tenant|${encode(tenant)}`);
const ofOrigin = (origin: string): Place => single(`origin|${encode(origin)}`);
const deskPartition = (origin: string) => `desk|${encode(origin)}`;
const signPartition = (pattern: string) => `below|${encode(pattern)}`;
const signBelow = (pattern: string, company: string): Place => ({ pk: signPartition(pattern), id: company });
const ofDesk = (origin: string, company: string): Place => ({ pk: deskPartition(origin), id: company });

function single(name: string): Place {
  return { pk: name, id: name };
}

/** A document's name holds no slash. */
function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
