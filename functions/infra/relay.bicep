// Azure Web PubSub, reached by identity alone.
param name string
param location string

@description('Object id of the identity that hands out client tokens and speaks to clients.')
param principalId string

@description('Free_F1 for a trial: twenty connections.')
@allowed(['Free_F1', 'Standard_S1', 'Premium_P1'])
param sku string = 'Standard_S1'

resource service 'Microsoft.SignalRService/webPubSub@2024-03-01' = {
  name: name
  location: location
  sku: {
    name: sku
    capacity: 1
  }
  // Its events carry a token of this identity: that is how the API knows them.
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    disableLocalAuth: true
    disableAadAuth: false
    publicNetworkAccess: 'Enabled'
    tls: {
      clientCertEnabled: false
    }
    // Neither connections nor messages are traced: what passes is nobody's to read.
    liveTraceConfiguration: {
      enabled: 'false'
      categories: []
    }
  }
}

// Web PubSub Service Owner
var serviceOwner = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '12cf5a90-567b-43ae-8102-96cf46c7d9b4')

resource access 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: service
  name: guid(service.id, principalId, serviceOwner)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: serviceOwner
  }
}

output id string = service.id
output name string = service.name
output endpoint string = 'https://${service.properties.hostName}'
output principalId string = service.identity.principalId
