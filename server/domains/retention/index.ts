export { carryOutDestruction } from './carry-out-destruction.ts'
export { tablesOfClass, trailKindsOfClass } from './classes.ts'
export { mountRetention } from './routes.ts'
