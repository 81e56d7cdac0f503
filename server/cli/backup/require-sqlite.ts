/** Backups of PostgreSQL are made with its own tools. */
import { engine } from '../../platform/database/engine.ts'
import { CommandFault } from '../command-fault.ts'

export function requireSqlite(): void {
  if (engine === 'sqlite') return
  throw new CommandFault(
    'PostgreSQL 的库请用它自己的工具：备份 pg_dump --format=custom --file=备份文件 "$JINGPU_DATABASE_URL"，' +
      '恢复到空库 pg_restore --exit-on-error --dbname="$JINGPU_DATABASE_URL" 备份文件，恢复后运行 verify-audit 核对轨迹',
  )
}
