// What wakes somebody: the API does not answer, answers with faults, or a service is at its limit.
param name string
param location string
param alertEmail string
param healthUrl string
param hostId string
param cosmosId string
param relayId string
param insightsId string

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${name}'
  location: 'global'
  properties: {
    groupShortName: 'beside'
    enabled: true
    emailReceivers: [
      { name: 'operators', emailAddress: alertEmail, useCommonAlertSchema: true }
    ]
  }
}

resource probe 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'health-${name}'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insightsId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: 'health-${name}'
    Name: 'health'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'emea-nl-ams-azr' }
      { Id: 'emea-gb-db3-azr' }
      { Id: 'emea-se-sto-edge' }
    ]
    Request: {
      RequestUrl: healthUrl
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource away 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'away-${name}'
  location: 'global'
  properties: {
    description: 'The API does not answer from two places.'
    severity: 1
    enabled: true
    scopes: [probe.id, insightsId]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: probe.id
      componentId: insightsId
      failedLocationCount: 2
    }
    actions: [
      { actionGroupId: people.id }
    ]
  }
}

var limits = [
  {
    name: 'faults'
    description: 'The API answers with server errors.'
    scope: hostId
    namespace: 'Microsoft.Web/sites'
    metric: 'Http5xx'
    aggregation: 'Total'
    above: 10
    dimensions: []
  }
  {
    name: 'throttled'
    description: 'Cosmos DB refuses requests since there are too many.'
    scope: cosmosId
    namespace: 'Microsoft.DocumentDB/databaseAccounts'
    metric: 'TotalRequests'
    aggregation: 'Count'
    above: 50
    dimensions: [
      { name: 'StatusCode', operator: 'Include', values: ['429'] }
    ]
  }
  {
    name: 'crowded'
    description: 'Web PubSub has few connections left: add units.'
    scope: relayId
    namespace: 'Microsoft.SignalRService/WebPubSub'
    metric: 'ConnectionQuotaUtilization'
    aggregation: 'Maximum'
    above: 80
    dimensions: []
  }
]

resource limit 'Microsoft.Insights/metricAlerts@2018-03-01' = [for one in limits: {
  name: '${one.name}-${name}'
  location: 'global'
  properties: {
    description: one.description
    severity: 2
    enabled: true
    scopes: [one.scope]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: one.name
          metricNamespace: one.namespace
          metricName: one.metric
          timeAggregation: one.aggregation
          operator: 'GreaterThan'
          threshold: one.above
          dimensions: one.dimensions
        }
      ]
    }
    actions: [
      { actionGroupId: people.id }
    ]
  }
}]
