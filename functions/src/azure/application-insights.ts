import type { TokenCredential } from '@azure/identity';
import { AzureMonitorMetricExporter, AzureMonitorTraceExporter } from '@azure/monitor-opentelemetry-exporter';

/** Application Insights, written to as an identity: its connection string says where, and opens nothing. */
export function applicationInsights(connectionString: string, credential: TokenCredential) {
  const options = { connectionString, credential, disableOfflineStorage: true };
  return { spans: new AzureMonitorTraceExporter(options), metrics: new AzureMonitorMetricExporter(options) };
}
