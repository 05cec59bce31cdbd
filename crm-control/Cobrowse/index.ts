import * as React from 'react';
import { environmentVariables } from '../desk/host/environment-variables';
import { hostWindows } from '../desk/host/find-global';
import { hostLocales } from '../desk/host/host-locales';
import type { FormRecord } from '../desk/host/open-host';
import { localise } from '../desk/localisation';
import { createSettingsSource, type SettingsSource } from '../desk/settings-source';
import { Localised } from '../desk/ui/localised';
import { NotSetUp } from '../desk/ui/not-set-up';
import { Opening } from '../desk/ui/opening';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { openCobrowse, openCobrowsePane, type Opened } from './open-cobrowse';

/** The agent's desk on a form, or the pane beside all forms: life cycle only. Each lives as long as the settings and the record it was opened for. */
export class Cobrowse implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private running: (Opened & { readonly key: string }) | null = null;

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
    const isPane = context.parameters.place.raw?.trim() === 'pane';
    const place = { bound: context.parameters.conversationId.raw, form: formOf(context) };
    const key = JSON.stringify([settings.value, isPane ? 'pane' : place]);
    if (this.running?.key !== key) {
      this.close();
      const opened = isPane
        ? openCobrowsePane(settings.value, localisation, key)
        : openCobrowse(settings.value, place, localisation, key);
      this.running = { key, ...opened };
    }
    return localised(this.running.view);
  }

  getOutputs(): IOutputs {
    return {};
  }

  destroy(): void {
    this.settings?.stop();
    this.close();
  }

  private close(): void {
    this.running?.close();
    this.running = null;
  }
}

/** The record on whose form the control stands. The framework has it, and its types do not. */
function formOf({ mode }: ComponentFramework.Context<IInputs>): FormRecord | null {
  return (mode as { readonly contextInfo?: FormRecord }).contextInfo ?? null;
}
