/** The files of blocks and buildings that commands are given; what cannot be used is named by its place. */
import type { Building } from '../contract/areas.ts'
import {
  type FoundGround,
  type NewBlock,
  readBlocks,
  readBuildings,
} from '../domains/areas/index.ts'
import { CommandFault } from './command-fault.ts'
import { readInput } from './list-command.ts'

export interface GroundFiles {
  readonly blocks?: string
  readonly buildings?: string
}

export interface GroundRead {
  readonly blocks: readonly NewBlock[]
  readonly buildings: readonly Building[]
  /** In words, with file and feature. */
  readonly faults: readonly string[]
}

export function readGroundFiles(files: GroundFiles): GroundRead {
  const blocks = read(files.blocks, readBlocks)
  const buildings = read(files.buildings, readBuildings)
  const faults = [...blocks.faults, ...buildings.faults]
  return { blocks: blocks.found, buildings: buildings.found, faults }
}

function read<T>(
  file: string | undefined,
  from: (content: unknown) => FoundGround<T> | undefined,
): { readonly found: readonly T[]; readonly faults: readonly string[] } {
  if (file === undefined) return { found: [], faults: [] }
  const ground = from(parse(file))
  if (!ground) {
    throw new CommandFault(
      `${file}：不是 GeoJSON 的 FeatureCollection，请从制图软件按 GeoJSON 导出`,
    )
  }
  const { found, faults } = ground
  return {
    found,
    faults: faults.map(({ place, message }) => `${file} 第 ${place} 个图形：${message}`),
  }
}

function parse(file: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readInput(file)))
  } catch (error) {
    if (error instanceof CommandFault) throw error
    throw new CommandFault(`${file}：不是 JSON 文件（UTF-8），请从制图软件按 GeoJSON 导出`)
  }
}
