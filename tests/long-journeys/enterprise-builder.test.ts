import { reportsAsTrade } from '../support/trade-journey.ts'

reportsAsTrade('建筑企业', { cell: 'operatingProfit', times: 1.5, told: '营业利润' })
