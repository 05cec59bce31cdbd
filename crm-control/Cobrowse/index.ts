import * as React from 'react';
import { systemClock } from '@beside/protocol/channel';
import { hostWindows } from '../desk/host/find-global';
import { hostLocales } from '../desk/host/host-locales';
import { localise } from '../desk/localisation';
import { readSettings } from '../desk/settings';
import { Localised } from '../desk/ui/localised';
import { NotSetUp } from '../desk/ui/not-set-up';
import { DeskView } from './desk-view';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { openCobrowse } from './open-cobrowse';
import type { Desk } from './desk';

/** The agent's desk on a form: life cycle only. A desk lives as long as the settings and the record it was opened for. */
export class Cobrowse implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private running: { readonly key: string; readonly desk: Desk } | null = null;

  init(): void {}

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    const localisation = localise(hostLocales(hostWindows(window), navigator.languages));
    const localised = (view: React.ReactElement) => React.createElement(Localised, { localisation, children: view });
    const settings = readSettings(context.parameters);
    if (!settings.ok) {
      this.destroy();
      return localised(React.createElement(NotSetUp, { missing: settings.missing }));
    }
    const bound = context.parameters.conversationId.raw;
    const key = JSON.stringify([settings.value, bound]);
    if (this.running?.key !== key) {
      this.destroy();
      this.running = { key, desk: openCobrowse(settings.value, bound, localisation) };
    }
    return localised(React.createElement(DeskView, { desk: this.running.desk, clock: systemClock, key }));
  }

  getOutputs(): IOutputs {
    return {};
  }

  destroy(): void {
    this.running?.desk.close();
    this.running = null;
  }
}
