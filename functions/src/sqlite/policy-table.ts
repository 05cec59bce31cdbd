import type Database from 'libsql';
import type { KeptPolicy, PolicyStore } from '../companies/policy-store';

interface Row {
  readonly company: string;
  readonly version: number;
  readonly hash: string;
  readonly published_at: number | null;
  readonly rules: string;
}

export function policyTable(db: Database.Database): PolicyStore {
  const add = db.prepare(
    `INSERT INTO policies (company, version, hash, published_at, rules) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (company, version) DO NOTHING`,
  );
  const byVersion = db.prepare('SELECT * FROM policies WHERE company = ? AND version = ?');
  const byHash = db.prepare('SELECT * FROM policies WHERE company = ? AND hash = ?');
  return {
    keep: async ({ company, version, hash, publishedAt, rules }) =>
      add.run(company, version, hash, publishedAt ?? null, JSON.stringify(rules)).changes === 1,
    byVersion: async (company, version) => read(byVersion.get(company, version)),
    byHash: async (company, hash) => read(byHash.get(company, hash)),
  };
}

function read(row: unknown): KeptPolicy | null {
  if (!row) return null;
  const { company, version, hash, published_at: at, rules } = row as Row;
  const parsed = JSON.parse(rules) as KeptPolicy['rules'];
  return { company, version, hash, ...(at !== null && { publishedAt: at }), rules: parsed };
}
