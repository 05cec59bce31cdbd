import { createRouter } from './http/router';
import { createServices, type AppParts, type AppSettings } from './services';

export type App = ReturnType<typeof createApp>;

/** The whole API over the given adapters. */
export function createApp(settings: AppSettings, parts: AppParts) {
  const services = createServices(settings, parts);
  const { handle, routes } = createRouter(services);
  return {
    /** Answers any request below the public base; never throws. */
    handle,
    /** Every route by name, to be served one by one. */
    routes,
    /** Ends what is overdue. To be called every few seconds to minutes by whoever hosts the app. */
    sweep: services.sweep,
    /** Writes the rows that organisations are owed. To be called as often, beside the sweep: an organisation that is slow delays nothing else. */
    writeRows: services.writeRows,
  };
}
