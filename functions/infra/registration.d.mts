export interface Registration {
  /** Origin of the organisation in Dynamics 365. */
  readonly dataverse: string;
  /** Where the desk's sign-in returns to: the web resource of the solution. */
  readonly redirect: string;
  /** Object id of the service principal of the API's managed identity, once it has one. */
  readonly identity?: string;
  /** Whether that identity may read the directory. */
  readonly directory?: boolean;
  /** The security role with which that identity writes the rows of sessions; none are written without it. */
  readonly rows?: string;
  readonly roles: Readonly<Record<string, { readonly group: string; readonly dataverseRole?: string }>>;
}

/** One call of Microsoft Graph or of the Dataverse Web API; gives the answer's JSON, or throws. */
export type Ask = (
  service: 'graph' | 'dataverse',
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body?: Record<string, unknown>,
) => Promise<unknown>;

export const ROLES: readonly { readonly value: string; readonly id: string; readonly words: string }[];

/** Id of the application permission Directory.Read.All of Microsoft Graph. */
export const DIRECTORY_READ: string;

export function register(
  settings: Registration,
  ask: Ask,
): Promise<{
  readonly apiClientId: string;
  readonly deskClientId: string;
  readonly scope: string;
  /** Object id of the API's service principal: BESIDE_DIRECTORY_RESOURCE. */
  readonly directoryResource: string;
}>;

export function unregister(settings: Registration, ask: Ask): Promise<void>;
