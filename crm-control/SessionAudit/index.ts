import * as React from 'react';
import { systemClock } from '@beside/protocol/channel';
import { environmentVariables } from '../desk/host/environment-variables';
import { hostWindows } from '../desk/host/find-global';
import { hostLocales } from '../desk/host/host-locales';
import { localise } from '../desk/localisation';
import { createSettingsSource, type SettingsSource } from '../desk/settings-source';
import { Localised } from '../desk/ui/localised';
import { NotSetUp } from '../desk/ui/not-set-up';
import { Opening } from '../desk/ui/opening';
import { AuditView } from './audit-view';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { openAudit } from './open-audit';
import type { AuditDesk } from './audit-desk';

/** The supervisor's desk on a form or a dashboard: life cycle only. */
export class SessionAudit implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private running: { readonly key: string; readonly desk: AuditDesk } | null = null;

  private settings: SettingsSource | null = null;

  init(context: ComponentFramework.Context<IInputs>): void {
    const ask = () => environmentVariables(hostWindows(window));
    this.settings = createSettingsSource(ask, () => context.factory.requestRender());
  }

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    const localisation = localise(hostLocales(hostWindows(window), navigator.languages));
    const localised = (view: React.ReactElement) => React.createElement(Localised, { localisation, children: view });
    const settings = this.settings?.read(context.parameters) ?? { state: 'asking' };
    if (settings.state !== 'ready') {
      this.close();
      return localised(
        settings.state === 'asking'
          ? React.createElement(Opening)
          : React.createElement(NotSetUp, { missing: settings.missing, malformed: settings.malformed }),
      );
    }
    const key = JSON.stringify(settings.value);
    if (this.running?.key !== key) {
      this.running = { key, desk: openAudit(settings.value, systemClock) };
    }
    return localised(React.createElement(AuditView, { desk: this.running.desk, key }));
  }

  getOutputs(): IOutputs {
    return {};
  }

  destroy(): void {
    this.settings?.stop();
    this.close();
  }

  private close(): void {
    this.running = null;
  }
}
