/** The key of the last row of a page: its date, and its id. Opaque to clients. */
import { Problem } from '../../contract/problems.ts'

export interface PagePlace {
  readonly at: string
  readonly id: string
}

export function writePageKey(place: PagePlace): string {
  return Buffer.from(`${place.at} ${place.id}`).toString('base64url')
}

export function readPageKey(key: string): PagePlace {
  const [at, id, ...rest] = Buffer.from(key, 'base64url').toString('utf8').split(' ')
  if (!at || !id || rest.length > 0) {
    throw new Problem('parameter-not-acceptable', '翻页位置无效，请从第一页重新查看')
  }
  return { at, id }
}
