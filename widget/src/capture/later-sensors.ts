import type { CapturePort, DocumentSensor } from './capture-port';
import { senseFrames } from './sense-frames';
import { sensePointer } from './sense-pointer';
import { senseScripted } from './sense-scripted';
import { senseSelection } from './sense-selection';
import { senseStates } from './sense-states';
import { senseTopLayer } from './sense-top-layer';

/** All that is sensed once the first view is on its way: each starts with a document, and stops with it. */
export function laterSensors(port: CapturePort): DocumentSensor {
  const sensors = [senseScripted, senseFrames, sensePointer, senseTopLayer, senseStates, senseSelection].map((open) =>
    open(port),
  );
  return (inner) => {
    const stops = sensors.map((sense) => sense(inner));
    return () => {
      for (const stop of stops) stop();
    };
  };
}
