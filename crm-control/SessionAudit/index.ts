import * as React from 'react';
import { systemClock } from '@beside/protocol/channel';
import { openControlFrame, type ControlFrame } from '../desk/control-frame';
import { AuditView } from './audit-view';
import type { IInputs, IOutputs } from './generated/ManifestTypes';
import { openAudit } from './open-audit';

/** The supervisor's desk on a form or a dashboard: life cycle only. */
export class SessionAudit implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private frame: ControlFrame<IInputs> | null = null;

  init({ factory }: ComponentFramework.Context<IInputs>): void {
    this.frame = openControlFrame({
      placeOf: () => null,
      open: ({ settings, key }) => ({
        view: React.createElement(AuditView, { desk: openAudit(settings, systemClock), key }),
        close: () => {},
      }),
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
