import { isIPv4 } from 'node:net';
import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { notFound } from './errors.ts';

export interface Observation {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
}

export interface HttpMetrics {
  observe(observation: Observation): void;
}

/** Numbers that are asked for when the metrics are read, by name. */
export type GaugeSource = () => Promise<Readonly<Record<string, number>>>;

/** Metrics for Prometheus (NFR-034): request durations by route, Node's own, and gauges of the application. */
export class Metrics implements HttpMetrics {
  readonly #registry = new Registry();
  readonly #durations: Histogram<'method' | 'route' | 'status'>;
  readonly #gauges = new Map<string, Gauge>();
  readonly #source: GaugeSource;

  constructor(source: GaugeSource) {
    this.#source = source;
    collectDefaultMetrics({ register: this.#registry });
    this.#durations = new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Duration of requests by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 3, 10],
      registers: [this.#registry],
    });
  }

  observe({ method, route, status, milliseconds }: Observation): void {
    this.#durations.observe({ method, route, status: String(status) }, milliseconds / 1000);
  }

  /** Answers readers on this machine, and others who bring the configured token; to the rest the page does not exist. */
  handler(token: string | undefined): RequestHandler {
    return async (request, response) => {
      const granted = token !== undefined && request.get('Authorization') === `Bearer ${token}`;
      if (!granted && !isLoopback(request.ip ?? '')) throw notFound();
      for (const [name, value] of Object.entries(await this.#source())) this.#gauge(name).set(value);
      response.set('Content-Type', this.#registry.contentType).send(await this.#registry.metrics());
    };
  }

  #gauge(name: string): Gauge {
    let gauge = this.#gauges.get(name);
    if (!gauge) {
      gauge = new Gauge({ name, help: name.replaceAll('_', ' '), registers: [this.#registry] });
      this.#gauges.set(name, gauge);
    }
    return gauge;
  }
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/, '');
  return isIPv4(plain) ? plain.startsWith('127.') : plain === '::1';
}
