import * as React from 'react';
import { saidIn, type EachLanguage, type Localisation } from '../desk/localisation';
import { auditDe } from '../desk/strings/audit-de';
import { auditEn, type AuditWords } from '../desk/strings/audit-en';
import { auditFr } from '../desk/strings/audit-fr';
import { auditNl } from '../desk/strings/audit-nl';
import { auditRo } from '../desk/strings/audit-ro';
import type { Words } from '../desk/strings/en';
import { LocalisationContext } from '../desk/ui/words-context';

/** What the supervisor’s desk says: what both desks say, and what it alone says. */
export interface AuditDeskWords extends Words {
  readonly audit: AuditWords;
}

const EACH: EachLanguage<AuditWords> = { de: auditDe, en: auditEn, fr: auditFr, nl: auditNl, ro: auditRo };

export function auditWords({ language, words }: Localisation): AuditDeskWords {
  return { ...words, audit: saidIn(EACH, language) };
}

export function useAuditWords(): AuditDeskWords {
  const localisation = React.useContext(LocalisationContext);
  return React.useMemo(() => auditWords(localisation), [localisation]);
}
