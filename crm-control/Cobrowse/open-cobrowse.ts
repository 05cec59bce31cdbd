import { createMirror } from '@beside/mirror';
import { groupPin } from '@beside/protocol';
import { systemClock } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';
import { participantApi } from '../desk/api/participant-api';
import { staffApi } from '../desk/api/staff-api';
import { hostWindows } from '../desk/host/find-global';
import { keyShelf } from '../desk/host/key-shelf';
import { openHost } from '../desk/host/open-host';
import { openServices } from '../desk/open-services';
import type { Settings } from '../desk/settings';
import type { Localisation } from '../desk/localisation';
import type { Desk } from './desk';
import { openDesk } from './open-desk';

/** The desk with the real world behind it. @param bound what the control's bound column holds */
export function openCobrowse(settings: Settings, bound: string | null, { language, words }: Localisation): Desk {
  const clock = systemClock;
  const { api, tokens } = openServices(settings, clock);
  return openDesk({
    host: openHost({ windows: hostWindows(window), clock, openTopic: (topic) => new BroadcastChannel(topic), bound }),
    tokens,
    staff: staffApi({ ...api, tokens }),
    participant: (credentials) => participantApi(api, credentials),
    openLink: openWebPubSub,
    createMirror,
    clock,
    language,
    keys: keyShelf(hostWindows(window)),
    words: {
      tile: (reason) => words.tiles[reason],
      pinMessage: (session, pin, minutes) =>
        words.pin.message(session.agentName, session.companyName, minutes, groupPin(pin)),
      threeWords: (three) => words.compared.message(three.map(({ word }) => word).join(' · ')),
    },
  });
}
