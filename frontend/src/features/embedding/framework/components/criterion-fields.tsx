import { useQuery } from '@tanstack/react-query'
import { Field, SelectField, TextField } from '@/shared/ui/field'
import type { Faults } from '@/shared/ui/form'
import { type TypedCriterion, withRole } from '../draft-model'
import { derivationsQuery } from '../queries'
import { levelName, ROLE_CODES, ROLES } from '../words'

interface CriterionFieldsProps {
  criterion: TypedCriterion
  faults: Faults
  open: boolean
  onOpen: (open: boolean) => void
  onChange: (criterion: TypedCriterion) => void
  onRemove: () => void
}

type Typed = { target: { value: string } }

/** One criterion to be changed: folded until it is opened, or something in it is wrong. */
export function CriterionFields(props: CriterionFieldsProps) {
  const { criterion, faults, open, onOpen, onChange, onRemove } = props
  const { key, code, name, levels } = criterion
  const isNew = key !== code
  const wrong = Object.entries(faults).some(([id, said]) => said && id.startsWith(`${key}-`))
  const takes = (field: 'code' | 'name' | 'explanation' | 'source' | 'weight') => ({
    id: `${key}-${field}`,
    error: faults[`${key}-${field}`],
    value: criterion[field],
    onChange: (event: Typed) => onChange({ ...criterion, [field]: event.target.value }),
  })
  return (
    <details
      className="criterion-edit"
      open={open || wrong}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>
        <b>{code}</b> {name || 'New criterion'}
      </summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset lays out no grid in every browser */}
      <div role="group" aria-label={`Criterion ${code}`}>
        {isNew && (
          <TextField
            {...takes('code')}
            label="Code"
            className="input input--short"
            hint="The letter of the domain and a number. It means the same in every version: take none that another criterion had."
          />
        )}
        <TextField {...takes('name')} label="Name" />
        <Words {...takes('explanation')} label="What is looked at" rows={3} />
        <AskedOf criterion={criterion} faults={faults} onChange={onChange} />
        <Tick
          id={`${key}-is_core`}
          label="In the core set"
          hint="A first or a quick assessment looks at it."
          checked={criterion.is_core}
          onChecked={(is_core) => onChange({ ...criterion, is_core })}
        />
        <Tick
          id={`${key}-is_gate`}
          label="Gate"
          hint="A level below 3, or none, caps the status at Developing."
          checked={criterion.is_gate}
          onChecked={(is_gate) => onChange({ ...criterion, is_gate })}
        />
        <TextField
          {...takes('weight')}
          label="How much it counts"
          hint="A whole number from 1 to 10, beside the other criteria of the domain."
          className="input input--short"
          inputMode="numeric"
        />
        <SuggestedFrom criterion={criterion} faults={faults} onChange={onChange} />
        <h3>What each level looks like</h3>
        {levels.map((words, level) => (
          <Words
            key={level}
            id={`${key}-levels-${level}`}
            label={levelName(level)}
            rows={2}
            value={words}
            error={faults[`${key}-levels-${level}`]}
            onChange={(event) =>
              onChange({ ...criterion, levels: levels.with(level, event.target.value) })
            }
          />
        ))}
        <Words {...takes('source')} label="Source" rows={2} />
        <p>
          <button type="button" className="link-button" onClick={onRemove}>
            Remove {code} from the draft
          </button>
        </p>
      </div>
    </details>
  )
}

interface WordsProps {
  id: string
  label: string
  rows: number
  value: string
  error: string | undefined
  onChange: (event: Typed) => void
}

/** Words that may take more than one line on the page, and are kept as one. */
function Words({ id, label, error, ...area }: WordsProps) {
  return (
    <Field id={id} label={label} error={error}>
      {(described) => <textarea className="input" {...area} {...described} />}
    </Field>
  )
}

type PartProps = Pick<CriterionFieldsProps, 'criterion' | 'faults' | 'onChange'>

function AskedOf({ criterion, faults, onChange }: PartProps) {
  const { key, scope, role_types } = criterion
  return (
    <>
      <SelectField
        id={`${key}-scope`}
        label="Asked of"
        value={scope}
        error={faults[`${key}-scope`]}
        onChange={(event) =>
          onChange({ ...criterion, scope: event.target.value as typeof scope, role_types: [] })
        }
      >
        <option value="pcn">The network, once</option>
        <option value="role">Each role the network deploys</option>
      </SelectField>
      {scope === 'role' && (
        <fieldset
          className={faults[`${key}-role_types`] ? 'field field--wrong' : 'field'}
          id={`${key}-role_types`}
          tabIndex={-1}
        >
          <legend className="label">Of these roles only</legend>
          <p className="hint">Tick none to ask it of all three.</p>
          {ROLE_CODES.map((role) => (
            <Tick
              key={role}
              id={`${key}-role-${role}`}
              label={ROLES[role]}
              checked={role_types.includes(role)}
              onChecked={(ticked) =>
                onChange({ ...criterion, role_types: withRole(role_types, role, ticked) })
              }
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

function SuggestedFrom({ criterion, faults, onChange }: PartProps) {
  const { key, derivation } = criterion
  const { data: rules = [] } = useQuery(derivationsQuery)
  return (
    <SelectField
      id={`${key}-derivation`}
      label="Level suggested from"
      value={derivation}
      error={faults[`${key}-derivation`]}
      onChange={(event) => onChange({ ...criterion, derivation: event.target.value })}
    >
      <option value="">Nothing: a person alone can tell</option>
      {derivation && !rules.some(({ code }) => code === derivation) && (
        <option value={derivation}>{derivation}</option>
      )}
      {rules.map(({ code, meaning }) => (
        <option key={code} value={code}>
          {meaning}
        </option>
      ))}
    </SelectField>
  )
}

interface TickProps {
  id: string
  label: string
  hint?: string
  checked: boolean
  onChecked: (checked: boolean) => void
}

function Tick({ id, label, hint, checked, onChecked }: TickProps) {
  return (
    <div className="tick">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChecked(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
