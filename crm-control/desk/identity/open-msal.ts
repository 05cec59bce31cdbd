import { PublicClientApplication, type Configuration } from '@azure/msal-browser';
import type { SignInApp } from './msal-token-provider';

export async function openMsal(configuration: Configuration): Promise<SignInApp> {
  const app = new PublicClientApplication(configuration);
  await app.initialize();
  return app;
}
