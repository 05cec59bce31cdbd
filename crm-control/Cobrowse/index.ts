import type * as React from 'react';
import { openControlFrame, type ControlFrame } from '../desk/control-frame';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { openCobrowse, openCobrowsePane } from './open-cobrowse';
import { placeOf } from './place-of';

/** The agent's desk on a form, or the pane beside all forms: life cycle only. */
export class Cobrowse implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private frame: ControlFrame<IInputs> | null = null;

  init({ factory }: ComponentFramework.Context<IInputs>): void {
    this.frame = openControlFrame({
      placeOf,
      open: ({ settings, place, localisation, key }) =>
        place ? openCobrowse(settings, place, localisation, key) : openCobrowsePane(settings, localisation, key),
      requestRender: () => factory.requestRender(),
    });
  }

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    return (this.frame as ControlFrame<IInputs>).draw(context);
  }

  getOutputs(): IOutputs {
    return {};
  }

  destroy(): void {
    this.frame?.close();
  }
}
