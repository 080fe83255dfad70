/** Prometheus metrics of the process, of HTTP and of each city's queues. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  request(route: string, method: string, status: number, ms: number, city: string | undefined): void;
  count(name: 'events' | 'jobs' | 'notices', city: string, outcome: string): void;
  /** Registers a figure that is read when the page is. */
  watch(name: string, help: string, read: () => Promise<{ city: string; value: number }[]>): void;
  /** The page in the Prometheus text format. */
  text(): Promise<string>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'pendopo_' });
  const requests = new Histogram({
    name: 'pendopo_http_request_seconds',
    help: 'Time from request to answer.',
    labelNames: ['route', 'method', 'status', 'city'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const happened = new Counter({
    name: 'pendopo_happened_total',
    help: 'Things that happened in the background, by outcome.',
    labelNames: ['what', 'city', 'outcome'],
    registers: [registry],
  });
  return {
    request(route, method, status, ms, city) {
      // A live connection lasts for hours and says nothing about speed.
      if (route === '/api/live') return;
      requests.labels(route, method, `${Math.floor(status / 100)}xx`, city ?? '').observe(ms / 1000);
    },
    count(name, city, outcome) {
      happened.labels(name, city, outcome).inc();
    },
    watch(name, help, read) {
      new Gauge({
        name: `pendopo_${name}`,
        help,
        labelNames: ['city'],
        registers: [registry],
        async collect() {
          for (const { city, value } of await read()) this.labels(city).set(value);
        },
      });
    },
    text: () => registry.metrics(),
  };
}
