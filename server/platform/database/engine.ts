/**
 * Which database engine this process speaks. A city runs on SQLite inside the process; a province
 * runs on PostgreSQL. Read once from the environment, before any table is declared, because each
 * table is declared once for the configured engine.
 */
export type Engine = 'sqlite' | 'postgresql'

function readEngine(value: string | undefined): Engine {
  if (value === undefined || value === '' || value === 'sqlite') return 'sqlite'
  if (value === 'postgresql') return 'postgresql'
  throw new Error(`JINGPU_ENGINE 只能是 sqlite 或 postgresql，现在是「${value}」`)
}

export const engine: Engine = readEngine(process.env.JINGPU_ENGINE)
