package workforce_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"trellis/api/access"
	"trellis/api/workforce"
)

func rate(changes object) object {
	made := object{"role_type": "splw", "pay_zone": "base", "valid_from": "2025-04-01", "annual_max_pence": 4_200_000, "status": "confirmed", "source": "A circular"}
	for name, value := range changes {
		made[name] = value
	}
	return made
}

func (h *house) rates(query string) []workforce.RateCard {
	h.t.Helper()
	return readAt[items[workforce.RateCard]](h.t, h.Server, "/api/v1/rate_cards?role_type=splw&pay_zone=base&sort=valid_from"+query).Items
}

// daysOf writes down when rates hold.
func daysOf(rates []workforce.RateCard) string {
	var all []string
	for _, r := range rates {
		to := ""
		if r.ValidTo != nil {
			to = r.ValidTo.String()
		}
		all = append(all, r.ValidFrom.String()+"/"+to)
	}
	return strings.Join(all, " ")
}

func TestTheRatesOfWhichSomethingWasReadAreThereForEveryoneAndNoneIsCalledVerified(t *testing.T) {
	h := openHouse(t)
	got := readAt[items[workforce.RateCard]](t, h.Anonymously(), "/api/v1/rate_cards?role_type=splw&sort=valid_from").Items
	if daysOf(got) != "2019-07-01/2020-04-01 2020-04-01/2021-04-01 2021-04-01/2022-04-01 2022-04-01/2023-04-01 2024-10-01/2025-04-01" {
		t.Errorf("they hold on %s", daysOf(got))
	}
	for _, r := range got {
		if r.IsVerified {
			t.Errorf("nobody has compared %+v with the document that sets it", r)
		}
	}
	last := got[len(got)-1]
	if last.AnnualMaxPence != 4_015_900 || last.IsVerified || last.Status != "provisional" || !strings.Contains(last.Source, "inferred") {
		t.Errorf("what was inferred is given as %+v", last)
	}
	years := readAt[items[workforce.EntitlementRate]](t, h.Anonymously(), "/api/v1/entitlement_rates").Items
	if len(years) != 3 || years[0].FinancialYear != "2025/26" || years[0].PencePerWeightedPerson != 2663.1 || years[0].ListDate.String() != "2025-01-01" {
		t.Errorf("the rates of entitlement are %+v", years)
	}
}

func TestARateThatTakesThePlaceOfAnotherLeavesItAsHistory(t *testing.T) {
	h := openHouse(t)
	var made workforce.RateCard
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2020-01-01", "valid_to": "2022-07-01"})), http.StatusCreated).Into(t, &made)
	if !made.IsBackDated || made.Version != 1 {
		t.Errorf("it is made as %+v", made)
	}
	if got := daysOf(h.rates("")); got != "2019-07-01/2020-01-01 2020-01-01/2022-07-01 2022-07-01/2023-04-01 2024-10-01/2025-04-01" {
		t.Errorf("now they hold on %s", got)
	}
	past := h.rates("&status=superseded")
	if daysOf(past) != "2019-07-01/2020-04-01 2020-04-01/2021-04-01 2021-04-01/2022-04-01 2022-04-01/2023-04-01" {
		t.Errorf("history is %s", daysOf(past))
	}
	for _, p := range past {
		if p.SupersededBy == nil || *p.SupersededBy != made.ID {
			t.Errorf("the place of %+v was taken by another", p)
		}
	}
	kept := h.rates("")[2]
	if first := past[3]; kept.Source != first.Source || kept.AnnualMaxPence != first.AnnualMaxPence || !kept.RecordedAt.Equal(first.RecordedAt) || kept.IsVerified != first.IsVerified {
		t.Errorf("what is left of %+v is %+v", first, kept)
	}
	// One in the middle of another leaves both of its ends.
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2021-01-01", "valid_to": "2021-02-01"})), http.StatusCreated)
	if got := daysOf(h.rates("")); got != "2019-07-01/2020-01-01 2020-01-01/2021-01-01 2021-01-01/2021-02-01 2021-02-01/2022-07-01 2022-07-01/2023-04-01 2024-10-01/2025-04-01" {
		t.Errorf("now they hold on %s", got)
	}
}

func TestADryRunOfARateLeavesTheOthersInPlace(t *testing.T) {
	h := openHouse(t)
	before := daysOf(h.rates(""))
	answers(t, h.Do(http.MethodPost, "/api/v1/rate_cards?dry_run=true", nil, rate(object{"valid_from": "2019-07-01"})), http.StatusCreated)
	if after := daysOf(h.rates("")); after != before {
		t.Errorf("from %s to %s", before, after)
	}
}

func TestOnlyWhatIsKnownOfARateCanBeChanged(t *testing.T) {
	h := openHouse(t)
	address := "/api/v1/rate_cards/019a0000-0000-7000-8000-000000001605"
	patch := func(body object) (int, string) {
		r := h.Do(http.MethodPatch, address, map[string]string{"If-Match": h.Get(address).Header.Get("ETag")}, body)
		return r.Status, r.Text()
	}
	if status, body := patch(object{"status": "confirmed", "is_verified": true, "source": " Network  Contract DES 2024/25 ", "source_url": "https://www.england.nhs.uk/gp/"}); status != http.StatusOK {
		t.Fatal(status, body)
	}
	if got := readAt[workforce.RateCard](t, h.Server, address); got.Status != "confirmed" || !got.IsVerified || got.Source != "Network Contract DES 2024/25" || got.SourceURL == nil || got.Version != 2 {
		t.Errorf("it is %+v", got)
	}
	for _, wrong := range []object{{"annual_max_pence": 1}, {"status": "superseded"}, {"source_url": "ftp://x"}, {"source": ""}} {
		if status, body := patch(wrong); status != http.StatusUnprocessableEntity {
			t.Errorf("%v is answered %d %s", wrong, status, body)
		}
	}
	if status, _ := patch(object{"source_url": ""}); status != http.StatusOK || readAt[workforce.RateCard](t, h.Server, address).SourceURL != nil {
		t.Errorf("taking the address away is answered %d", status)
	}
	answers(t, send(h.Server, "/api/v1/rate_cards", rate(object{"valid_from": "2024-10-01"})), http.StatusCreated)
	if status, body := patch(object{"is_verified": true}); status != http.StatusConflict {
		t.Errorf("changing history is answered %d %s", status, body)
	}
}

func TestOnlyAnAdministratorEntersRatesAndOnlyOnceUnderAKey(t *testing.T) {
	h := openHouse(t)
	for _, s := range []struct {
		name string
		is   int
	}{{"lead", answersTo(h.lead)}, {"manager", answersTo(h.manager)}, {"officer", answersTo(h.officer)}, {"analyst", answersTo(h.analyst)}} {
		if s.is != http.StatusForbidden {
			t.Errorf("a rate of the %s is answered %d", s.name, s.is)
		}
	}
	refuses(t, h.Do(http.MethodPost, "/api/v1/rate_cards", nil, rate(nil)), http.StatusBadRequest, "header:Idempotency-Key", "required")
	key := map[string]string{"Idempotency-Key": access.NewID()}
	first := answers(t, h.Do(http.MethodPost, "/api/v1/rate_cards", key, rate(nil)), http.StatusCreated)
	again := answers(t, h.Do(http.MethodPost, "/api/v1/rate_cards", key, rate(nil)), http.StatusCreated)
	if first.Text() != again.Text() || again.Header.Get("Idempotency-Replayed") != "true" || len(h.rates("&status=superseded&status=confirmed")) != 4 {
		t.Errorf("twice under one key there are %d rates", len(h.rates("&status=superseded&status=confirmed")))
	}
	for pointer, wrong := range map[string]object{"/role_type": {"role_type": "gp"}, "/pay_zone": {"pay_zone": "fringe"}, "/valid_to": {"valid_to": "2025-04-01"}, "/annual_max_pence": {"annual_max_pence": 0},
		"/status": {"status": "superseded"}, "/source": {"source": " "}, "/source_url": {"source_url": "example.org"}} {
		if r := send(h.Server, "/api/v1/rate_cards", rate(wrong)); r.Status != http.StatusUnprocessableEntity || !strings.Contains(r.Text(), `"`+pointer+`"`) {
			t.Errorf("%v is answered %d %s", wrong, r.Status, r.Body)
		}
	}
}

func TestTheRateOfAYearGivesWayToAnother(t *testing.T) {
	h := openHouse(t)
	entered := object{"financial_year": "2025/26", "pence_per_weighted_person": 2700.125, "list_date": "2025-01-01", "status": "provisional", "source": "A circular"}
	answers(t, send(h.Server, "/api/v1/entitlement_rates", entered), http.StatusCreated)
	got := readAt[items[workforce.EntitlementRate]](t, h.Server, "/api/v1/entitlement_rates?financial_year=2025/26&status=provisional&status=confirmed&status=superseded&sort=recorded_at").Items
	if len(got) != 2 || got[0].Status == got[1].Status || got[0].PencePerWeightedPerson+got[1].PencePerWeightedPerson != 2663.1+2700.125 {
		t.Errorf("the year has %+v", got)
	}
	for pointer, wrong := range map[string]object{"/financial_year": {"financial_year": "2025/27"}, "/pence_per_weighted_person": {"pence_per_weighted_person": 0.00049}, "/list_date": {"list_date": nil}} {
		body := object{}
		for name, value := range entered {
			body[name] = value
		}
		for name, value := range wrong {
			body[name] = value
		}
		if r := send(h.Server, "/api/v1/entitlement_rates", body); r.Status != http.StatusUnprocessableEntity || !strings.Contains(r.Text(), `"`+pointer+`"`) {
			t.Errorf("%v is answered %d %s", wrong, r.Status, r.Body)
		}
	}
}

func TestAWeightedPopulationIsSetForADayAndByWhoeverReachesTheNetwork(t *testing.T) {
	h := openHouse(t)
	address, people := "/api/v1/pcn_populations/UD0001/2025-01-01", object{"weighted": 48211.4, "registered": 49163, "source": "Payments to general practice"}
	refuses(t, h.lead.Do(http.MethodPut, address, nil, people), http.StatusPreconditionRequired, "header:If-Match", "required")
	answers(t, h.farLead.Do(http.MethodPut, address, map[string]string{"If-None-Match": "*"}, people), http.StatusNotFound)
	answers(t, h.manager.Do(http.MethodPut, address, map[string]string{"If-None-Match": "*"}, people), http.StatusForbidden)
	answers(t, h.lead.Do(http.MethodPut, address, map[string]string{"If-Match": `"v1.x"`}, people), http.StatusPreconditionFailed)
	made := answers(t, put(h.lead, address, people), http.StatusCreated)
	if made.Header.Get("Location") != address {
		t.Errorf("it is made at %q", made.Header.Get("Location"))
	}
	answers(t, h.lead.Do(http.MethodPut, address, map[string]string{"If-None-Match": "*"}, people), http.StatusPreconditionFailed)
	refuses(t, put(h.lead, address, object{"weighted": 48211.457, "source": "Payments to general practice"}), http.StatusUnprocessableEntity, "/weighted", "too_precise")
	people["weighted"] = 50000
	answers(t, put(h.lead, address, people), http.StatusOK)
	got := readAt[items[workforce.PCNPopulation]](t, h.Anonymously(), "/api/v1/pcn_populations?pcn_code=ud0001").Items
	if len(got) != 1 || got[0].Key != "UD0001/2025-01-01" || got[0].Weighted != 50000 || got[0].Version != 2 || !got[0].IsDemo {
		t.Errorf("it is %+v", got)
	}
	answers(t, h.lead.Do(http.MethodPut, "/api/v1/pcn_populations/UD0001/2025-02-30", map[string]string{"If-None-Match": "*"}, people), http.StatusNotFound)
}

// Whatever statement is sent, row-level security lets everyone read and only those who reach a network write.
func TestAWeightedPopulationIsWrittenOnlyWithinReach(t *testing.T) {
	h := openHouse(t)
	answers(t, put(h.lead, "/api/v1/pcn_populations/UD0001/2025-01-01", object{"weighted": 48211.45, "source": "Payments"}), http.StatusCreated)
	app, err := pgx.Connect(t.Context(), h.Database.AppURL)
	must(t, err)
	defer app.Close(t.Context())
	within := func(token, sql string) (rows int64, refusal string) {
		tx, err := app.Begin(t.Context())
		must(t, err)
		defer tx.Rollback(t.Context())
		_, err = tx.Exec(t.Context(), "SELECT set_config('trellis.event_id', gen_random_uuid()::text, true), set_config('trellis.reach', '{'||$1||'}', true)", token)
		must(t, err)
		done, err := tx.Exec(t.Context(), sql)
		if err != nil {
			return 0, err.Error()
		}
		return done.RowsAffected(), ""
	}
	for sql, elsewhere := range map[string]string{
		"SELECT FROM pcn_populations":                                    "1",
		"UPDATE pcn_populations SET weighted = 1, version = version + 1": "0",
		"DELETE FROM pcn_populations":                                    "0",
		"INSERT INTO pcn_populations (pcn_code, counted_on, weighted, source, updated_at) VALUES ('UD0001', '2026-01-01', 40000, 'Payments', now())": `0 ERROR: new row violates row-level security policy for table "pcn_populations" (SQLSTATE 42501)`,
	} {
		for token, want := range map[string]string{"pcn:UD0001": "1", "*": "1", "pcn:UD0003": elsewhere} {
			if rows, refusal := within(token, sql); strings.TrimSpace(fmt.Sprint(rows, " ", refusal)) != want {
				t.Errorf("within %s, %s touches %d rows: %s", token, sql, rows, refusal)
			}
		}
	}
}
