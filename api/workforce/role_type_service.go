package workforce

import (
	"context"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// RoleTypes are the use cases of the roles themselves.
type RoleTypes struct {
	store roleTypeStore
	log   *audit.Log
	clock vocabulary.Clock
	list  *listing.List[RoleType]
}

// NewRoleTypes makes the use cases over a database.
func NewRoleTypes(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*RoleTypes, error) {
	list, err := listing.Prepare(listing.Table[RoleType]{Name: "role_types", Reads: roleTypeTables, From: "role_types", Key: "code", Sort: "position", Undated: true})
	return &RoleTypes{roleTypeStore{db}, log, clock, list}, err
}

// Read reads a role.
func (s *RoleTypes) Read(ctx context.Context, code string) (RoleType, error) {
	return s.store.read(ctx, code)
}

// mostAliases is how many other names a role has at most.
const mostAliases = 50

// into makes the change to a role, and tells what is wrong with it.
func (c RoleTypeChange) into(r *RoleType) []vocabulary.Fault {
	faults := vocabulary.CheckFields(&c)
	if c.Aliases != nil {
		r.Aliases = []string{}
		for i, alias := range *c.Aliases {
			alias = strings.ToLower(vocabulary.OneLine(alias))
			if code, message := vocabulary.CheckText("The other name", alias, 2, 100); code != "" {
				faults = append(faults, vocabulary.Fault{Pointer: "/aliases/" + strconv.Itoa(i), Code: code, Message: message})
			} else if !slices.Contains(r.Aliases, alias) {
				r.Aliases = append(r.Aliases, alias)
			}
		}
		if len(r.Aliases) > mostAliases {
			faults = append(faults, vocabulary.Fault{Pointer: "/aliases", Code: "too_many", Message: "A role has at most 50 other names."})
		}
	}
	c.UsualAfCBand.Into(&r.UsualAfCBand)
	c.CaseloadMin.Into(&r.CaseloadMin)
	c.CaseloadMax.Into(&r.CaseloadMax)
	for _, text := range []struct {
		given *string
		into  *string
	}{{c.TrainingRule, &r.TrainingRule}, {c.SupervisionRule, &r.SupervisionRule}, {c.Source, &r.Source}} {
		if text.given != nil {
			*text.into = *text.given
		}
	}
	if r.CaseloadMin != nil && r.CaseloadMax != nil && *r.CaseloadMin > *r.CaseloadMax {
		faults = append(faults, vocabulary.Fault{Pointer: "/caseload_max", Code: "out_of_range", Message: "The largest caseload is not smaller than the smallest."})
	}
	return faults
}

// taken tells of other names that are names of other roles: a file that said one would not say which role it means.
func (c RoleTypeChange) taken(others map[string]string) (faults []vocabulary.Fault) {
	if c.Aliases == nil {
		return nil
	}
	for i, alias := range *c.Aliases {
		if role, is := others[plainly(vocabulary.OneLine(alias))]; is {
			faults = append(faults, vocabulary.Fault{Pointer: "/aliases/" + strconv.Itoa(i), Code: "taken", Message: "This is a name of another role, " + role + ". Take it away there first, or choose another."})
		}
	}
	return faults
}

// Update changes what is known of a role. It refuses a version that is not the newest; a change to what already holds
// changes nothing.
func (s *RoleTypes) Update(ctx context.Context, actor vocabulary.Actor, code string, version int64, in RoleTypeChange) (after RoleType, err error) {
	err = s.log.Record(ctx, actor, "role_types.update", func(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
		before, err := s.store.read(ctx, code)
		if err != nil {
			return err
		}
		if before.Version != version {
			return vocabulary.Stale(before.Version)
		}
		after = before
		if faults := in.into(&after); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		others, err := s.store.others(ctx, tx, code)
		if err != nil {
			return err
		}
		if faults := in.taken(others); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if reflect.DeepEqual(before, after) {
			return nil
		}
		saved, err := s.store.save(ctx, tx, after, s.clock())
		if err != nil {
			return err
		}
		if !saved { // another write came between the read and this one
			return vocabulary.Stale(version + 1)
		}
		after, err = s.store.read(ctx, code)
		return err
	})
	return after, err
}
