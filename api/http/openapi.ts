/** The API's own description: OpenAPI 3.1 from the contract, and a page to read it. */
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '../../contract/route.ts';
import { routes } from '../../contract/routes.ts';
import { problem } from '../../contract/shapes.ts';
import { escapeHtml } from '../../domain/text/escape.ts';

const refused = {
  content: { 'application/problem+json': { schema: problem } },
  description: 'Refused; `code` says why',
};

/** The OpenAPI document. The same for every installation, so it is a golden file. */
export function openApi(): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of Object.values<Route>(routes)) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Bilet',
      version: '1',
      description:
        'The help desk’s API. Writes take an `Idempotency-Key`; commands on tickets take `If-Match` with the version seen. ' +
        'Refusals are problem+json (RFC 9457) with a `code` for machines.',
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'bilet', description: '`__Host-bilet` behind https' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  });
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { status, schema, stream } = route.ok;
  const content = stream
    ? { [stream]: { schema: z.string() } }
    : schema
      ? { 'application/json': { schema } }
      : undefined;
  const body = route.raw
    ? { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } }
    : route.body
      ? { 'application/json': { schema: route.body } }
      : undefined;
  return {
    operationId: route.name,
    summary: route.summary,
    ...(route.auth === 'public' ? { security: [] } : { security: [{ session: [] }, { token: [] }] }),
    'x-permission': route.auth,
    ...(route.others ? { 'x-permission-others': route.others } : {}),
    ...(route.also ? { 'x-permission-also': { [route.also.field]: route.also.needs } } : {}),
    requestParams: {
      ...(route.params ? { path: route.params as z.ZodObject } : {}),
      ...(route.query ? { query: route.query as z.ZodObject } : {}),
    },
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: { [`${status}`]: { description: 'Done', ...(content ? { content } : {}) }, default: refused },
  };
}

/** The document as a page: one block for each route, readable without script. */
export function docsPage(): string {
  const { paths = {} } = openApi() as { paths?: Record<string, Record<string, Record<string, unknown>>> };
  const blocks = Object.values<Route>(routes).map((route) => {
    const path = `/api${route.path}`;
    const spec = paths[path.replace(/:(\w+)/g, '{$1}')]?.[route.method] ?? {};
    const { parameters, requestBody, responses } = spec;
    return `<tr id="${route.name}"><td><code>${route.method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code><br>${escapeHtml(route.summary)}
<details><summary class="soft">${escapeHtml(route.name)}</summary><pre>${escapeHtml(JSON.stringify({ parameters, requestBody, responses }, null, 2))}</pre></details></td>
<td><code>${escapeHtml(permissionsOf(route))}</code></td></tr>`;
  });
  const schemas = (openApi() as { components?: { schemas?: Record<string, unknown> } }).components?.schemas ?? {};
  const shapes = Object.entries(schemas).map(
    ([name, shape]) =>
      `<details id="${name}"><summary><code>${name}</code></summary><pre>${escapeHtml(JSON.stringify(shape, null, 2))}</pre></details>`,
  );
  return `<h1>Bilet API</h1><p>Machine-readable: <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). Sign in with <code>POST /api/session</code>, or send
<code>Authorization: Bearer …</code>. Writes take an <code>Idempotency-Key</code>; commands on tickets take <code>If-Match: "version"</code>. Refusals are
<code>application/problem+json</code> with a <code>code</code>.</p><h2>Routes</h2><table><tbody>${blocks.join('')}</tbody></table><h2>Shapes</h2>${shapes.join('')}`;
}

/** What a route takes, in words: `outbox:resend, contact:write with corrections`. */
export const permissionsOf = ({ auth, also, others }: Route): string =>
  [
    auth,
    ...(also === undefined ? [] : [`${also.needs} with ${also.field}`]),
    ...(others === undefined ? [] : [`${others} for others`]),
  ].join(', ');
