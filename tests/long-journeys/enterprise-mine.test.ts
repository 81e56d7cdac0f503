import { reportsAsTrade } from '../support/trade-journey.ts'

reportsAsTrade('煤矿', { cell: 'totalAssets', times: 10, told: '资产总计' })
