import type { components } from './schema'

type Schemas = components['schemas']

export type About = Schemas['About']
export type Me = Schemas['Me']
export type Icb = Schemas['ICB']
export type IcbDetail = Schemas['ICBDetail']
export type IcbList = Schemas['ICBList']
export type Succession = Schemas['Succession']
export type SuccessionPair = Schemas['Pair']
export type IcbRef = Schemas['Ref']
export type Status = Icb['status']
