export { mountFieldwork } from './routes.ts'
export { listRechecks } from './store.ts'
