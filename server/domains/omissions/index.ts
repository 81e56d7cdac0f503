export { mountOmissions } from './routes.ts'
export { countSignals } from './store.ts'
export { recordTaskOutcome, tasksIn } from './tasks.ts'
