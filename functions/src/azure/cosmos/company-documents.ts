import type { Company } from '../../companies/company';
import type { CompanyStore } from '../../companies/company-store';
import { CosmosFailure, type Documents, type Place } from './documents';

/** Which company a tenant, an origin or a desk's origin leads to. */
export interface CompanyMarker {
  readonly company: string;
}

const MAX_TRIES = 8;

/**
 * A company stands under its id; its tenants and origins are markers, create-only, since one leads to one company. A marker counts only
 * when the company that it leads to says the same of itself. So the markers come first, then the company, then the markers that it gave
 * up go; whatever breaks off leaves at most markers that lead nowhere, and the next who needs one takes it over.
 */
export function companyDocuments(documents: Documents<Company>, markers: Documents<CompanyMarker>): CompanyStore {
  const byId = async (id: string) => (await documents.get(own(id)))?.body ?? null;

  async function behind(place: Place, isOf: (company: Company) => boolean): Promise<Company | null> {
    const marker = await markers.get(place);
    const company = marker && (await byId(marker.body.company));
    return company && isOf(company) ? company : null;
  }

  /** What became of the wish for one marker; `new` ones are given back when another one cannot be had. */
  async function claim({ place, isOf }: Wish, company: string): Promise<'new' | 'had' | 'taken'> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const marker = await markers.get(place);
      if (!marker) {
        if (await markers.create(place, { company })) return 'new';
      } else {
        if (marker.body.company === company) return 'had';
        const holder = await byId(marker.body.company);
        if (holder && isOf(holder)) return 'taken';
        if (await markers.replace(place, { company }, marker.etag)) return 'new';
      }
    }
    throw new CosmosFailure('crowded');
  }

  async function save(company: Company): Promise<void> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const before = await documents.get(own(company.id));
      if (
        before
          ? await documents.replace(own(company.id), company, before.etag)
          : await documents.create(own(company.id), company)
      )
        return;
    }
    throw new CosmosFailure('crowded');
  }

  async function release(places: readonly Place[], company: string): Promise<void> {
    for (const place of places) {
      const marker = await markers.get(place);
      if (marker?.body.company === company) await markers.remove(place, marker.etag);
    }
  }

  return {
    byId,
    byTenant: (tenant) => behind(ofTenant(tenant), ({ tenants }) => tenants.includes(tenant)),
    byOrigin: (origin) => behind(ofOrigin(origin), ({ origins }) => origins.includes(origin)),
    async isDeskOrigin(origin) {
      for await (const { body } of markers.search({ pk: deskPartition(origin) })) {
        if ((await byId(body.company))?.deskOrigins.includes(origin)) return true;
      }
      return false;
    },
    async put(company) {
      const before = await byId(company.id);
      const fresh: Place[] = [];
      for (const wish of wishesOf(company)) {
        const claimed = await claim(wish, company.id);
        if (claimed === 'new') fresh.push(wish.place);
        if (claimed === 'taken') {
          await release(fresh, company.id);
          return wish.refusal;
        }
      }
      for (const origin of company.deskOrigins)
        await markers.create(ofDesk(origin, company.id), { company: company.id });
      await save(company);
      const kept = new Set(placesOf(company).map(nameOf));
      const left = before ? placesOf(before).filter((place) => !kept.has(nameOf(place))) : [];
      await release(left, company.id);
      return 'stored';
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

function placesOf({ id, tenants, origins, deskOrigins }: Company): readonly Place[] {
  return [...tenants.map(ofTenant), ...origins.map(ofOrigin), ...deskOrigins.map((origin) => ofDesk(origin, id))];
}

const nameOf = ({ pk, id }: Place) => `${pk} ${id}`;
const own = (id: string): Place => ({ pk: `company|${id}`, id });
const ofTenant = (tenant: string): Place => single(`tenant|${encode(tenant)}`);
const ofOrigin = (origin: string): Place => single(`origin|${encode(origin)}`);
const deskPartition = (origin: string) => `desk|${encode(origin)}`;
const ofDesk = (origin: string, company: string): Place => ({ pk: deskPartition(origin), id: company });

function single(name: string): Place {
  return { pk: name, id: name };
}

/** A document's name holds no slash. */
function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}
