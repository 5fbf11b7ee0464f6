import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Counters of this process in the Prometheus text format. */
export interface Metrics {
  observe(facts: { method: string; route: string; status: number }, seconds: number): void;
  text(): Promise<string>;
  contentType: string;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'diming_http_request_duration_seconds',
    help: 'Time to answer a request, by path pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  return {
    observe: ({ method, route, status }, seconds) => durations.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
