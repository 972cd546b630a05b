import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { problemSchema } from '@safeflow/contracts';
import type { Endpoint } from './endpoint.ts';

/** The OpenAPI 3.1 document of the endpoints, made from the schemas that validate them. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'SafeFlow', version: '1', description: 'Processes, work items and cases of SafeFlow.' },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'safeflow' },
        csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token' },
      },
    },
    paths,
  });
}

function operation(endpoint: Endpoint): ZodOpenApiOperationObject {
  const open = endpoint.access === 'public';
  const problem = { description: 'Refused', content: { 'application/json': { schema: problemSchema } } };
  return {
    tags: [endpoint.tag],
    summary: endpoint.summary,
    operationId: `${endpoint.method} ${endpoint.path}`.replace(/[^a-z]+(\w)/gi, (_, letter: string) =>
      letter.toUpperCase(),
    ),
    ...(open ? {} : { security: endpoint.method === 'get' ? [{ session: [] }] : [{ session: [], csrf: [] }] }),
    requestParams: {
      ...(endpoint.params ? { path: endpoint.params as z.ZodObject } : {}),
      ...(endpoint.query ? { query: endpoint.query as z.ZodObject } : {}),
    },
    ...requestBody(endpoint),
    responses: {
      ...success(endpoint),
      '400': problem,
      ...(open ? {} : { '401': problem, '403': problem }),
      ...(endpoint.path.includes(':') ? { '404': problem } : {}),
    },
  };
}

function requestBody(endpoint: Endpoint): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (endpoint.body)
    return { requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } } };
  if (!endpoint.multipart) return {};
  const file = z.object({ file: z.string().meta({ format: 'binary' }) });
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } };
}

function success(endpoint: Endpoint): ZodOpenApiOperationObject['responses'] {
  if (endpoint.stream) {
    const schema = z.string().meta({ format: 'binary' });
    return { '200': { description: 'Content', content: { [endpoint.stream]: { schema } } } };
  }
  if (!endpoint.reply) return { '204': { description: 'Done' } };
  return {
    [`${endpoint.status ?? 200}`]: { description: 'Done', content: { 'application/json': { schema: endpoint.reply } } },
  };
}
