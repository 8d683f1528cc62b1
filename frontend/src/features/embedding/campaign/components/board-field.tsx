import { SelectField } from '@/shared/ui/field'
import { type Board, offered } from '../use-boards'

interface BoardFieldProps {
  /** The boards to choose from; undefined until they are known. */
  boards: readonly Board[] | undefined
  chosen: string | undefined
}

/** Narrows a list to a board, of those the reader sees and the one in the address; nothing where there is none. */
export function BoardField({ boards = [], chosen }: BoardFieldProps) {
  const all = offered(boards, chosen)
  if (all.length === 0) return null
  return (
    <SelectField id="icb" label="Board" small defaultValue={chosen ?? ''}>
      <option value="">Any board</option>
      {all.map(({ code, name }) => (
        <option value={code} key={code}>
          {name}
        </option>
      ))}
    </SelectField>
  )
}
