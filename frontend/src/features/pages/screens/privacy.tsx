import { Lede, PageHeader } from '@/shared/ui/page'

export function PrivacyScreen() {
  return (
    <>
      <PageHeader title="Privacy" />
      <Lede>
        Trellis holds <b>nothing about patients or residents</b>. It holds organisations, and who
        changed what.
      </Lede>
      <div className="prose">
        <h2>What is kept about you</h2>
        <p>
          Your name, your e-mail address and the roles you were given. Where you are signed in: the
          browser, its address and when it was last used. Browser and address, and whom an
          invitation was for, are forgotten 90 days after the session or the invitation has ended,
          unless the team that runs this installation has set another time. When you change
          something, Trellis records that it was you, what you changed and when, and keeps that
          record.
        </p>
        <p>
          Your password is kept only as something that cannot be turned back into it. Nothing erases
          a name from the record yet: ask the team that runs this installation what it does with
          yours.
        </p>
        <h2>What your browser keeps</h2>
        <p>
          No advertising, no counting of visits. Two cookies at most, which only this server gets
          back: <code>__Host-trellis</code> while you are signed in, and{' '}
          <code>__Host-trellis-sign-in</code> for the minutes it takes to sign in elsewhere. Nothing
          is put into your browser’s storage.
        </p>
        <h2>What leaves this installation</h2>
        <p>
          Nothing. Pages load no fonts, scripts or pictures from elsewhere, and tell no other
          website that you were here.
        </p>
        <h2>What is refused</h2>
        <p>
          A text that looks like an NHS number, a bank account or a payment card is not saved, and
          you are told where it stood.
        </p>
      </div>
    </>
  )
}
