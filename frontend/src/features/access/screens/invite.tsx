import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { answer, api } from '@/api/client'
import { TextField } from '@/shared/ui/field'
import { FaultSummary, type Faults, faultsOf, isWrong, Refusal } from '@/shared/ui/form'
import { LeaveGuard } from '@/shared/ui/leave-guard'
import { Needs } from '@/shared/ui/needs'
import { Lede, PageHeader } from '@/shared/ui/page'
import { useDirty } from '@/shared/ui/use-dirty'
import { PeopleCrumbs } from '../components/crumbs'
import { Invited } from '../components/invited'
import { bodyOf, type Given, RoleFields, roleFaults } from '../components/role-fields'
import { PEOPLE } from '../people-queries'
import { useGivableRoles } from '../use-givable-roles'

const FIELDS = ['email', 'name', 'role', 'scope_keys', 'scope_kind']
const NOTHING: Given = { role: '', scope: undefined }

function emailFault(email: string) {
  if (!email) return 'Enter the person’s e-mail address.'
  return email.includes('@') ? undefined : 'That is not an e-mail address.'
}

type Body = ReturnType<typeof bodyOf> & { email: string; name: string }

export function InviteScreen() {
  return (
    <Needs do="invitations.create" form>
      <Invite />
    </Needs>
  )
}

function Invite() {
  const queryClient = useQueryClient()
  const roles = useGivableRoles()
  const [given, setGiven] = useState(NOTHING)
  const { dirty, heard } = useDirty()
  const [checked, setChecked] = useState<{ faults: Faults; at: number }>({ faults: {}, at: 0 })
  const invite = useMutation({
    mutationFn: async (body: Body) =>
      (await answer(api.POST('/api/v1/invitations', { body }))).data,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: PEOPLE }),
  })
  const refused = faultsOf(invite.error, FIELDS)
  const faults = isWrong(checked.faults) ? checked.faults : refused

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (invite.isPending) return
    const typed = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    const email = typed.email?.trim() ?? ''
    const name = typed.name?.trim() ?? ''
    const found = {
      email: emailFault(email),
      name: name ? undefined : 'Enter the person’s name.',
      ...roleFaults(given),
    }
    setChecked({ faults: found, at: Date.now() })
    invite.reset()
    if (!isWrong(found)) invite.mutate({ email, name, ...bodyOf(given) })
  }

  if (invite.data?.link) {
    return (
      <Invited
        invitation={invite.data}
        another={() => {
          setGiven(NOTHING)
          invite.reset()
        }}
      />
    )
  }
  return (
    <>
      <PageHeader
        title="Invite someone"
        tab={isWrong(faults) ? 'Error: Invite someone' : 'Invite someone'}
        breadcrumb={<PeopleCrumbs below />}
      />
      <Lede>
        You get a link that works <b>once, for 14 days</b>. Send it yourself: Trellis sends nothing
        yet.
      </Lede>
      <FaultSummary faults={checked.faults} at={checked.at} />
      <Refusal of={invite} faults={refused} />
      <LeaveGuard dirty={dirty && !invite.isPending && !invite.isSuccess} />
      <form className="form section" onSubmit={submit} noValidate {...heard}>
        <TextField
          id="email"
          label="E-mail address"
          hint="The one they will sign in with."
          type="email"
          spellCheck={false}
          error={faults.email}
        />
        <TextField
          id="name"
          label="Name"
          hint="As others will see it. They can put it right themselves."
          error={faults.name}
        />
        <RoleFields roles={roles} given={given} faults={faults} onGiven={setGiven} />
        <div className="button-row">
          <button type="submit" className="button" aria-disabled={invite.isPending}>
            {invite.isPending ? 'Making the link…' : 'Make the link'}
          </button>
          <Link to="/people">Cancel</Link>
        </div>
      </form>
    </>
  )
}
