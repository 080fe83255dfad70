/** Traces: off by default; to the console or to an OpenTelemetry collector when asked. Loaded only then. */
import type { Env } from '../env.ts';

/** Starts tracing as the environment says and returns the way to stop it. */
export async function startTraces(env: Pick<Env, 'traces'>): Promise<() => Promise<void>> {
  const { traces } = env;
  if (traces.kind === 'off') return async () => {};
  const { BatchSpanProcessor, ConsoleSpanExporter, NodeTracerProvider, SimpleSpanProcessor } = await import(
    '@opentelemetry/sdk-trace-node'
  );
  const processor =
    traces.kind === 'console'
      ? new SimpleSpanProcessor(new ConsoleSpanExporter())
      : new BatchSpanProcessor(
          new (await import('@opentelemetry/exporter-trace-otlp-http')).OTLPTraceExporter({
            url: traces.url,
          }),
        );
  const provider = new NodeTracerProvider({ spanProcessors: [processor] });
  provider.register();
  return () => provider.shutdown();
}
