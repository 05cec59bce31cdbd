export { lineExporters } from './line-exporters';
export { otelTelemetry, type OtelTelemetry } from './otel-telemetry';
