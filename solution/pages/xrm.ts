/** The client API of Dynamics 365, as far as these pages use it; any part may be missing. */
export interface Xrm {
  readonly App?: { readonly sidePanes?: SidePanes };
  readonly Utility?: { getGlobalContext?(): { readonly userSettings?: UserSettings } };
}

interface UserSettings {
  /** Windows id of the language set in the CRM. */
  readonly languageId?: number;
  /** The person's own record. */
  readonly userId?: string;
}

export interface SidePanes {
  createPane(options: PaneOptions): Promise<Pane>;
  getPane(paneId: string): Pane | null | undefined;
}

export interface PaneOptions {
  readonly title: string;
  readonly paneId: string;
  readonly imageSrc: string;
  /** Pixels. */
  readonly width: number;
  readonly canClose: boolean;
  /** In front at once; otherwise what is in front stays so. */
  readonly isSelected: boolean;
  /** Stays in the document while another pane is in front. */
  readonly alwaysRender: boolean;
}

export interface Pane {
  navigate(page: RecordPage): Promise<unknown>;
  select(): void;
  close(): unknown;
}

export interface RecordPage {
  readonly pageType: 'entityrecord';
  readonly entityName: string;
  readonly entityId: string;
  readonly formId: string;
}

/** A form of the record in front, as an event or a command hands it over. */
export interface FormContext {
  readonly data: { readonly entity: { getId(): string; getEntityName(): string } };
}

/** `Xrm` of the nearest window that may be read and has it; web resources stand in a frame of their own. */
export function findXrm(own: Window): Xrm | null {
  for (const candidate of [own, own.parent, own.top]) {
    const xrm = candidate && attempt(() => (candidate as Window & { readonly Xrm?: Xrm }).Xrm);
    if (xrm) return xrm;
  }
  return null;
}

function attempt<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch {
    return null; // a window of another origin
  }
}
