import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader, type PushMetricExporter } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Measured, Telemetry } from '../telemetry';

/** Operators look at minutes. */
const METRICS_EVERY_MS = 60_000;

/** People take seconds to read a PIN aloud, and up to an hour to get through a form. */
const TIMES_MS = [5, 10, 20, 30, 60, 120, 300, 600, 1_200, 3_600].map((seconds) => seconds * 1_000);

/** An agent needs two to send a PIN, a customer three after it is typed. */
const PRESSES = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

export interface OtelSettings {
  readonly version: string;
  readonly spans: SpanExporter;
  readonly metrics: PushMetricExporter;
}

export type OtelTelemetry = Telemetry & {
  /** Sends what is waiting. */
  flush(): Promise<void>;
  stop(): Promise<void>;
};

/** OpenTelemetry behind the port. Nothing of it is registered for the whole process. */
export function otelTelemetry({ version, spans, metrics }: OtelSettings): OtelTelemetry {
  const resource = resourceFromAttributes({ 'service.name': 'beside', 'service.version': version });
  const tracing = new BasicTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(spans)] });
  const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: METRICS_EVERY_MS });
  const metering = new MeterProvider({ resource, readers: [reader] });
  const tracer = tracing.getTracer('beside');
  const current = new AsyncLocalStorage<Context>();
  return {
    record: recorder(metering),
    step(name, work) {
      const around = current.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, {}, around);
      return current.run(trace.setSpan(around, span), async () => {
        try {
          return await work();
        } catch (error) {
          // The name of the failure alone: its words may hold what was asked.
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : typeof error });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    async flush() {
      await Promise.all([tracing.forceFlush(), metering.forceFlush()]);
    },
    async stop() {
      await Promise.all([tracing.shutdown(), metering.shutdown()]);
    },
  };
}

function recorder(metering: MeterProvider): (measured: Measured) => void {
  const meter = metering.getMeter('beside');
  const requests = meter.createHistogram('beside.requests', { unit: 'ms', description: 'How long answers took' });
  const refusals = meter.createCounter('beside.refusals', { description: 'Refused requests, by code' });
  const events = meter.createCounter('beside.events', { description: 'What went into an audit, by type' });
  const times = meter.createHistogram('beside.times', {
    unit: 'ms',
    description: 'How long people took',
    advice: { explicitBucketBoundaries: [...TIMES_MS] },
  });
  const standings = meter.createCounter('beside.standings', { description: 'Agents asked about, by the answer' });
  const rows = meter.createCounter('beside.rows', { description: 'Rows written into Dataverse, by what came of it' });
  const acts = meter.createCounter('beside.acts', { description: 'What agents’ acts came to' });
  const presses = meter.createHistogram('beside.presses', {
    description: 'Presses until a session was live',
    advice: { explicitBucketBoundaries: PRESSES },
  });
  const resyncs = meter.createCounter('beside.resyncs', { description: 'Pages that desks asked for anew' });
  const forms = meter.createCounter('beside.forms', { description: 'Sessions, by whether a form was sent in them' });
  return (measured) => {
    switch (measured.name) {
      case 'request': {
        const { route, status, ms, code } = measured;
        requests.record(ms, { route, status });
        if (code) refusals.add(1, { route, code });
        return;
      }
      case 'event':
        return events.add(1, { type: measured.type, ...(measured.reason && { reason: measured.reason }) });
      case 'time':
        return times.record(measured.ms, { of: measured.of });
      case 'standing':
        return standings.add(1, { answer: measured.answer });
      case 'row':
        return rows.add(1, { outcome: measured.outcome, ...(measured.fault && { fault: measured.fault }) });
      case 'presses':
        return presses.record(measured.count, { of: measured.of });
      case 'resyncs':
        return resyncs.add(measured.count);
      case 'form':
        return forms.add(1, { submitted: measured.submitted });
      case 'acts':
        return acts.add(measured.count, { of: measured.of });
    }
  };
}
