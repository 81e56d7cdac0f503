/** Links the records of several lists: reads the files one after the other, then decides on all of them. */
import { basename } from 'node:path'
import { type Linkage, linkRecords } from '../../../forms/engine/linkage/link-records.ts'
import { loadVocabulary } from '../../../forms/engine/linkage/load-vocabulary.ts'
import { createRecords, type Records } from '../../../forms/engine/linkage/records.ts'
import { Problem } from '../../contract/problems.ts'
import { readListFile } from '../../platform/list-file/read-list-file.ts'
import { type LoadedFile, type LoadedRows, loadList, type RowFault } from './load-list.ts'

export interface LinkedLists {
  readonly records: Records
  /** Row of `records` → what the list calls it. */
  readonly recIds: readonly string[]
  readonly files: readonly LoadedFile[]
  /** Rows that could not be read and take no part. */
  readonly faults: readonly RowFault[]
  readonly linkage: Linkage
}

export async function linkLists(
  paths: readonly string[],
  progress: (message: string) => void,
): Promise<LinkedLists> {
  const records = createRecords(await loadVocabulary())
  const loaded: LoadedRows = { recIds: [], faults: [] }
  const files: LoadedFile[] = []
  for (const path of paths) {
    files.push(await loadOne(records, loaded, path))
    progress(`${path}：读入 ${files.at(-1)!.rows} 行`)
  }
  noteRepeatedIds(loaded, files)
  const linkage = linkRecords(records, (stage) => progress(stages[stage] ?? stage))
  return { records, recIds: loaded.recIds, files, faults: loaded.faults, linkage }
}

const stages: Readonly<Record<string, string>> = {
  keys: '正在编制比对键',
  weights: '正在估计权重',
  pairs: '正在比对',
  clusters: '正在归并',
}

async function loadOne(records: Records, loaded: LoadedRows, path: string): Promise<LoadedFile> {
  try {
    return await loadList(records, loaded, basename(path), await readListFile(path))
  } catch (error) {
    if (error instanceof Problem)
      throw new Problem('file-not-readable', `${path}：${error.message}`)
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new Problem('file-not-readable', `文件 ${path} 不存在，请核对路径`)
    if (code === 'EISDIR') throw new Problem('file-not-readable', `${path} 是目录，不是文件`)
    throw error
  }
}

function noteRepeatedIds({ recIds, faults }: LoadedRows, files: readonly LoadedFile[]): void {
  const seen = new Set<string>()
  let repeated = 0
  let example = ''
  for (const id of recIds) {
    if (seen.has(id)) {
      repeated++
      example ||= id
    } else seen.add(id)
  }
  if (repeated === 0) return
  const message = `有 ${repeated} 个记录编号重复（如「${example}」），结果里分不清是哪一行，请改用不重复的编号`
  faults.push({ file: files.map(({ file }) => file).join('、'), row: 0, message })
}
