/** Takes every row out of a PGlite whose migrations wrote none, where its tables are still the same ones. */
import type { PGlite } from '@electric-sql/pglite'

export interface MigratedState {
  /** A digest of every table, column, constraint, function and trigger there is. */
  readonly structure: string
  /** Names as they stand in SQL. */
  readonly tables: readonly string[]
  readonly sequences: readonly string[]
}

/** As it is right after migrating. */
export async function migratedState(pglite: PGlite): Promise<MigratedState> {
  const namesOf = async (kind: 'r' | 'S'): Promise<string[]> => {
    const { rows } = await pglite.query<{ name: string }>(
      `select quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = '${kind}' order by 1`,
    )
    return rows.map(({ name }) => name)
  }
  const tables = await namesOf('r')
  const filled = await filledOf(pglite, tables)
  if (filled.length > 0) throw new Error(`migrations wrote rows: ${filled}; put them back here too`)
  return { structure: await structureOf(pglite), tables, sequences: await namesOf('S') }
}

/** False where a test left another structure behind: then it takes migrating anew. */
export async function emptyPglite(pglite: PGlite, state: MigratedState): Promise<boolean> {
  if ((await structureOf(pglite)) !== state.structure) return false
  const filled = await filledOf(pglite, state.tables)
  // As a replica it asks neither keys nor the triggers that keep the trail from being altered.
  await pglite.exec('set session_replication_role = replica')
  if (filled.length > 0) await pglite.exec(`truncate ${filled.join(', ')} cascade`)
  await pglite.exec('reset session_replication_role')
  const restarts = state.sequences.map((name) => `setval('${name}', 1, false)`)
  await pglite.exec(`select ${restarts.join(', ')}`)
  return true
}

async function filledOf(pglite: PGlite, tables: readonly string[]): Promise<string[]> {
  const asked = tables.map((table, at) => `select ${at} as at where exists (select from ${table})`)
  const { rows } = await pglite.query<{ at: number }>(asked.join(' union all '))
  return rows.flatMap(({ at }) => tables[at] ?? [])
}

/** Object numbers change with whatever is dropped and made again, also under the same name. */
async function structureOf(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ structure: string }>(`
    select md5(string_agg(part, ',' order by part)) as structure from (
      select 'class ' || c.oid || c.relname as part from pg_class c
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
      union all select 'column ' || a.attrelid || a.attname || a.atttypid from pg_attribute a
        join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0
      union all select 'trigger ' || oid || tgname || tgenabled::text from pg_trigger
      union all select 'constraint ' || oid || conname from pg_constraint
      union all select 'function ' || p.oid || p.proname || md5(p.prosrc) from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
    ) parts`)
  return rows[0]?.structure ?? ''
}
