/** What a browser asks of an application before it offers to install it, as far as files tell. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { projectPath } from '../../../server/platform/project-path.ts'

interface Manifest {
  readonly name: string
  readonly short_name: string
  readonly lang: string
  readonly id: string
  readonly start_url: string
  readonly scope: string
  readonly display: string
  readonly background_color: string
  readonly theme_color: string
  readonly icons: readonly {
    readonly src: string
    readonly sizes: string
    readonly type: string
    readonly purpose?: string
  }[]
}

const manifest = JSON.parse(
  readFileSync(projectPath('web/field/manifest.webmanifest'), 'utf8'),
) as Manifest
const page = readFileSync(projectPath('web/field/index.html'), 'utf8')

/** Width and height in the head of a PNG file. */
function sizeOf(file: Buffer): string {
  expect(file.subarray(1, 4).toString('latin1')).toBe('PNG')
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`
}

describe('the installable application', () => {
  it('has a name that fits under an icon, a window of its own, and starts within its scope', () => {
    expect(manifest).toMatchObject({ lang: 'zh-CN', display: 'standalone' })
    expect(manifest.name).not.toBe('')
    expect([...manifest.short_name].length).toBeLessThanOrEqual(6)
    expect(manifest.start_url.startsWith(manifest.scope)).toBe(true)
    expect(manifest.id.startsWith(manifest.scope)).toBe(true)
  })

  it('has icons of the sizes it says, one of them to be cut to any shape', () => {
    for (const { src, sizes, type } of manifest.icons) {
      expect(type).toBe('image/png')
      expect(sizeOf(readFileSync(projectPath(`web${src}`)))).toBe(sizes)
    }
    const plain = manifest.icons.filter(({ purpose = 'any' }) => purpose.includes('any'))
    expect(plain.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  })

  it('says on its page what the manifest says, and fits the screen it is on', () => {
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain(`<meta name="theme-color" content="${manifest.theme_color}" />`)
    expect(page).toMatch(/<link [^>]*rel="manifest" href="\/field\/manifest\.webmanifest"/)
    expect(page).toMatch(/<meta name="viewport" content="width=device-width, initial-scale=1/)
    expect(page).not.toMatch(/user-scalable=no|maximum-scale=1/)
    expect(page).toMatch(/<title>[^<]+<\/title>/)
  })
})
