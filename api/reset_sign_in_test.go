package main

import (
	"regexp"
	"syscall"
	"testing"
)

func TestAtTheMachineALostPasswordIsReplaced(t *testing.T) {
	state := t.TempDir()
	up := startUp(t, state, "--empty")
	said, code := run(t, "reset-sign-in", "administrator@trellis.invalid", "--state", state)
	says(t, said, code, 0, "Administrator signs in as administrator@trellis.invalid with the password")
	if !regexp.MustCompile(`\n    [a-z2-9]{4}(-[a-z2-9]{4}){4}\n`).MatchString(said) {
		t.Errorf("it says:\n%s", said)
	}
	said, code = run(t, "reset-sign-in", "nobody@trellis.invalid", "--state", state)
	says(t, said, code, 1, "nobody here has the e-mail address nobody@trellis.invalid")
	said, code = run(t, "reset-sign-in", "--state", state)
	says(t, said, code, 2, "reset-sign-in E-MAIL")
	said, code = runWith(t, []string{"TRELLIS_PASSWORDS=off"}, "reset-sign-in", "administrator@trellis.invalid", "--state", state)
	says(t, said, code, 1, "TRELLIS_PASSWORDS is off")
	_ = up.stop(t, syscall.SIGINT)
}
