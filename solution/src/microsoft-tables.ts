/** What the solution uses of a table that it does not bring. */
export interface MicrosoftTable {
  /** How privileges call the table: activities share one name. */
  readonly privilege: string;
  /** Columns that forms show, by logical name. */
  readonly columns: readonly string[];
}

/** By logical name. What is not here does not exist, as far as the checks know. */
export const MICROSOFT_TABLES: Readonly<Record<string, MicrosoftTable>> = {
  account: { privilege: 'Account', columns: ['name'] },
  appmodule: { privilege: 'AppModule', columns: [] },
  businessunit: { privilege: 'BusinessUnit', columns: [] },
  contact: { privilege: 'Contact', columns: ['lastname'] },
  environmentvariabledefinition: { privilege: 'EnvironmentVariableDefinition', columns: [] },
  incident: { privilege: 'Incident', columns: ['title'] },
  msdyn_ocliveworkitem: { privilege: 'Activity', columns: ['subject'] },
  owner: { privilege: 'Owner', columns: [] },
  phonecall: { privilege: 'Activity', columns: ['subject'] },
  systemuser: { privilege: 'User', columns: ['lastname'] },
  team: { privilege: 'Team', columns: [] },
  webresource: { privilege: 'WebResource', columns: [] },
};
