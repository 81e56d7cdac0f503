/** The OpenAPI 3.1 description of the HTTP API, printed from the mounted operations themselves. */
import type { OperationShape } from '../contract/operation.ts'
import { problemKinds } from '../contract/problems.ts'

export function describeApi(operations: readonly OperationShape[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const shape of operations) {
    paths[shape.path] = {
      ...paths[shape.path],
      [shape.method.toLowerCase()]: describeOperation(shape),
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jingpu 经普',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'jingpu_session' } },
    },
  }
}

function describeOperation(shape: OperationShape): object {
  return {
    operationId: shape.id,
    summary: shape.summary,
    tags: [shape.tag],
    security: shape.access === 'public' ? [] : [{ session: [] }],
    parameters: [...parametersIn(shape, 'path'), ...parametersIn(shape, 'query')],
    ...(shape.body ? { requestBody: describeBody(shape) } : {}),
    responses: {
      200: {
        description: 'OK',
        content: Object.fromEntries(
          (shape.file ?? ['application/json']).map((type) => [type, { schema: shape.reply }]),
        ),
      },
      ...describeProblems(shape),
    },
  }
}

function parametersIn(shape: OperationShape, place: 'path' | 'query'): object[] {
  const schema = place === 'path' ? shape.params : shape.query
  if (!schema) return []
  const required: readonly string[] = schema.required ?? []
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

function describeBody(shape: OperationShape): object {
  const body = shape.body!
  if (body.kind === 'json')
    return { required: true, content: { 'application/json': { schema: body.schema } } }
  const described = body.kind === 'bytes' ? body.describedBy : undefined
  const schema = described ?? { type: 'string', format: 'binary' }
  return {
    required: true,
    content: Object.fromEntries(body.mediaTypes.map((type) => [type, { schema }])),
  }
}

function describeProblems(shape: OperationShape): Record<string, object> {
  const ids = [
    ...shape.problems,
    ...(shape.access === 'signed-in' ? (['not-signed-in'] as const) : []),
    'internal' as const,
  ]
  const byStatus = new Map<number, string[]>()
  for (const id of ids) {
    const { status } = problemKinds[id]
    byStatus.set(status, [...(byStatus.get(status) ?? []), id])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    ]),
  )
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'retry', 'requestId'],
  properties: {
    type: {
      type: 'string',
      enum: Object.keys(problemKinds).map((id) => `urn:jingpu:problem:${id}`),
    },
    title: { type: 'string' },
    status: { type: 'integer' },
    retry: {
      type: 'string',
      enum: ['later', 'after-fix', 'after-review', 'after-sign-in', 'never'],
    },
    detail: { type: 'string' },
    requestId: { type: 'string' },
  },
}
