import type { Clock } from '@beside/protocol/channel';
import { auditApi } from '../desk/api/audit-api';
import { viewsApi } from '../desk/api/views-api';
import { openServices } from '../desk/open-services';
import type { Settings } from '../desk/settings';
import type { AuditDesk } from './audit-desk';

/** The supervisor's desk with the real world behind it. */
export function openAudit(settings: Settings, clock: Clock): AuditDesk {
  const { api, tokens } = openServices(settings, clock);
  return {
    api: auditApi({ ...api, tokens }),
    views: viewsApi({ ...api, tokens }),
    clock,
    signIn: async () => {
      const answer = await tokens.signIn();
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}
