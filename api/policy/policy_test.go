package policy_test

import (
	"errors"
	"strings"
	"testing"

	"trellis/api/policy"
	"trellis/api/vocabulary"
)

func TestWhoMayDoWhat(t *testing.T) {
	operator, system := vocabulary.LocalOperator(), vocabulary.System()
	stranger := vocabulary.Actor{ID: "stranger", Kind: "visitor"}
	for _, tt := range []struct {
		operation string
		actor     vocabulary.Actor
		may       bool
	}{
		{"icbs.list", operator, true},
		{"icbs.update", operator, true},
		{"icbs.update", system, true},
		{"icbs.update", stranger, false},
		{"icbs.list", vocabulary.Actor{}, false},
		{"installation.begin", system, true},
		{"installation.begin", operator, false},
	} {
		err := policy.May(tt.actor, tt.operation)
		var refusal *vocabulary.Error
		switch {
		case tt.may && err != nil:
			t.Errorf("%s may not %s: %v", tt.actor.ID, tt.operation, err)
		case !tt.may && (!errors.As(err, &refusal) || refusal.Code != vocabulary.CodeForbidden):
			t.Errorf("%q may %s: %v", tt.actor.ID, tt.operation, err)
		case !tt.may && !strings.Contains(refusal.Message, tt.operation):
			t.Errorf("the refusal does not name the permission %s: %s", tt.operation, refusal.Message)
		}
	}
}

func TestAnOperationWithoutARowIsNobodys(t *testing.T) {
	if policy.Known("icbs.forget") {
		t.Error("the table knows an operation that it has no row for")
	}
	err := policy.May(vocabulary.System(), "icbs.forget")
	var shown *vocabulary.Error
	if err == nil || errors.As(err, &shown) {
		t.Errorf("it gives %v, which must be a fault of ours and no refusal", err)
	}
}
