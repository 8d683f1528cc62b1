package main

import (
	"flag"
	"fmt"
	"os"
	"time"

	"trellis/api/access"
)

// keys shows the keys that tokens are signed with, or adds one.
func keys(args []string) int {
	what := "list"
	if len(args) > 0 && (args[0] == "list" || args[0] == "rotate") {
		what, args = args[0], args[1:]
	}
	flags := flag.NewFlagSet("keys", flag.ContinueOnError)
	p, err := at(flags, false)
	if err != nil {
		return fail("keys", err)
	}
	if code, ok := parse(flags, args); !ok {
		return code
	}
	if what == "rotate" {
		err = p.rotateKeys(time.Now())
	} else {
		err = p.listKeys(time.Now())
	}
	if err != nil {
		return fail("keys", err)
	}
	return 0
}

func (p *place) rotateKeys(now time.Time) error {
	before, err := access.ReadKeys(p.keys())
	if err != nil {
		return err
	}
	name, err := access.RotateKeys(p.keys(), now)
	if err != nil {
		return err
	}
	fmt.Printf("Made %s\n", name)
	if len(before) > 0 {
		fmt.Printf(`
Restart every copy of Trellis within %[1]d minutes: from its next start on each believes
tokens that the new key signs. It signs from %[2]s on. Ten minutes after that no token of
the key before is left: remove %[3]s and restart once more.
`, int(access.Settling.Minutes()), now.Add(access.Settling).Format("15:04"), before[0].File)
	}
	return nil
}

func (p *place) listKeys(now time.Time) error {
	all, err := access.ReadKeys(p.keys())
	if err != nil {
		return err
	}
	if len(all) == 0 {
		fmt.Fprintf(os.Stderr, "There is no key in %s; the first start makes one.\n", p.keys())
		return nil
	}
	signing := access.Signing(all, now)
	for _, k := range all {
		does := "verifies"
		if k.ID == signing.ID {
			does = "signs"
		}
		fmt.Printf("%s  %-8s  %s\n", k.ID, does, k.File)
	}
	return nil
}
