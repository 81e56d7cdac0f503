export { mountFieldwork } from './routes.ts'
export { findReceivedPhotos } from './store.ts'
