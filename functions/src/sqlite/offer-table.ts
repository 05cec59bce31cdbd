import type Database from 'libsql';
import { offerDue, type Offer } from '../offers/offer';
import type { OfferStore } from '../offers/offer-store';

interface Row {
  readonly offer: string;
  readonly etag: number;
}

export function offerTable(db: Database.Database): OfferStore {
  const insert = db.prepare(`INSERT INTO offers (id, company, kind, conversation, made_at, due, offer, etag)
    VALUES (?, ?, ?, ?, ?, ?, ?, 1)`);
  const byId = db.prepare('SELECT offer, etag FROM offers WHERE company = ? AND id = ?');
  const update = db.prepare(
    'UPDATE offers SET due = ?, offer = ?, etag = etag + 1 WHERE company = ? AND id = ? AND etag = ?',
  );
  const waiting = db.prepare(`SELECT offer, etag FROM offers WHERE company = ? AND kind = 'request' AND due IS NOT NULL
    AND (conversation IS NULL OR conversation = ?) ORDER BY id LIMIT ?`);
  const overdue = db.prepare('SELECT company, id FROM offers WHERE due <= ? ORDER BY due LIMIT ?');
  const forget = db.prepare('DELETE FROM offers WHERE made_at < ?');
  return {
    create: async (offer) => {
      const { id, company, kind, conversation, madeAt } = offer;
      insert.run(id, company, kind, conversation, madeAt, offerDue(offer), JSON.stringify(offer));
    },
    get: async (company, id) => {
      const row = byId.get(company, id) as Row | undefined;
      return row ? { offer: read(row), etag: String(row.etag) } : null;
    },
    replace: async (offer, etag) =>
      update.run(offerDue(offer), JSON.stringify(offer), offer.company, offer.id, Number(etag)).changes === 1,
    requests: async (company, conversation, limit) => (waiting.all(company, conversation, limit) as Row[]).map(read),
    due: async (now, limit) =>
      (overdue.all(now, limit) as { company: string; id: string }[]).map(({ company, id }) => ({ company, id })),
    forget: async (before) => void forget.run(before),
  };
}

function read({ offer }: Row): Offer {
  return JSON.parse(offer) as Offer;
}
