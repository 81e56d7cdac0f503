export { keepWatch, type Watch } from './keep-watch.ts'
export { mountConduct } from './routes.ts'
export { watchArrivals } from './watch-arrivals.ts'
