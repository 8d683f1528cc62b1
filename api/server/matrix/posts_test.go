package matrix_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"trellis/api/policy"
)

// whoSeesPosts shows what the issue asks for, sentence by sentence, of one post that somebody is in: a manager keeps posts, a
// board's lead sees them without names, an analyst sees what is counted of them, and another board sees nothing.
func (m *matrix) whoSeesPosts(t *testing.T) {
	t.Helper()
	at := func(kind string) *record {
		return m.world.records[kind][slices.IndexFunc(m.world.records[kind], func(r *record) bool { return r.side == "own network" && !r.ended })]
	}
	post, holder := at("posts"), at("post_holders")
	other := &caller{says: "icb_lead of the other board", browser: m.world.As(m.world.records["users"][slices.IndexFunc(m.world.records["users"], func(r *record) bool {
		return r.side == "other board" && r.role == policy.ICBLead
	})].id)}
	for _, tt := range []struct {
		who            string
		post, counted  int // how the post and what is counted of its network are answered
		listed, named  bool
		keeps, changes int // how a change is answered that is only tried
	}{
		{"pcn_manager of " + ownNetwork, 200, 200, true, true, 200, 201},
		{"icb_lead of " + ownBoard, 200, 200, true, false, 403, 403},
		{"programme_officer of " + ownRegion, 200, 200, true, false, 403, 403},
		{"programme_admin of " + ownRegion, 200, 200, true, false, 403, 403},
		{"analyst of " + ownRegion, 403, 200, false, false, 403, 403},
		{"analyst of " + ownNetwork, 403, 200, false, false, 403, 403},
		{"finance_approver of " + ownRegion, 403, 200, false, false, 403, 403},
		{"icb_lead of the other board", 404, 404, false, false, 403, 403},
		{"anonymous", 401, 401, false, false, 401, 401},
	} {
		c := other
		if at := slices.IndexFunc(m.callers, func(c *caller) bool { return c.says == tt.who }); at >= 0 {
			c = m.callers[at]
		} else if tt.who != other.says {
			t.Fatalf("there is no %s", tt.who)
		}
		s := c.on(m.world.Server)
		read, list, counted := s.Get("/api/v1/posts/"+post.id), s.Get("/api/v1/posts.csv"), s.Get("/api/v1/pcns/UD0001/workforce")
		change := s.Do(http.MethodPatch, "/api/v1/posts/"+post.id+"?dry_run=true", map[string]string{"If-Match": fmt.Sprintf(`"v%d.x"`, post.version)}, object{"note": "Tried"})
		made := s.Do(http.MethodPost, "/api/v1/posts/"+post.id+"/supervision_arrangements?dry_run=true", nil,
			object{"kind": "educational", "supervisor_role": "GP", "frequency": "monthly", "valid_from": "2026-11-25"})
		got := []int{read.Status, counted.Status, change.Status, made.Status}
		if want := []int{tt.post, tt.counted, tt.keeps, tt.changes}; !slices.Equal(got, want) {
			t.Errorf("%s is answered %v, not %v", tt.who, got, want)
		}
		if listed := strings.Contains(list.Text(), post.id); listed != tt.listed {
			t.Errorf("that %s finds it among posts is %v", tt.who, listed)
		}
		everything := read.Text() + list.Text() + counted.Text() + change.Text()
		if named := strings.Contains(everything, holder.canary); named != tt.named {
			t.Errorf("that %s learns who is in it is %v", tt.who, named)
		}
		if tt.post != 200 && tt.counted == 200 && (strings.Contains(counted.Text(), post.id) || strings.Contains(counted.Text(), post.canary)) {
			t.Errorf("what is counted tells %s of the post itself", tt.who)
		}
	}
}
