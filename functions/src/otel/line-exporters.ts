import { AggregationTemporality, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace-base';

const SUCCESS = 0;
const MS_PER_S = 1_000;
const NS_PER_MS = 1_000_000;

/** Writes spans and metrics as JSON lines, for whoever has no collector. */
export function lineExporters(write: (line: string) => unknown): { spans: SpanExporter; metrics: PushMetricExporter } {
  const say = (line: object) => void write(`${JSON.stringify(line)}\n`);
  return {
    spans: {
      export(all, done) {
        for (const span of all) {
          const { name, duration, status, parentSpanContext } = span;
          const { traceId, spanId } = span.spanContext();
          const ms = duration[0] * MS_PER_S + duration[1] / NS_PER_MS;
          const failed = status.message === undefined ? {} : { failed: status.message };
          const below = parentSpanContext === undefined ? {} : { below: parentSpanContext.spanId };
          say({ span: name, ms, trace: traceId, id: spanId, ...below, ...failed });
        }
        done({ code: SUCCESS });
      },
      shutdown: async () => undefined,
    },
    metrics: {
      export({ scopeMetrics }, done) {
        for (const { descriptor, dataPoints } of scopeMetrics.flatMap(({ metrics }) => metrics))
          for (const { attributes, value } of dataPoints) say({ metric: descriptor.name, attributes, value });
        done({ code: SUCCESS });
      },
      selectAggregationTemporality: () => AggregationTemporality.CUMULATIVE,
      forceFlush: async () => undefined,
      shutdown: async () => undefined,
    },
  };
}
