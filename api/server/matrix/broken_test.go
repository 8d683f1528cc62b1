package matrix_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"trellis/api/policy"
	"trellis/api/server/contract"
)

// fences are tables under row-level security, each with an operation that tells when its fence is down. The others'
// rows are only read beside people or programs, whose own fences hold them back too.
var fences = map[string]string{"users": "GET /api/v1/users", "memberships": "GET /api/v1/users/:id", "invitations": "GET /api/v1/invitations",
	"api_clients": "GET /api/v1/api_clients/:id", "audit_changes": "GET /api/v1/audit_events",
	"posts": "GET /api/v1/posts/:id", "post_holders": "GET /api/v1/posts/:id", "post_assignments": "PATCH /api/v1/assignments/:id", "supervision_arrangements": "POST /api/v1/supervision_arrangements/:id/end",
	"arrs_claims": "GET /api/v1/arrs_claims/:id", "service_figures": "GET /api/v1/pcns/:code/service_figures/:role_type/:month", "imports": "GET /api/v1/imports/:id", "assessments": "GET /api/v1/assessments/:id",
	"improvement_actions": "GET /api/v1/improvement_actions/:id"}

func TestTheMatrixSeesEachFenceThatIsDown(t *testing.T) {
	m := newMatrix(t)
	view := m.world.Unfiltered()
	for table, says := range fences {
		at := slices.IndexFunc(m.operations, func(o operation) bool { return o.says() == says })
		if at < 0 {
			t.Fatalf("there is no %s", says)
		}
		asked := m.operations[at : at+1]
		turn := func(how string) {
			_, err := m.admin.Exec(t.Context(), "ALTER TABLE "+table+" "+how+" ROW LEVEL SECURITY")
			must(t, err)
		}
		turn("DISABLE")
		down := m.look(t, view, asked)
		if len(down) == 0 || !strings.HasPrefix(down[0], says) {
			t.Errorf("with no row-level security on %s it finds %v", table, down)
		} else {
			t.Logf("with no row-level security on %s it finds %d leaks, such as: %.200s", table, len(down), down[0])
		}
		turn("ENABLE")
		if up := m.look(t, view, asked); len(up) > 0 {
			t.Errorf("with it again it finds %v", up[:1])
		}
	}
}

// probes tell whether the product is up, and nothing else.
var probes = []string{"/healthz", "/readyz"}

func TestNoAddressGoesAroundThePermissionTable(t *testing.T) {
	s := contract.NewServer(t)
	known := map[string]bool{}
	for _, route := range s.App.Routes {
		if !policy.Known(route.Operation) {
			t.Errorf("%s %s has no row", route.Method, route.Path)
		}
		known[route.Path] = true
	}
	for _, route := range s.App.Echo.Routes() {
		if !known[route.Path] && !slices.Contains(probes, route.Path) && route.Method != echo.RouteNotFound {
			t.Errorf("%s %s is answered and is no operation of the permission table", route.Method, route.Path)
		}
	}
	if len(known) < 50 {
		t.Errorf("only %d addresses are known", len(known))
	}
}
