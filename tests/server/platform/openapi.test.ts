import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { operations } from '../../../server/operations.ts'
import { createTestApp, type TestApp } from '../../support/test-app.ts'

interface Description {
  readonly openapi: string
  readonly paths: Record<string, Record<string, { operationId: string; responses: object }>>
}

describe('the description of the HTTP API', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await createTestApp()
  })
  afterEach(() => app.close())

  it('names every operation once, by its method and path', async () => {
    const response = await app.fetch('/api/openapi.json')
    const description = (await response.json()) as Description
    expect(description.openapi).toMatch(/^3\.1\./)
    expect(operations.length).toBeGreaterThan(20)
    for (const { id, method, path } of operations) {
      expect(description.paths[path]?.[method.toLowerCase()]?.operationId).toBe(id)
    }
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('is mounted as it says: no operation answers that it does not exist', async () => {
    for (const { method, path } of operations) {
      const response = await app.fetch(path.replace(/\{\w+\}/g, 'x'), { method })
      const body = (await response.json()) as { type?: string }
      expect(`${method} ${path} ${body.type}`).not.toContain('no-such-operation')
    }
  })
})
