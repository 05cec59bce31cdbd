// The hub of the relay: who may connect, and who is told.
param relay string
param hub string

@description('Where the service sends its events.')
param events string

@description('The application that the service asks a token for when it sends them.')
param audience string

resource service 'Microsoft.SignalRService/webPubSub@2024-03-01' existing = {
  name: relay
}

resource settings 'Microsoft.SignalRService/webPubSub/hubs@2024-03-01' = {
  parent: service
  name: hub
  properties: {
    anonymousConnectPolicy: 'Deny'
    eventHandlers: [
      {
        urlTemplate: events
        systemEvents: ['connect', 'connected', 'disconnected']
        auth: {
          type: 'ManagedIdentity'
          managedIdentity: {
            resource: audience
          }
        }
      }
    ]
  }
}
