import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generateForms } from '../../scripts/generate-forms.ts'
import { projectPath } from '../../server/platform/project-path.ts'

test('forms/generated is what the definitions give today', async () => {
  const fresh = await generateForms()
  const folder = projectPath('forms/generated')
  const stored = new Map(
    readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]),
  )
  expect([...stored.keys()].sort()).toEqual([...fresh.keys()].sort())
  for (const [name, content] of fresh)
    expect(stored.get(name) === content, `${name} is stale`).toBe(true)
  expect(fresh.size).toBeGreaterThan(10)
})

test('generated modules build no code and need nothing but the engine', async () => {
  for (const [name, content] of await generateForms()) {
    expect(content, name).not.toMatch(/\brequire\(|new Function|\beval\(/)
  }
})
