// Fluent would fetch its fonts from a content delivery network; the twin asks nobody.
window.FabricConfig = { fontBaseUrl: '' };
