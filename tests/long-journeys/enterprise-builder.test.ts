import { reportsAsTrade } from '../support/trade-journey.ts'

reportsAsTrade('建筑企业', { cell: 'currentLiabilities', times: 10, told: '流动负债' })
