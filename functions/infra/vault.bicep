// The secrets that are left: what signs participants' credentials, and the pepper of PINs. And the key that signs the audit: it never leaves.
param name string
param location string

@description('Object id of the identity that reads the secrets and signs.')
param principalId string

@description('Object id of whoever writes them; empty for nobody.')
param deployerPrincipalId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
    enabledForDeployment: false
    enabledForTemplateDeployment: false
    enabledForDiskEncryption: false
    publicNetworkAccess: 'Enabled'
  }
}

// Made once; a deployment that finds it leaves it as it is. Another version is made by whoever may: README.md.
resource auditKey 'Microsoft.KeyVault/vaults/keys@2023-07-01' = {
  parent: vault
  name: 'audit'
  properties: {
    kty: 'EC'
    curveName: 'P-256'
    keyOps: ['sign', 'verify']
    attributes: {
      enabled: true
      exportable: false
    }
  }
}

// Key Vault Crypto User: reads the key's public part and signs. For this one key.
var signer = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '12338af0-0e69-4776-bea7-57ae8d297424')

resource signs 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: auditKey
  name: guid(auditKey.id, principalId, signer)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: signer
  }
}

// Key Vault Secrets User, Key Vault Secrets Officer
var reader = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var writer = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7')

resource reads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, reader)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: reader
  }
}

resource writes 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(deployerPrincipalId)) {
  scope: vault
  name: guid(vault.id, deployerPrincipalId, writer)
  properties: {
    principalId: deployerPrincipalId
    roleDefinitionId: writer
  }
}

output name string = vault.name
output uri string = vault.properties.vaultUri

@description('The key without a version: the newest enabled one signs.')
output auditKey string = '${vault.properties.vaultUri}keys/${auditKey.name}'
