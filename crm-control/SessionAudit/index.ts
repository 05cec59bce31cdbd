import * as React from 'react';
import { systemClock } from '@beside/protocol/channel';
import { readSettings } from '../desk/settings';
import { NotSetUp } from '../desk/ui/not-set-up';
import { AuditView } from './audit-view';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { openAudit } from './open-audit';
import type { AuditDesk } from './audit-desk';

/** The supervisor's desk on a form or a dashboard: life cycle only. */
export class SessionAudit implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private running: { readonly key: string; readonly desk: AuditDesk } | null = null;

  init(): void {}

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    const settings = readSettings(context.parameters);
    if (!settings.ok) {
      this.destroy();
      return React.createElement(NotSetUp, { missing: settings.missing });
    }
    const key = JSON.stringify(settings.value);
    if (this.running?.key !== key) {
      this.running = { key, desk: openAudit(settings.value, systemClock) };
    }
    return React.createElement(AuditView, { desk: this.running.desk, key });
  }

  getOutputs(): IOutputs {
    return {};
  }

  destroy(): void {
    this.running = null;
  }
}
