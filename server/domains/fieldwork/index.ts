export { mountFieldwork } from './routes.ts'
export { findReceivedPhotos, listRechecks } from './store.ts'
