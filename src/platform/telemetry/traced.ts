/** One span around a piece of work. Without a tracing provider this costs next to nothing. */
import { SpanStatusCode, trace } from '@opentelemetry/api';

const tracer = trace.getTracer('pendopo');

/** Runs the work inside a span; attributes hold no personal data. A throw marks the span and goes on to the caller. */
export function traced<T>(
  name: string,
  attributes: Record<string, string | number>,
  work: () => Promise<T>,
): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work();
    } catch (error) {
      span.setStatus({
        code: SpanStatusCode.ERROR,
        message: error instanceof Error ? error.message : 'failed',
      });
      throw error;
    } finally {
      span.end();
    }
  });
}
