package workforce

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"trellis/api/imports"
	"trellis/api/platform/database"
	"trellis/api/policy"
)

// NWRSImporter gives files of the workforce returns their meaning: what counts of a census is worked out anew from all the
// files of it that are applied; of a network what the file says that was read last.
type NWRSImporter struct{ store nwrsStore }

// NewNWRSImporter makes one.
func NewNWRSImporter() *NWRSImporter { return &NWRSImporter{} }

// nwrsDifference is one network whose figures at a census change, in words, and with digests of every figure.
type nwrsDifference struct {
	PCNCode                   string
	PCNName                   *string
	IsKnown                   bool
	Before, After             *string
	BeforeDigest, AfterDigest *string
}

// change works out the census of a file with or without it and, where write is set, writes it.
func (m *NWRSImporter) change(ctx context.Context, tx *database.Tx, _ policy.Scope, importID string, applied, write bool) (outcome imports.Outcome, err error) {
	census, err := m.store.census(ctx, tx, importID)
	if err != nil {
		return outcome, err
	}
	regions, err := m.store.regions(ctx, tx, census, importID, applied)
	if err != nil {
		return outcome, err
	}
	differences, err := m.store.differences(ctx, tx, census, importID, applied)
	if err != nil {
		return outcome, err
	}
	sum := sha256.New()
	fmt.Fprintln(sum, census, regions)
	for _, d := range differences {
		fmt.Fprintln(sum, d.PCNCode, orNone(d.BeforeDigest), orNone(d.AfterDigest))
	}
	outcome.Digest = hex.EncodeToString(sum.Sum(nil))
	if write {
		return outcome, m.store.rebuild(ctx, tx, census, regions, importID, applied)
	}
	for _, d := range differences {
		line := imports.PlannedChange{Action: "update", RecordType: "workforce_return", RecordCode: d.PCNCode, Name: d.PCNName, Before: d.Before, After: d.After, EffectiveOn: &census}
		switch {
		case d.Before == nil:
			line.Action = "create"
		case d.After == nil:
			line.Action = "remove"
		}
		outcome.Changes = append(outcome.Changes, line)
	}
	if applied {
		outcome.Problems, err = m.notes(ctx, tx, census, importID)
	}
	return outcome, err
}

func orNone(digest *string) string {
	if digest == nil {
		return "-"
	}
	return *digest
}
