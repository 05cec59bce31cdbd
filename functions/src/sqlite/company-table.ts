import type Database from 'libsql';
import type { Company } from '../companies/company';
import { patternsAbove } from '../companies/origin-pattern';
import type { CompanyStore } from '../companies/company-store';

export function companyTable(db: Database.Database): CompanyStore {
  const ids = db.prepare('SELECT id FROM companies ORDER BY id');
  const byId = db.prepare('SELECT company FROM companies WHERE id = ?');
  const byTenant = db.prepare(
    'SELECT c.company FROM companies c JOIN company_tenants t ON t.company = c.id WHERE t.tenant = ?',
  );
  const byOrigin = db.prepare(
    'SELECT c.company FROM companies c JOIN company_origins o ON o.company = c.id WHERE o.origin = ?',
  );
  const desk = db.prepare('SELECT 1 FROM company_desks WHERE origin = ? LIMIT 1');
  const save = db.prepare(
    'INSERT INTO companies (id, company) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET company = excluded.company',
  );
  const tenantOfOther = db.prepare('SELECT 1 FROM company_tenants WHERE tenant = ? AND company <> ?');
  const originOfOther = db.prepare('SELECT 1 FROM company_origins WHERE origin = ? AND company <> ?');
  /** What falls under a wildcard ends like it; `substr` knows no signs of its own, as `LIKE` does. */
  const belowOfOther = db.prepare(
    'SELECT 1 FROM company_origins WHERE substr(origin, 1, ?) = ? AND substr(origin, -?) = ? AND company <> ? LIMIT 1',
  );
  const clear = ['company_tenants', 'company_origins', 'company_desks'].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE company = ?`),
  );
  const addTenant = db.prepare('INSERT INTO company_tenants (tenant, company) VALUES (?, ?)');
  const addOrigin = db.prepare('INSERT INTO company_origins (origin, company) VALUES (?, ?)');
  const addDesk = db.prepare('INSERT INTO company_desks (origin, company) VALUES (?, ?)');

  function isOfOther(origin: string, id: string): boolean {
    if (patternsAbove(origin).some((pattern) => originOfOther.get(pattern, id))) return true;
    const [scheme = '', below = ''] = origin.split('*');
    return below !== '' && belowOfOther.get(scheme.length, scheme, below.length, below, id) !== undefined;
  }

  const put = db.transaction((company: Company) => {
    const { id } = company;
    const [tenants, origins, desks] = [company.tenants, company.origins, company.deskOrigins].map(
      (all) => new Set(all),
    );
    if ((read(byId.get(id))?.revision ?? 0) !== company.revision - 1) return 'changed';
    for (const tenant of tenants ?? []) if (tenantOfOther.get(tenant, id)) return 'tenant-taken';
    for (const origin of origins ?? []) if (isOfOther(origin, id)) return 'origin-taken';
    for (const statement of clear) statement.run(id);
    save.run(id, JSON.stringify(company));
    for (const tenant of tenants ?? []) addTenant.run(tenant, id);
    for (const origin of origins ?? []) addOrigin.run(origin, id);
    for (const origin of desks ?? []) addDesk.run(origin, id);
    return 'stored';
  });

  return {
    ids: async () => (ids.all() as { id: string }[]).map(({ id }) => id),
    byId: async (id) => read(byId.get(id)),
    byTenant: async (tenant) => read(byTenant.get(tenant)),
    byOrigin: async (origin) =>
      read(
        patternsAbove(origin)
          .map((pattern) => byOrigin.get(pattern))
          .find(Boolean),
      ),
    isDeskOrigin: async (origin) => desk.get(origin) !== undefined,
    put: async (company) => put.immediate(company) as Awaited<ReturnType<CompanyStore['put']>>,
  };
}

function read(row: unknown): Company | null {
  return row ? ({ revision: 0, ...JSON.parse((row as { company: string }).company) } as Company) : null;
}
