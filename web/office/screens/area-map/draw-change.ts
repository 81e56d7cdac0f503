/** From what was chosen and drawn to the change that is asked for, or what is still to do. Pure. */
import type { BlockChange } from '../../../../server/contract/area-map.ts'
import type { Polygons } from '../../../../server/contract/areas.ts'

export type Tool = Exclude<BlockChange['kind'], 'undo'> | 'building'

export const toolNames: Readonly<Record<Tool, string>> = {
  split: '拆分',
  merge: '合并',
  border: '改界',
  building: '建筑物',
}

export type Corner = readonly [number, number]

export interface Drawn {
  readonly tool: Tool
  /** Codes of blocks, in the order they were chosen. */
  readonly chosen: readonly string[]
  readonly line: readonly Corner[]
  readonly name: string
}

export type Asked = { readonly change: BlockChange } | { readonly todo: string }

export function askedChange({ tool, chosen, line, name }: Drawn): Asked {
  const points = line.map(([longitude, latitude]) => [longitude, latitude])
  const lineMissing = line.length < 2
  switch (tool) {
    case 'split': {
      const [blockCode] = chosen
      if (blockCode === undefined) return { todo: '在图上或列表里选要拆分的小区' }
      if (lineMissing) return { todo: '在图上逐点画分界线，从小区外画到另一侧小区外' }
      if (name.trim() === '') return { todo: '给新小区起个名称' }
      return { change: { kind: 'split', blockCode, line: points, name: name.trim() } }
    }
    case 'merge':
      if (chosen.length < 2) return { todo: '选两个以上相邻的小区，先选的保留代码和名称' }
      return { change: { kind: 'merge', blockCodes: [...chosen] } }
    case 'border':
      if (chosen.length < 2) return { todo: '选要改界的两个相邻小区' }
      if (lineMissing) return { todo: '在图上逐点画新的分界线，从一侧画到另一侧' }
      return { change: { kind: 'border', blockCodes: [...chosen], line: points } }
    case 'building':
      return { todo: '' }
  }
}

/** At most this many blocks are chosen with a tool; a further one takes the place of the first. */
const MOST_CHOSEN: Readonly<Record<Tool, number>> = { split: 1, merge: 20, border: 2, building: 0 }

export function choose(chosen: readonly string[], code: string, tool: Tool): readonly string[] {
  if (chosen.includes(code)) return chosen.filter((each) => each !== code)
  return [...chosen, code].slice(-MOST_CHOSEN[tool] || chosen.length + 1)
}

/** A closed outline of drawn corners. */
export function outlineOf(corners: readonly Corner[]): Polygons | null {
  const [first] = corners
  if (first === undefined || corners.length < 3) return null
  const ring = [...corners, first].map(([longitude, latitude]) => [longitude, latitude])
  return { type: 'MultiPolygon', coordinates: [[ring]] }
}
