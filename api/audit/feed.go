package audit

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"trellis/api/vocabulary"
)

// FedTable is a table whose changes others may follow.
type FedTable struct {
	Name string
	// Operation is what reads its records otherwise: who may not perform it is told nothing of them here either.
	Operation string
	// IsScoped is set where its records belong to somebody: what is told of them depends on what the follower reaches.
	IsScoped bool
}

// FedTables lists them. What is not listed stays inside: a test makes sure that every audited table stands here or among
// the private ones.
func FedTables() []FedTable {
	return []FedTable{
		{Name: "regions", Operation: "regions.list"},
		{Name: "icbs", Operation: "icbs.list"},
		{Name: "icb_successions", Operation: "icbs.read_succession"},
		{Name: "boroughs", Operation: "boroughs.list"},
		{Name: "borough_icbs", Operation: "boroughs.list"},
		{Name: "sub_icb_locations", Operation: "sub_icb_locations.list"},
		{Name: "sub_icb_location_icbs", Operation: "sub_icb_locations.list"},
		{Name: "pcns", Operation: "pcns.list"},
		{Name: "pcn_sub_icb_locations", Operation: "pcns.list"},
		{Name: "pcn_boroughs", Operation: "pcns.list"},
		{Name: "pcn_corrections", Operation: "pcns.read_history"},
		{Name: "practices", Operation: "practices.list"},
		{Name: "practice_sub_icb_locations", Operation: "practices.list"},
		{Name: "practice_memberships", Operation: "practices.list"},
		{Name: "practice_list_sizes", Operation: "practices.list"},
		{Name: "practice_deprivation", Operation: "practices.list"},
		{Name: "organisation_names", Operation: "organisations.search"},
		{Name: "imports", Operation: "imports.list", IsScoped: true}, // those of a network's own posts and figures
		{Name: "role_types", Operation: "role_types.list"},
		{Name: "training_courses", Operation: "training_courses.list"},
		{Name: "rate_cards", Operation: "rate_cards.list"},
		{Name: "entitlement_rates", Operation: "entitlement_rates.list"},
		{Name: "pcn_populations", Operation: "pcn_populations.list"},
		{Name: "embedding_frameworks", Operation: "embedding_frameworks.list"},
		{Name: "embedding_domains", Operation: "embedding_frameworks.list"},
		{Name: "embedding_criteria", Operation: "embedding_frameworks.list"},
		{Name: "assessment_campaigns", Operation: "assessment_campaigns.list", IsScoped: true},
		{Name: "assessments", Operation: "assessments.list", IsScoped: true},
		{Name: "improvement_actions", Operation: "improvement_actions.list", IsScoped: true},
		{Name: "posts", Operation: "posts.list", IsScoped: true},
		{Name: "post_terms", Operation: "posts.list", IsScoped: true},
		{Name: "post_funding_lines", Operation: "posts.list", IsScoped: true},
		{Name: "post_assignments", Operation: "posts.list", IsScoped: true},
		{Name: "supervision_arrangements", Operation: "posts.list", IsScoped: true},
		{Name: "supervision_sessions", Operation: "posts.list", IsScoped: true},
		{Name: "training_records", Operation: "posts.list", IsScoped: true},
		{Name: "arrs_claims", Operation: "arrs_claims.list", IsScoped: true},
		{Name: "service_figures", Operation: "service_figures.list", IsScoped: true},
		{Name: "service_figure_groups", Operation: "service_figures.list", IsScoped: true},
	}
}

// private lists the audited tables whose changes nobody outside follows.
var private = []string{"installation", "users", "identities", "memberships", "invitations", "sessions", "api_clients", "api_client_secrets", "post_holders", "assessment_ratings"}

// Change is one step of a record, as its followers take it.
type Change struct {
	// Sequence is the number of the audit event it belongs to; it rises from item to item.
	Sequence int64  `json:"sequence" example:"1204"`
	EventID  string `json:"event_id" example:"0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"`
	// OccurredAt is when that event took place. Events are numbered when they are committed, so it may lie before that of an earlier item.
	OccurredAt time.Time `json:"occurred_at" example:"2026-11-23T09:12:00Z"`
	// Resource is what kind of record it is.
	Resource string `json:"resource" example:"pcns"`
	// Key names the record among its kind; the parts of a key of several columns are parted by strokes.
	Key string `json:"key" example:"U12345"`
	// Type is what to do: upsert takes the values given in the place of those that were known; removed takes the record away, because it is gone or is not yours to see any more.
	Type string `json:"type" enums:"upsert,removed" example:"upsert"`
	// Values is columns of the record: all of them when it is new to you, else those that changed. Null for removed.
	Values *json.RawMessage `json:"values" swaggertype:"object"`
}

// What a follower does with a change.
const (
	upsert  = "upsert"
	removed = "removed"
)

// Changes is a page of the feed.
type Changes struct {
	Items []Change `json:"items"`
	// Next is the cursor to go on with. There always is one: at the end, ask again with it later.
	Next string `json:"next" example:"eyJzIjoxMjA0LCJjIjo2MTA0Mn0"`
	// IsCaughtUp is true when nothing has been numbered yet that lies behind this page.
	IsCaughtUp bool `json:"is_caught_up" example:"false"`
}

// place is where a follower of the feed is: behind one change row of one event.
type place struct {
	Sequence int64 `json:"s"`
	ChangeID int64 `json:"c"`
	// Reach is a digest of what the follower reaches, where that decides what is told. Who reaches other records than
	// before has to begin anew: what the feed said of them was said to others.
	Reach string `json:"r,omitempty"`
	// Readable is a digest of the tables the follower may read, of those that are asked for.
	Readable string `json:"t"`
	// Question is a digest of what is asked for.
	Question string `json:"q"`
}

func digestOf(words []string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", slices.Compact(slices.Sorted(slices.Values(words)))))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

func (p place) cursor() string {
	encoded, _ := json.Marshal(p) // numbers and short strings: cannot fail
	return base64.RawURLEncoding.EncodeToString(encoded)
}

// names lists what tables are called.
func names(tables []FedTable) []string {
	all := make([]string, len(tables))
	for i, t := range tables {
		all[i] = t.Name
	}
	return all
}

// beginning is where a follower begins who asks for some tables and may read some of them.
func beginning(tokens []string, asked, readable []FedTable) place {
	at := place{Question: digestOf(names(asked)), Readable: digestOf(names(readable))}
	if slices.ContainsFunc(readable, func(t FedTable) bool { return t.IsScoped }) {
		at.Reach = digestOf(tokens)
	}
	return at
}

// goOn reads a cursor, which must be of the same question and of the same reach as the beginning; "" is the beginning.
func (p place) goOn(cursor string) (place, error) {
	if cursor == "" {
		return p, nil
	}
	var from place
	decoded, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(decoded, &from)
	}
	switch {
	case err != nil || from.Sequence < 0 || from.ChangeID < 0 || from.Question == "":
		return p, vocabulary.BadQuery("cursor", "bad_cursor", "This cursor was not made by this feed, or was cut short. Start again without it.")
	case from.Question != p.Question:
		return p, vocabulary.BadQuery("cursor", "other_question", "This cursor belongs to other resources. Keep them the same from page to page, or start again without the cursor.")
	case from.Reach != p.Reach || from.Readable != p.Readable:
		return p, resync("What you may see has changed since you were given this cursor. Drop what you have and begin again without a cursor.")
	}
	return from, nil
}

func resync(message string) error { return vocabulary.Errorf(vocabulary.CodeResync, "%s", message) }

// asked are the tables that are asked for; all where none are named.
func (f *Feed) asked(resources []string) ([]FedTable, error) {
	if len(resources) == 0 {
		return f.tables, nil
	}
	tables := []FedTable{}
	for _, name := range resources {
		at := slices.IndexFunc(f.tables, func(t FedTable) bool { return t.Name == name })
		if at < 0 {
			return nil, vocabulary.BadQuery("resource", "unknown_value", "resource is one or more of: %s.", strings.Join(names(f.tables), ", "))
		}
		tables = append(tables, f.tables[at])
	}
	return tables, nil
}

// readableOf gives those of the tables that a follower may read. The refusal is that of the first they may not, nil where
// they may read all.
func readableOf(tables []FedTable, may func(operation string) error) (readable []FedTable, refusal error) {
	for _, t := range tables {
		if err := may(t.Operation); err == nil {
			readable = append(readable, t)
		} else if refusal == nil {
			refusal = err
		}
	}
	return readable, refusal
}

// side is the values of a change row after it, as the database has them.
type side struct {
	values string
	// kept are the personal values beside them; nil where there are none, or where they have been erased.
	kept     *string
	isScoped bool
	// untold are the columns that open a door, or say of whom the record is; not even that one is empty is told.
	untold []string
}

// shown are the values as a follower may see them: a personal value only where the record's scopes let them, null once it
// has been erased, and never what is not theirs to be told.
func (s side) shown() (map[string]json.RawMessage, error) {
	var all map[string]json.RawMessage
	if err := json.Unmarshal([]byte(s.values), &all); err != nil {
		return nil, fmt.Errorf("read the values of a change row: %w", err)
	}
	var beside personal
	if s.kept != nil {
		if err := json.Unmarshal([]byte(*s.kept), &beside); err != nil {
			return nil, fmt.Errorf("read the personal values of a change row: %w", err)
		}
	}
	for _, name := range s.untold {
		delete(all, name)
	}
	for name, value := range maps.Clone(all) {
		if _, sealed := sealIn(value); !sealed {
			continue
		}
		real, isKept := beside.After[name]
		switch {
		case !s.isScoped:
			delete(all, name)
		case isKept:
			all[name] = real
		default:
			all[name] = json.RawMessage("null")
		}
	}
	return all, nil
}
