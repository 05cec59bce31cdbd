import { pack, Unpacker } from '@beside/protocol';
import type { Link, LinkEvents, SocketGrant } from '@beside/protocol/channel';
import { openWebPubSub } from '@beside/transport';

/** What left, as the relay meters it. */
export interface Traffic {
  readonly frames: number;
  readonly bytes: number;
  /** Web PubSub bills outbound traffic in units of 2 KB; every frame rounds up. */
  readonly units: number;
}

const UNIT_BYTES = 2_048;

/** The same transport for both engines, with a meter on it. */
export function meteredLink(
  grant: SocketGrant,
  events: LinkEvents,
): { readonly link: Link; readonly traffic: () => Traffic } {
  let frames = 0;
  let bytes = 0;
  let units = 0;
  const link = openWebPubSub(() => Promise.resolve(grant), events);
  return {
    link: {
      send: (frame) => {
        frames += 1;
        bytes += frame.length;
        units += Math.ceil(frame.length / UNIT_BYTES);
        link.send(frame);
      },
      close: () => link.close(),
    },
    traffic: () => ({ frames, bytes, units }),
  };
}

/** rrweb's events as JSON over the same pieces and the same deflate: order and loss are the relay's, which loses nothing here. */
export async function packEvents(events: readonly unknown[]): Promise<Uint8Array<ArrayBuffer>[]> {
  return pack(new TextEncoder().encode(JSON.stringify(events)));
}

export class EventUnpacker {
  private readonly unpacker = new Unpacker();

  async push(payload: Uint8Array): Promise<unknown[]> {
    const parcel = await this.unpacker.push(payload);
    return parcel.ok && parcel.value ? (JSON.parse(new TextDecoder().decode(parcel.value)) as unknown[]) : [];
  }
}
