import type { FormRecord, Place } from '../desk/host/open-host';
import type { IInputs } from './generated/ManifestTypes';

/** Where the control stands; `null`: in the pane beside all forms. */
export function placeOf({ mode, parameters }: ComponentFramework.Context<IInputs>): Place | null {
  return parameters.place.raw?.trim() === 'pane' ? null : { bound: parameters.conversationId.raw, form: formOf(mode) };
}

/** The record on whose form the control stands: which one it is, and nothing else of it. The framework has it, and its types do not. */
function formOf(mode: ComponentFramework.Mode): FormRecord | null {
  const { contextInfo } = mode as { readonly contextInfo?: FormRecord };
  return contextInfo ? { entityTypeName: contextInfo.entityTypeName, entityId: contextInfo.entityId } : null;
}
