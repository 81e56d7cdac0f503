export { countUnseenSignals } from './count-unseen-signals.ts'
export { mountOmissions } from './routes.ts'
export { closedEmptyBlocks, countSignals } from './store.ts'
export { recordTaskOutcome, tasksIn } from './tasks.ts'
