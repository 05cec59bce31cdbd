// Everything that Beside needs in one resource group. Nobody signs in with a key: one identity, and what it may do.
targetScope = 'resourceGroup'

@description('Short name of this installation; part of every resource name.')
@minLength(3)
@maxLength(12)
param name string

param location string = resourceGroup().location

@description('Application id of the API, as register.mjs made it.')
param apiClientId string

@description('Public origin of the API when it has a domain of its own, without a path; empty for the host name that Azure gives.')
param publicOrigin string = ''

@description('Origins of Dynamics 365 in which desks run, separated by commas; those that companies name need not be repeated.')
param deskOrigins string = ''

@description('The version in the path of the widget files.')
param widgetVersion string

@description('The claim of staff tokens that holds the business unit; empty where there are none.')
param unitClaim string = ''

@description('Object id of the service principal of the API: whether agents still have its roles is asked every 30 s. Empty: nobody is asked.')
param directoryResource string = ''

@description('Organisations of Dataverse that get a row for each session of their desks, separated by commas; empty: none does.')
param dataverse string = ''

@description('Where alerts go.')
param alertEmail string

@description('Object id of the person or pipeline that fills the vault; empty when somebody else does.')
param deployerPrincipalId string = ''

@description('How many days the signed checkpoints of the audit can be neither changed nor deleted.')
@minValue(1)
@maxValue(146000)
param checkpointDays int = 2555

var suffix = uniqueString(resourceGroup().id, name)
var hostName = 'func-${name}-${suffix}'
var hub = 'beside'
var database = 'beside'
var origin = empty(publicOrigin) ? 'https://${hostName}.azurewebsites.net' : publicOrigin
var publicBase = '${origin}/api'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}-${suffix}'
  location: location
}

module store 'store.bicep' = {
  name: 'store'
  params: {
    name: 'cosmos-${name}-${suffix}'
    location: location
    database: database
    principalId: identity.properties.principalId
  }
}

module relay 'relay.bicep' = {
  name: 'relay'
  params: {
    name: 'wps-${name}-${suffix}'
    location: location
    principalId: identity.properties.principalId
  }
}

module vault 'vault.bicep' = {
  name: 'vault'
  params: {
    name: 'kv-${take(suffix, 13)}'
    location: location
    principalId: identity.properties.principalId
    deployerPrincipalId: deployerPrincipalId
  }
}

module storage 'storage.bicep' = {
  name: 'storage'
  params: {
    name: 'st${take(replace(toLower(name), '-', ''), 8)}${take(suffix, 13)}'
    location: location
    principalId: identity.properties.principalId
    checkpointDays: checkpointDays
  }
}

module watch 'watch.bicep' = {
  name: 'watch'
  params: {
    name: '${name}-${suffix}'
    location: location
    alertEmail: alertEmail
    healthUrl: '${publicBase}/health'
    hostId: host.outputs.id
    cosmosId: store.outputs.id
    relayId: relay.outputs.id
    insightsId: insights.outputs.id
  }
}

module insights 'insights.bicep' = {
  name: 'insights'
  params: {
    name: '${name}-${suffix}'
    location: location
    principalId: identity.properties.principalId
  }
}

module host 'host.bicep' = {
  name: 'host'
  params: {
    name: hostName
    location: location
    identityId: identity.id
    clientId: identity.properties.clientId
    storageAccount: storage.outputs.account
    packages: storage.outputs.packages
    insightsConnection: insights.outputs.connectionString
    settings: {
      AZURE_CLIENT_ID: identity.properties.clientId
      BESIDE_PUBLIC_BASE: publicBase
      BESIDE_JWKS_URL: '${environment().authentication.loginEndpoint}common/discovery/v2.0/keys'
      BESIDE_ISSUER_TEMPLATE: '${environment().authentication.loginEndpoint}{tenantid}/v2.0'
      BESIDE_AUDIENCE: apiClientId
      BESIDE_PUBSUB_ENDPOINT: relay.outputs.endpoint
      BESIDE_PUBSUB_HUB: hub
      BESIDE_UPSTREAM_TENANT: tenant().tenantId
      BESIDE_UPSTREAM_AUDIENCE: apiClientId
      BESIDE_UPSTREAM_PRINCIPAL: relay.outputs.principalId
      BESIDE_COSMOS_ENDPOINT: store.outputs.endpoint
      BESIDE_COSMOS_DATABASE: database
      BESIDE_CREDENTIAL_KEY: '@Microsoft.KeyVault(SecretUri=${vault.outputs.uri}secrets/credential-key)'
      BESIDE_PIN_PEPPER: '@Microsoft.KeyVault(SecretUri=${vault.outputs.uri}secrets/pin-pepper)'
      BESIDE_AUDIT_VAULT_KEY: vault.outputs.auditKey
      BESIDE_CHECKPOINT_CONTAINER: storage.outputs.checkpoints
      // The front end of the platform.
      BESIDE_TRUSTED_PROXIES: '1'
      BESIDE_UNIT_CLAIM: unitClaim
      BESIDE_OPERATOR_TENANT: tenant().tenantId
      BESIDE_DIRECTORY_TENANT: tenant().tenantId
      BESIDE_DIRECTORY_RESOURCE: directoryResource
      BESIDE_COMPANIES: '/home/site/wwwroot/companies.json'
      BESIDE_WIDGET_DIR: '/home/site/wwwroot/widget'
      BESIDE_WIDGET_VERSION: widgetVersion
      BESIDE_DESK_ORIGINS: deskOrigins
      BESIDE_DATAVERSE: dataverse
    }
  }
}

// Apart from the service itself: it must know the host, and the host must know the service.
module relayHub 'relay-hub.bicep' = {
  name: 'relay-hub'
  params: {
    relay: relay.outputs.name
    hub: hub
    events: '${publicBase}/pubsub/events'
    audience: 'api://${apiClientId}'
  }
}

output API_BASE string = publicBase
output IDENTITY_ID string = identity.properties.principalId
output HOST_NAME string = host.outputs.name
output RELAY_ENDPOINT string = relay.outputs.endpoint
output VAULT_NAME string = vault.outputs.name
output CHECKPOINTS string = storage.outputs.checkpoints
