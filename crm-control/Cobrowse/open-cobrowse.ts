import * as React from 'react';
import { createMirror } from '@beside/mirror';
import { groupPin } from '@beside/protocol';
import { systemClock } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';
import type { Opened } from '../desk/control-frame';
import { participantApi } from '../desk/api/participant-api';
import { staffApi } from '../desk/api/staff-api';
import { blockedByPolicy } from '../desk/host/blocked-by-policy';
import { hostWindows } from '../desk/host/find-global';
import { openHost, type Place } from '../desk/host/open-host';
import { sessionHints } from '../desk/host/session-hints';
import { shelf } from '../desk/host/shelf';
import { openServices } from '../desk/open-services';
import type { Settings } from '../desk/settings';
import type { Localisation } from '../desk/localisation';
import { DeskView } from './desk-view';
import { openDesk } from './open-desk';
import { openPane } from './pane/open-pane';
import { PaneView } from './pane/pane-view';

const clock = systemClock;
const openTopic = (topic: string) => new BroadcastChannel(topic);

/** What both ways to show the control need of the real world. */
function openWorld(settings: Settings, place: Place) {
  const { api, tokens } = openServices(settings, clock);
  const host = openHost({ windows: hostWindows(window), clock, openTopic, ...place });
  return { api, common: { host, tokens, clock, staff: staffApi({ ...api, tokens }), hints: sessionHints(openTopic) } };
}

/** The desk on a form, with the real world behind it. @param key of its own for each desk */
export function openCobrowse(settings: Settings, place: Place, { language, words }: Localisation, key: string): Opened {
  const { api, common } = openWorld(settings, place);
  const desk = openDesk({
    ...common,
    participant: (credentials) => participantApi(api, credentials),
    openLink: openWebPubSub,
    onBlocked: (listener) => blockedByPolicy(document, listener),
    createMirror,
    language,
    keys: shelf(hostWindows(window), 'keys'),
    seen: shelf(hostWindows(window), 'seen'),
    words: {
      tile: (reason) => words.tiles[reason],
      pinMessage: (session, pin, minutes) =>
        words.pin.message(session.agentName, session.companyName, minutes, groupPin(pin)),
      threeWords: (three) => words.compared.message(three.map(({ word }) => word).join(' · ')),
    },
  });
  return { view: React.createElement(DeskView, { desk, clock, key }), close: desk.close };
}

/** The pane beside all forms, which shows no page. */
export function openCobrowsePane(settings: Settings, { words }: Localisation, key: string): Opened {
  const { common } = openWorld(settings, { bound: null, form: null });
  const entered = (customer: string | null) => words.pane.entered(customer ?? words.desk.theCustomer);
  const pane = openPane({ ...common, words: { entered, open: words.pane.open } });
  return { view: React.createElement(PaneView, { pane, key }), close: pane.close };
}
