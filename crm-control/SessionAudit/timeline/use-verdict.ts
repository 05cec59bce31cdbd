import * as React from 'react';
import { verifyAudit, type AuditFile, type Verdict } from '@beside/protocol';

/** `unchecked`: this browser could not, which says nothing about the records. */
export type Check =
  { readonly at: 'checking' } | { readonly at: 'unchecked' } | { readonly at: 'checked'; readonly verdict: Verdict };

/** Verifies what is shown, here, with the same rules as anyone with the file. AUDIT-12 */
export function useVerdict(file: AuditFile): Check {
  const [check, setCheck] = React.useState<Check>({ at: 'checking' });
  React.useEffect(() => {
    let wanted = true;
    const say = (next: Check) => wanted && setCheck(next);
    setCheck({ at: 'checking' });
    verifyAudit(file).then(
      (verdict) => say({ at: 'checked', verdict }),
      () => say({ at: 'unchecked' }),
    );
    return () => {
      wanted = false;
    };
  }, [file]);
  return check;
}
