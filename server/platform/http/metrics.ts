import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/sql.ts';
import { countJobs } from '../jobs/countJobs.ts';

/** Counters of this process, and of the queue of jobs as it stands, in the Prometheus text format. */
export interface Metrics {
  observe(facts: { method: string; route: string; status: number }, seconds: number): void;
  text(): Promise<string>;
  contentType: string;
}

export function createMetrics(db: Db): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'diming_http_request_duration_seconds',
    help: 'Time to answer a request, by path pattern',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'diming_jobs',
    help: 'Jobs of the queue, by kind and state',
    labelNames: ['kind', 'state'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const { kind, state, jobs } of await countJobs(db)) this.set({ kind, state }, jobs);
    },
  });
  return {
    observe: ({ method, route, status }, seconds) => durations.observe({ method, route, status }, seconds),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
