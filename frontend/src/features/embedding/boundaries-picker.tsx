import { useAsOf } from '@/shared/as-of/use-as-of'
import { Picker } from './picker'

/** On whose map the PCNs are a board’s, where that can differ: on another day than today. */
export function BoundariesPicker({ chosen }: { chosen: string | undefined }) {
  const { asOf } = useAsOf()
  if (!asOf && !chosen) return null
  return (
    <Picker
      name="Boards"
      param="boundaries"
      choices={[
        { word: 'Of the day', value: undefined },
        { word: 'Of today', value: 'now' },
      ]}
      chosen={chosen}
    />
  )
}
