import * as React from 'react';
import { never } from '@beside/protocol';
import { environmentVariables } from './host/environment-variables';
import { hostWindows } from './host/find-global';
import { hostLocales } from './host/host-locales';
import { localise, type Localisation } from './localisation';
import type { RawSettings, Settings } from './settings';
import { createSettingsSource } from './settings-source';
import { hostTheme } from './theme/host-theme';
import { Localised } from './ui/localised';
import { NotSetUp } from './ui/not-set-up';
import { Opening } from './ui/opening';
import { SettingsUnread } from './ui/settings-unread';
import { Themed } from './ui/themed';

/** What a control shows, and the end of it. */
export interface Opened {
  readonly view: React.ReactElement;
  close(): void;
}

/** What the desk of a control is opened for: with another place a new one is opened. */
export interface ToOpen<Place> {
  readonly settings: Settings;
  readonly place: Place;
  readonly localisation: Localisation;
  /** Of its own for each desk. */
  readonly key: string;
}

/** The life of a control around its desk. */
export interface ControlFrame<Inputs> {
  draw(context: ComponentFramework.Context<Inputs>): React.ReactElement;
  close(): void;
}

/** A desk lives as long as the settings and the place it was opened for. @param parts.placeOf of plain values alone */
export function openControlFrame<Inputs extends RawSettings, Place>(parts: {
  readonly placeOf: (context: ComponentFramework.Context<Inputs>) => Place;
  readonly open: (what: ToOpen<Place>) => Opened;
  readonly requestRender: () => void;
}): ControlFrame<Inputs> {
  const windows = hostWindows(window);
  const source = createSettingsSource(() => environmentVariables(windows), parts.requestRender);
  let running: (Opened & { readonly key: string }) | null = null;

  function end(): void {
    running?.close();
    running = null;
  }

  function view(context: ComponentFramework.Context<Inputs>, localisation: Localisation): React.ReactElement {
    const settings = source.read(context.parameters);
    if (settings.state !== 'ready') end();
    switch (settings.state) {
      case 'asking':
        return React.createElement(Opening);
      case 'unread':
        return React.createElement(SettingsUnread, { onAgain: source.again });
      case 'faulty':
        return React.createElement(NotSetUp, settings);
      case 'ready': {
        const place = parts.placeOf(context);
        const key = JSON.stringify([settings.value, place]);
        if (running?.key !== key) {
          end();
          running = { key, ...parts.open({ settings: settings.value, place, localisation, key }) };
        }
        return running.view;
      }
      default:
        return never(settings);
    }
  }

  return {
    draw: (context) => {
      const isRtl = context.userSettings?.isRTL === true;
      const localisation = localise(hostLocales(windows, navigator.languages), isRtl);
      const theme = hostTheme(context.fluentDesignLanguage);
      const { direction } = localisation;
      const children = React.createElement(Themed, { theme, direction, children: view(context, localisation) });
      return React.createElement(Localised, { localisation, children });
    },
    close: () => {
      source.stop();
      end();
    },
  };
}
