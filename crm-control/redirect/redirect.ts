import { broadcastResponseToMainFrame } from '@azure/msal-browser/redirect-bridge';

/** Where the sign-in returns to: hands its answer to the desk that asked, in this origin only. A page opened by hand has none. */
void broadcastResponseToMainFrame().catch(() => {});
