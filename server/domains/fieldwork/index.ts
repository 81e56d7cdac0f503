export { type Resealing, resealKeys, sealPlainKeys } from './device-keys.ts'
export { retained } from './retained.ts'
export { mountFieldwork } from './routes.ts'
export { findReceivedPhotos, listRechecks } from './store.ts'
