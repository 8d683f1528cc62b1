import type { components } from './schema'

type Schemas = components['schemas']

export type Code = Schemas['Code']
export type Icb = Schemas['ICBItem']
export type IcbDetail = Schemas['ICBOnDay']
export type IcbList = Schemas['ICBList']
export type IcbRef = Schemas['ICBRef']
export type SuccessionPair = Schemas['ICBSuccessionStep']
export type Status = Icb['status']
