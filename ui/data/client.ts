import type { z } from 'zod';
import type { problem } from '../../contract/shapes.ts';
import type { BadField } from '../../domain/field-fault.ts';
import type { ProblemCode } from '../../domain/problem.ts';
import { API_PATHS, type RouteName } from './api-paths.ts';
import { apiUrl } from './api-url.ts';
import type { Input, Output } from './api-types.ts';

type ProblemJson = z.output<typeof problem>;

/** A refusal of the API, or a lost connection (`unavailable`, status 0). */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** What the API calls it in the reader's language; null when the API did not speak. */
  readonly title: string | null;
  readonly fields: BadField[];
  readonly version: number | null;
  /** What keeps a reply back. */
  readonly concerns: NonNullable<ProblemJson['concerns']>;

  constructor(code: ProblemCode, status: number, body: Partial<ProblemJson> = {}) {
    super(body.detail ?? code);
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.title = body.title ?? null;
    this.fields = body.fields ?? [];
    this.version = body.version ?? null;
    this.concerns = body.concerns ?? [];
  }
}

type Loose = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };
type Options = {
  /** The version the reader saw; sent as If-Match. */
  version?: number | undefined;
  /** Idempotency-Key; give it when the same write may be tried twice. Null: none, for what goes so often that nobody should keep each answer. */
  key?: string | null | undefined;
  signal?: AbortSignal | undefined;
  /** A line that swallows everything counts as lost after this long; default the browser's own patience. */
  withinMs?: number | undefined;
  /** Goes on when its page is left before the answer; for what is said in passing, and small (64 KiB at once). */
  outlivesPage?: boolean | undefined;
};

/** Calls one route. Throws ProblemError. */
export async function call<Name extends RouteName>(
  name: Name,
  input: Input<Name>,
  options: Options = {},
): Promise<Output<Name>> {
  const { params, query, body } = input as Loose;
  const method = API_PATHS[name].slice(0, API_PATHS[name].indexOf(' '));
  const headers = commonHeaders();
  if (method !== 'GET' && options.key !== null) headers['idempotency-key'] = options.key ?? crypto.randomUUID();
  if (options.version !== undefined) headers['if-match'] = `"${options.version}"`;
  if (body !== undefined) headers['content-type'] = 'application/json';
  let answer: Response;
  try {
    answer = await fetch(apiUrl(name, params, query), {
      method,
      headers,
      credentials: 'same-origin',
      keepalive: options.outlivesPage ?? false,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.withinMs === undefined ? {} : { signal: AbortSignal.timeout(options.withinMs) }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ProblemError('unavailable', 0);
  }
  if (!answer.ok) throw await readProblem(answer);
  return (answer.status === 204 ? undefined : await answer.json()) as Output<Name>;
}

/** Uploads one file and tells its progress (0 to 1). XMLHttpRequest, because fetch cannot tell how much was sent. */
export function upload(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<Output<'createUpload'>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const type = file.type || 'application/octet-stream';
    request.open('POST', apiUrl('createUpload', {}, { name: file.name, type }));
    for (const [name, value] of Object.entries(commonHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('idempotency-key', crypto.randomUUID());
    request.setRequestHeader('content-type', type);
    request.upload.addEventListener(
      'progress',
      (event) => event.lengthComputable && onProgress(event.loaded / event.total),
    );
    request.addEventListener('error', () => reject(new ProblemError('unavailable', 0)));
    request.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    request.addEventListener('load', () => {
      const body = parse(request.responseText);
      if (request.status < 300) resolve(body as Output<'createUpload'>);
      else
        reject(
          new ProblemError(
            (body as Partial<ProblemJson>).code ?? 'internal',
            request.status,
            body as Partial<ProblemJson>,
          ),
        );
    });
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

const commonHeaders = (): Record<string, string> => ({
  accept: 'application/json',
  'accept-language': document.documentElement.lang || 'en',
});

async function readProblem(answer: Response): Promise<ProblemError> {
  const body = parse(await answer.text()) as Partial<ProblemJson>;
  return new ProblemError(body.code ?? (answer.status === 503 ? 'unavailable' : 'internal'), answer.status, body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
