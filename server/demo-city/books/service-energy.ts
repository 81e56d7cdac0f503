/** 605 for 非工业重点耗能单位: power by floor area, fuel by what the unit runs. */
import { type BooksYear, divisionOf, type Figures } from './books-year.ts'

export function serviceEnergy(year: BooksYear): Figures {
  const buildingFloorArea = Math.max(3_000, year.staff * 45)
  const habit = year.habit('energy')
  const electricityConsumption = Math.round(buildingFloorArea * (55 + habit.next() * 40))
  const runsLorries = ['54', '47', '48'].includes(divisionOf(year.unit))
  const petrolConsumption = Math.round(year.staff * 0.2)
  const dieselConsumption = runsLorries ? Math.round(buildingFloorArea * 0.08) : 0
  const naturalGasConsumption = Math.round(buildingFloorArea * 9)
  return {
    coalConsumption: 0,
    naturalGasConsumption,
    petrolConsumption,
    dieselConsumption,
    electricityConsumption,
    totalEnergyConsumption: Math.round(
      naturalGasConsumption * 0.00121 +
        petrolConsumption * 1.4714 +
        dieselConsumption * 1.4571 +
        electricityConsumption * 0.0001229,
    ),
    buildingFloorArea,
  }
}
