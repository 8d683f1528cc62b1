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
          browser, its address and when it was last used, until the session ends. When you change
          something, Trellis records that it was you, what you changed and when, and keeps that
          record.
        </p>
        <p>
          Your password is kept only as something that cannot be turned back into it. Your name and
          address can be taken out of the records without making them untrue: ask the team that runs
          this installation.
        </p>
        <h2>What your browser keeps</h2>
        <p>
          No advertising, no counting of visits. One cookie while you are signed in, which only this
          server gets back; none before and none after. Nothing is put into your browser’s storage.
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
