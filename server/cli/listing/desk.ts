/**
 * A desk of its own for the lists of one county: a database that lasts as long as the command, in which the
 * same verbs run as in an office's browser. What it makes is in the files it writes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccount } from '../../domains/identity/index.ts'
import { createLinkerHere, openDesk } from '../../domains/linkage/index.ts'
import {
  findResponsesOf,
  followPlacement,
  prepareOutcomeFollower,
} from '../../domains/responses/index.ts'
import type { SignedInContext } from '../../platform/context.ts'
import { openSqlite } from '../../platform/database/sqlite.ts'
import { commandContext } from '../command-context.ts'
import { prepareProduction } from '../prepare-production.ts'

export interface ListingDesk {
  /** Six digits of the county. */
  readonly areaPrefix: string
  readonly ctx: SignedInContext
  readonly desk: ReturnType<typeof openDesk>
  readonly options: Pick<
    ReturnType<typeof openDesk>,
    'findResponsesOf' | 'followPlacement' | 'prepareOutcomeFollower'
  >
  close(): Promise<void>
}

export async function openListingDesk(areaPrefix: string): Promise<ListingDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'jingpu-listing-'))
  const database = openSqlite(join(folder, 'listing.db'))
  const linker = createLinkerHere()
  const close = async () => {
    await linker.close()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const plain = commandContext(database)
    await prepareProduction(plain)
    const actor = await createAccount(plain, {
      ...{ displayName: '命令行', role: 'county-office' },
      scope: { kind: 'area', areaPrefix, name: areaPrefix },
    })
    const options = { findResponsesOf, followPlacement, prepareOutcomeFollower }
    return {
      areaPrefix,
      ctx: { ...plain, actor },
      desk: openDesk({ linker, ...options }),
      options,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
