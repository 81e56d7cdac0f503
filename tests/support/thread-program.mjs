/** The program as worker threads of tests run it: from its sources, without a build. */
import { register } from 'tsx/esm/api'

register()
await import('../../server/cli/jingpu.ts')
