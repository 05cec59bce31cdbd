// Azure Cosmos DB, serverless, reached by identity alone. The containers are those of functions/src/azure/cosmos/containers.ts.
param name string
param location string
param database string

@description('Object id of the identity that reads and writes.')
param principalId string

var containers = [
  { name: 'sessions', hasTtl: true, indexed: ['/body/due/?', '/body/owes/?', '/body/company/?', '/body/forgetFrom/?', '/body/rowDue/?', '/body/record/row/organisation/?', '/body/record/row/fault/?', '/body/record/row/days/?', '/body/record/session/invitedAt/?', '/body/record/session/reference/?', '/body/record/session/agent/*', '/body/record/session/state/?', '/body/record/session/reason/?', '/body/record/session/origin/?', '/body/record/session/since/?', '/body/record/session/risks/*'] }
  { name: 'entries', hasTtl: false, indexed: ['/body/session/?', '/body/conversation/?'] }
  { name: 'markers', hasTtl: true, indexed: [] }
  { name: 'participants', hasTtl: false, indexed: [] }
  { name: 'pins', hasTtl: true, indexed: ['/body/until/?'] }
  { name: 'budgets', hasTtl: true, indexed: [] }
  { name: 'offers', hasTtl: true, indexed: ['/body/queue/?', '/body/offer/id/?', '/body/due/?'] }
  { name: 'letters', hasTtl: true, indexed: ['/body/number/?'] }
  { name: 'once', hasTtl: true, indexed: [] }
  { name: 'companies', hasTtl: false, indexed: ['/body/revision/?', '/body/hash/?'] }
  { name: 'audit', hasTtl: false, indexed: ['/body/seq/?', '/body/at/?', '/body/actor/id/?', '/body/event/session/?', '/body/event/type/?'] }
  { name: 'refusals', hasTtl: false, indexed: ['/body/minute/?'] }
]

resource account 'Microsoft.DocumentDB/databaseAccounts@2024-05-15' = {
  name: name
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    capabilities: [
      { name: 'EnableServerless' }
    ]
    locations: [
      { locationName: location, failoverPriority: 0, isZoneRedundant: false }
    ]
    // What one instance of the API has answered every other one must see.
    consistencyPolicy: {
      defaultConsistencyLevel: 'Strong'
    }
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
    minimalTlsVersion: 'Tls12'
    publicNetworkAccess: 'Enabled'
    backupPolicy: {
      type: 'Continuous'
      continuousModeProperties: {
        tier: 'Continuous7Days'
      }
    }
  }
}

resource sql 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-05-15' = {
  parent: account
  name: database
  properties: {
    resource: {
      id: database
    }
  }
}

resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-05-15' = [for one in containers: {
  parent: sql
  name: one.name
  properties: {
    resource: {
      id: one.name
      partitionKey: {
        kind: 'Hash'
        paths: ['/pk']
        version: 2
      }
      // -1: a document expires when it says so itself, and only then.
      defaultTtl: one.hasTtl ? -1 : null
      indexingPolicy: {
        indexingMode: 'consistent'
        automatic: true
        includedPaths: map(concat(['/pk/?'], one.indexed), path => { path: path })
        excludedPaths: [
          { path: '/*' }
        ]
      }
    }
  }
}]

// Built in: reads and writes documents, makes no containers.
var dataContributor = '00000000-0000-0000-0000-000000000002'

resource access 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-05-15' = {
  parent: account
  name: guid(account.id, principalId, dataContributor)
  properties: {
    principalId: principalId
    roleDefinitionId: '${account.id}/sqlRoleDefinitions/${dataContributor}'
    scope: '${account.id}/dbs/${sql.name}'
  }
}

output id string = account.id
output endpoint string = account.properties.documentEndpoint
