/** A point in the window, in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** What a person does with any browser: look, move the mouse, press keys. One adapter per engine. */
export interface Hands {
  /** Opens a page and waits until it is loaded. */
  open(url: string): Promise<void>;
  /** Runs a function in the page. It stands alone, and what goes in and comes out is plain data. */
  look<A extends readonly unknown[], R>(inPage: (...given: A) => R, ...given: A): Promise<R>;
  /** A real press of the mouse. */
  click(place: Place): Promise<void>;
  /** Real keys, into whatever has the focus. */
  type(words: string): Promise<void>;
  /** The window as PNG. */
  photograph(): Promise<Uint8Array>;
  close(): Promise<void>;
}
