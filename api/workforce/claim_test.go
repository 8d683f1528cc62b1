package workforce_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/server/contract"
	"trellis/api/workforce"
)

func claim(changes object) object {
	made := object{"pcn_code": "UD0001", "month": "2026-05-01", "role_type": "splw", "wte": 1.8, "amount_pence": 602_385}
	for name, value := range changes {
		made[name] = value
	}
	return made
}

// claimed records a claim, which must work, and gives its address.
func claimed(t *testing.T, s *contract.Server, changes object) string {
	t.Helper()
	return answers(t, send(s, "/api/v1/arrs_claims", claim(changes)), http.StatusCreated).Header.Get("Location")
}

func TestAClaimIsRecordedApprovedAndAdjustedInThatOrder(t *testing.T) {
	h := openHouse(t)
	address := claimed(t, h.manager, nil)
	answers(t, step(h.lead, h.lead, address, "adjust", object{"amount_pence": 600_000, "reason": "Too early"}), http.StatusConflict)
	answers(t, step(h.manager, h.manager, address, "approve", object{}), http.StatusForbidden)
	answers(t, step(h.approver, h.approver, address, "approve", object{}), http.StatusForbidden)
	answers(t, step(h.lead, h.lead, address, "approve", nil), http.StatusOK)
	answers(t, step(h.lead, h.lead, address, "approve", nil), http.StatusConflict)
	refuses(t, step(h.lead, h.lead, address, "adjust", object{"reason": "Nothing"}), http.StatusUnprocessableEntity, "", "nothing_to_change")
	refuses(t, step(h.lead, h.lead, address, "adjust", object{"amount_pence": 1, "reason": " "}), http.StatusUnprocessableEntity, "/reason", "required")
	answers(t, step(h.lead, h.lead, address, "adjust", object{"amount_pence": 600_000, "reason": "Two weeks were claimed twice"}), http.StatusOK)
	answers(t, step(h.otherLead, h.lead, address, "adjust", object{"wte": 1.75, "reason": "As it was worked"}), http.StatusOK)
	got := readAt[workforce.ARRSClaim](t, h.manager, address)
	if got.Status != "adjusted" || got.AmountPence != 600_000 || got.WTE != 1.75 || got.AdjustmentReason == nil || *got.AdjustmentReason != "As it was worked" || got.Version != 4 {
		t.Errorf("it is %+v", got)
	}
}

func TestWhoeverRecordedAClaimLeavesItsApprovalToSomebodyElse(t *testing.T) {
	h := openHouse(t)
	address := claimed(t, h.lead, nil)
	if r := step(h.lead, h.lead, address, "approve", nil); r.Status != http.StatusConflict || !strings.Contains(r.Text(), "somebody else") {
		t.Errorf("approving one's own is answered %d %s", r.Status, r.Body)
	}
	answers(t, step(h.otherLead, h.lead, address, "approve", nil), http.StatusOK)
}

func TestWhoeverRecordedAClaimAdjustsItNoMoreThanTheyApproveIt(t *testing.T) {
	h := openHouse(t)
	address := claimed(t, h.lead, nil)
	answers(t, step(h.otherLead, h.lead, address, "approve", nil), http.StatusOK)
	if r := step(h.lead, h.lead, address, "adjust", object{"amount_pence": 1, "reason": "Mine"}); r.Status != http.StatusConflict || !strings.Contains(r.Text(), "somebody else") {
		t.Errorf("adjusting one's own is answered %d %s", r.Status, r.Body)
	}
	answers(t, step(h.otherLead, h.lead, address, "adjust", object{"amount_pence": 1, "reason": "As it was paid"}), http.StatusOK)
	got := readAt[workforce.ARRSClaim](t, h.lead, address)
	if got.JudgedBy == nil || *got.JudgedBy == got.RecordedBy || got.AmountPence != 1 {
		t.Errorf("it is %+v", got)
	}
	conn := owner(t, h.Server)
	for _, sql := range []string{"UPDATE arrs_claims SET judged_by = recorded_by, version = version + 1", "UPDATE arrs_claims SET judged_by = NULL, version = version + 1", "UPDATE arrs_claims SET wte = 1.00001, version = version + 1"} {
		tx, err := conn.Begin(t.Context())
		must(t, err)
		_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{*}', true)")
		must(t, err)
		if _, err = tx.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "23514") {
			t.Errorf("%s in the database: %v", sql, err)
		}
		_ = tx.Rollback(t.Context())
	}
}

func TestAMistypedClaimIsPutRightByItsRecorderUntilItIsApproved(t *testing.T) {
	h := openHouse(t)
	address := claimed(t, h.manager, nil)
	claimed(t, h.manager, object{"month": "2026-06-01"})
	right := func(s *contract.Server, change object) *contract.Response {
		return s.Do(http.MethodPatch, address, map[string]string{"If-Match": h.lead.Get(address).Header.Get("ETag"), "Idempotency-Key": access.NewID()}, change)
	}
	answers(t, right(h.lead, object{"wte": 1}), http.StatusConflict)
	answers(t, right(h.officer, object{"wte": 1}), http.StatusForbidden)
	answers(t, right(h.manager, object{"month": "2026-06-01"}), http.StatusConflict) // which is claimed already
	refuses(t, right(h.manager, object{"wte": 1.00005}), http.StatusUnprocessableEntity, "/wte", "too_precise")
	refuses(t, right(h.manager, object{"month": "2026-06-02"}), http.StatusUnprocessableEntity, "/month", "not_a_month")
	refuses(t, right(h.manager, object{}), http.StatusUnprocessableEntity, "", "nothing_to_change")
	answers(t, right(h.manager, object{"month": "2026-04-01", "role_type": "cc", "wte": 1.7333, "amount_pence": 500_000}), http.StatusOK)
	got := readAt[workforce.ARRSClaim](t, h.manager, address)
	if got.Month.String() != "2026-04-01" || got.RoleType != "cc" || got.WTE != 1.7333 || got.AmountPence != 500_000 || got.Status != "recorded" || got.Version != 2 {
		t.Errorf("put right it is %+v", got)
	}
	answers(t, step(h.lead, h.lead, address, "approve", nil), http.StatusOK)
	answers(t, right(h.manager, object{"wte": 2}), http.StatusConflict)
	past, err := pgx.Connect(t.Context(), h.Database.AppURL)
	must(t, err)
	defer past.Close(t.Context())
	if n := ask[int](t, past, "SELECT count(*) FROM audit_events WHERE operation = 'arrs_claims.update'"); n != 1 {
		t.Errorf("the audit has %d events of it", n)
	}
}

func TestAClaimHasOneEffectHoweverOftenItArrives(t *testing.T) {
	h := openHouse(t)
	refuses(t, h.manager.Do(http.MethodPost, "/api/v1/arrs_claims", nil, claim(nil)), http.StatusBadRequest, "header:Idempotency-Key", "required")
	key := map[string]string{"Idempotency-Key": access.NewID()}
	for range 3 {
		answers(t, h.manager.Do(http.MethodPost, "/api/v1/arrs_claims", key, claim(nil)), http.StatusCreated)
	}
	answers(t, send(h.manager, "/api/v1/arrs_claims", claim(nil)), http.StatusConflict)
	if all := readAt[items[workforce.ARRSClaim]](t, h.manager, "/api/v1/arrs_claims").Items; len(all) != 1 {
		t.Errorf("there are %d claims", len(all))
	}
	address := "/api/v1/arrs_claims/" + readAt[items[workforce.ARRSClaim]](t, h.lead, "/api/v1/arrs_claims").Items[0].ID
	refuses(t, h.lead.Do(http.MethodPost, address+"/approve", map[string]string{"If-Match": `"v1.x"`}, nil), http.StatusBadRequest, "header:Idempotency-Key", "required")
}

func TestAClaimThatCannotBeIsRefusedWithItsPlace(t *testing.T) {
	h := openHouse(t)
	for _, wrong := range []struct {
		pointer string
		change  object
	}{{"/month", object{"month": "2026-05-02"}}, {"/month", object{"month": "2026-12-01"}}, {"/role_type", object{"role_type": "gp"}}, {"/wte", object{"wte": 101}}, {"/wte", object{"wte": -1}}, {"/wte", object{"wte": 1.80001}}, {"/wte", object{"wte": 1.80000000001}},
		{"/amount_pence", object{"amount_pence": -1}}, {"/pcn_code", object{"pcn_code": "UD0003"}}, {"/pcn_code", object{"pcn_code": "UD9999"}}, {"/pcn_code", object{"pcn_code": ""}}} {
		if r := send(h.manager, "/api/v1/arrs_claims", claim(wrong.change)); r.Status != http.StatusUnprocessableEntity || !strings.Contains(r.Text(), `"`+wrong.pointer+`"`) {
			t.Errorf("%v is answered %d %s", wrong.change, r.Status, r.Body)
		}
	}
	if all := readAt[items[workforce.ARRSClaim]](t, h.Server, "/api/v1/arrs_claims").Items; len(all) != 0 {
		t.Errorf("%d were recorded all the same", len(all))
	}
}

func TestAnAmountThatIsTooLargeIsToldSo(t *testing.T) {
	h := openHouse(t)
	for amount, want := range map[any]string{
		100_000_001:                         "/amount_pence out_of_range A claim is of one role in one month, and from £0 to £1,000,000. Check the amount, which is in pence: £6,023.85 is 602385.",
		json.Number("99999999999999999999"): "/amount_pence out_of_range This number is too large. Check it.",
		json.Number("6023.85"):              "/amount_pence wrong_type This takes a whole number.",
	} {
		r := answers(t, send(h.manager, "/api/v1/arrs_claims", claim(object{"amount_pence": amount})), http.StatusUnprocessableEntity)
		var p problem
		if r.Into(t, &p); len(p.Errors) != 1 || p.Errors[0].Pointer+" "+p.Errors[0].Code+" "+p.Errors[0].Message != want {
			t.Errorf("%v is refused with %+v", amount, p.Errors)
		}
	}
}

func TestAClaimOfMoreThanTheRateAllowsSaysSoAndIsRecorded(t *testing.T) {
	h := openHouse(t)
	exceeds := func(address string) string {
		t.Helper()
		e := readAt[workforce.ARRSClaim](t, h.lead, address).ExceedsMaximum
		if e == nil {
			return "not known"
		}
		return fmt.Sprint(*e)
	}
	// A day of a whole-time worker is £100, and £120 in inner London: half of one costs £1,860 in the 31 days of May.
	at := claimed(t, h.manager, object{"wte": 0.5, "amount_pence": 186_000})
	above := claimed(t, h.manager, object{"wte": 0.5, "amount_pence": 179_905, "month": "2026-04-01"})
	nothing := claimed(t, h.manager, object{"wte": 0, "amount_pence": 1, "month": "2026-06-01"})
	if got := exceeds(at); got != "not known" {
		t.Errorf("without a rate it is %s", got)
	}
	for zone, pence := range map[string]int{"base": 3_650_000, "inner": 4_380_000} {
		answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2026-04-01", "annual_max_pence": pence, "pay_zone": zone})), http.StatusCreated)
	}
	for address, want := range map[string]string{at: "false", above: "false", nothing: "true"} {
		if got := exceeds(address); got != want {
			t.Errorf("%s is %s, not %s", address, got, want)
		}
	}
	more := claimed(t, h.manager, object{"wte": 0.5, "amount_pence": 186_001, "month": "2026-07-01"})
	if got := exceeds(more); got != "true" {
		t.Errorf("a penny more is %s", got)
	}
	all := 0
	for _, c := range readAt[items[workforce.ARRSClaim]](t, h.lead, "/api/v1/arrs_claims").Items {
		if c.ExceedsMaximum != nil && *c.ExceedsMaximum {
			all++
		}
	}
	if all != 2 {
		t.Errorf("of the list %d are", all)
	}
}

func TestClaimsAreSeenByTheNetworkItsBoardAndTheProgrammeAndNobodyElse(t *testing.T) {
	h := openHouse(t)
	address := claimed(t, h.manager, nil)
	for name, s := range map[string]*contract.Server{"manager": h.manager, "lead": h.lead, "officer": h.officer, "administrator": h.Server, "approver": h.approver} {
		if n := len(readAt[items[workforce.ARRSClaim]](t, s, "/api/v1/arrs_claims").Items); n != 1 || s.Get(address).Status != http.StatusOK {
			t.Errorf("the %s sees %d claims", name, n)
		}
	}
	for name, s := range map[string]*contract.Server{"sibling": h.sibling, "other board": h.farLead} {
		csv := answers(t, s.Get("/api/v1/arrs_claims.csv"), http.StatusOK).Text()
		if n := len(readAt[items[workforce.ARRSClaim]](t, s, "/api/v1/arrs_claims").Items); n != 0 || strings.Contains(csv, "UD0001") {
			t.Errorf("the %s sees %d claims, and in a file %s", name, n, csv)
		}
		answers(t, s.Get(address), http.StatusNotFound)
		if r := s.Do(http.MethodPost, address+"/approve", map[string]string{"If-Match": `"v1.x"`, "Idempotency-Key": access.NewID()}, nil); r.Status == http.StatusOK {
			t.Errorf("the %s approves it", name)
		}
	}
	answers(t, h.analyst.Get("/api/v1/arrs_claims"), http.StatusForbidden)
	answers(t, h.Anonymously().Get(address), http.StatusUnauthorized)
}
