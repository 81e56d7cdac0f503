/** The program's own worker threads, for applications tests run in process. */

import { projectPath } from '../../server/platform/project-path.ts'
import { threadsOf } from '../../server/platform/threads.ts'

export const testThreads = threadsOf(projectPath('tests/support/thread-program.mjs'))
