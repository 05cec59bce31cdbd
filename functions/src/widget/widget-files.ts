/** The built files of the widget. */
export interface WidgetFiles {
  /** The bytes of exactly this file; `null` for every other name. */
  read(file: string): Promise<Uint8Array<ArrayBuffer> | null>;
}
