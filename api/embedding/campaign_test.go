package embedding_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"trellis/api/embedding"
	"trellis/api/platform/listing"
	"trellis/api/server/contract"
)

const campaigns = "/api/v1/assessment_campaigns"

// asks opens a campaign of the town's board, from today for a month.
func (w *town) asks(t testing.TB, changes object) embedding.AssessmentCampaign {
	t.Helper()
	body := object{"icb_code": "Z9B2Z", "title": "Autumn 2026 self-assessment", "criteria_set": "core", "note": "Please agree it with your clinical director.", "opens_on": "2026-11-26", "due_on": "2026-12-31"}
	for name, value := range changes {
		body[name] = value
	}
	return answered[embedding.AssessmentCampaign](t, w.lead, http.StatusCreated, http.MethodPost, campaigns, 0, body)
}

func (w *town) campaign(t testing.TB, id string) embedding.AssessmentCampaign {
	t.Helper()
	return answered[embedding.AssessmentCampaign](t, w.lead, http.StatusOK, http.MethodGet, campaigns+"/"+id, 0, nil)
}

// chased is how far UD0001 is, as somebody is told.
func (w *town) chased(t testing.TB, by *contract.Server, id string) embedding.CampaignNetwork {
	t.Helper()
	list := answered[embedding.CampaignNetworkList](t, by, http.StatusOK, http.MethodGet, campaigns+"/"+id+"/networks", 0, nil)
	at := slices.IndexFunc(list.Items, func(n embedding.CampaignNetwork) bool { return n.PCNCode == "UD0001" })
	if at < 0 {
		t.Fatalf("UD0001 is not among %+v", list.Items)
	}
	return list.Items[at]
}

func (w *town) asked(t testing.TB, by *contract.Server) *embedding.AskedBy {
	t.Helper()
	return answered[embedding.PCNEmbedding](t, by, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding", 0, nil).Campaign
}

func TestACampaignFollowsItsNetworksFromNothingBegunToPublished(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	c := w.asks(t, nil)
	if c.Status != "open" || c.PCNs == 0 || c.NotBegun != c.PCNs || c.ICBName == "" || c.IsDemo {
		t.Fatalf("it opens as %+v", c)
	}
	if asked := w.asked(t, w.manager); asked == nil || asked.ID != c.ID || asked.ICBCode != "Z9B2Z" || asked.Note == nil || asked.DueOn.String() != "2026-12-31" || asked.State != "not_begun" {
		t.Fatalf("the manager is asked %+v", asked)
	}
	a := w.begin(t)
	step := func(state string, isNamed bool, counted func(c embedding.AssessmentCampaign) int64) {
		t.Helper()
		n, now := w.chased(t, w.lead, c.ID), w.campaign(t, c.ID)
		if n.State != state || (n.AssessmentID != nil) != isNamed || n.OpenedAt == nil || counted(now) != 1 || now.NotBegun != now.PCNs-1 {
			t.Errorf("%s, the lead is told %+v of %+v", state, n, now)
		}
		if asked := w.asked(t, w.manager); asked == nil || asked.State != state {
			t.Errorf("%s, the manager is told %+v", state, asked)
		}
	}
	inProgress := func(c embedding.AssessmentCampaign) int64 { return c.InProgress }
	inReview := func(c embedding.AssessmentCampaign) int64 { return c.InReview }
	step("draft", false, inProgress)
	if n := w.chased(t, w.officer, c.ID); n.AssessmentID == nil || *n.AssessmentID != a.ID {
		t.Errorf("the programme team, who see drafts, are told %+v", n)
	}
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 3)...), "submit", nil)
	step("submitted", true, inReview)
	a = does(t, w.lead, a, "return", object{"comment": "When was supervision held?"})
	step("returned", true, inProgress)
	a = does(t, w.lead, does(t, w.manager, a, "submit", nil), "validate", nil)
	step("validated", true, inReview)
	if n := w.chased(t, w.analyst, c.ID); n.State != "validated" || n.AssessmentID != nil {
		t.Errorf("an analyst, who sees what is published, is told %+v", n)
	}
	does(t, w.lead, a, "publish", nil)
	step("published", true, func(c embedding.AssessmentCampaign) int64 { return c.Published })
	if n := w.chased(t, w.analyst, c.ID); n.AssessmentID == nil || n.PublishedOn == nil || n.LastPublishedOn.String() != "2026-11-26" {
		t.Errorf("published, an analyst is told %+v", n)
	}
}

func TestACampaignIsPlannedThenOpenThenOverdueUntilItIsClosed(t *testing.T) {
	w := newTown(t)
	c := w.asks(t, object{"opens_on": "2026-12-01"})
	begun := w.now
	for _, step := range []struct {
		days, overdue int
		status        string
		isAsked       bool
	}{{0, 0, "planned", false}, {4, 0, "planned", false}, {5, 0, "open", true}, {35, 0, "open", true}, {36, 1, "overdue", true}, {40, 5, "overdue", true}} {
		w.now = begun.AddDate(0, 0, step.days)
		if now, n := w.campaign(t, c.ID), w.chased(t, w.lead, c.ID); now.Status != step.status || n.DaysOverdue != int64(step.overdue) || (w.asked(t, w.manager) != nil) != step.isAsked {
			t.Errorf("after %d days it is %s, %d days overdue", step.days, now.Status, n.DaysOverdue)
		}
	}
	of := answered[embedding.AssessmentCampaignList](t, w.lead, http.StatusOK, http.MethodGet, campaigns+"?status=overdue&sort=due_on", 0, nil)
	if len(of.Items) != 1 || of.Items[0].ID != c.ID {
		t.Errorf("overdue are %+v", of.Items)
	}
	closed := answered[embedding.AssessmentCampaign](t, w.lead, http.StatusOK, http.MethodPost, campaigns+"/"+c.ID+"/close", 1, object{})
	if closed.Status != "closed" || closed.ClosedOn.String() != "2027-01-05" || w.chased(t, w.lead, c.ID).DaysOverdue != 0 || w.asked(t, w.manager) != nil {
		t.Errorf("closed, it is %+v", closed)
	}
	refusedWith(t, w.lead, http.MethodPost, campaigns+"/"+c.ID+"/close", 2, object{}, http.StatusConflict, "closed already")
	refusedWith(t, w.lead, http.MethodPatch, campaigns+"/"+c.ID, 2, object{"title": "Another title"}, http.StatusConflict, "Reopen it")
	if again := answered[embedding.AssessmentCampaign](t, w.admin, http.StatusOK, http.MethodPost, campaigns+"/"+c.ID+"/reopen", 2, object{}); again.Status != "overdue" || again.ClosedOn != nil {
		t.Errorf("reopened, it is %+v", again)
	}
	refusedWith(t, w.lead, http.MethodPost, campaigns+"/"+c.ID+"/reopen", 3, object{}, http.StatusConflict, "not closed")
}

func TestABoardAsksForOneThingAtATime(t *testing.T) {
	w := newTown(t)
	c := w.asks(t, nil)
	second := object{"icb_code": "Z9B2Z", "title": "Another", "criteria_set": "full", "opens_on": "2026-11-26", "due_on": "2026-12-01"}
	refusedWith(t, w.lead, http.MethodPost, campaigns, 0, second, http.StatusConflict, "Autumn 2026 self-assessment")
	answered[embedding.AssessmentCampaign](t, w.lead, http.StatusOK, http.MethodPost, campaigns+"/"+c.ID+"/close", 1, object{})
	other := answered[embedding.AssessmentCampaign](t, w.lead, http.StatusCreated, http.MethodPost, campaigns, 0, second)
	refusedWith(t, w.lead, http.MethodPost, campaigns+"/"+c.ID+"/reopen", 2, object{}, http.StatusConflict, other.Title)
}

func TestACampaignSaysWhatItAsksAndUntilWhen(t *testing.T) {
	w := newTown(t)
	for _, wrong := range []struct {
		changes       object
		pointer, code string
	}{
		{object{"title": "A"}, "/title", "too_short"},
		{object{"title": strings.Repeat("a", 121)}, "/title", "too_long"},
		{object{"due_on": "2026-11-25"}, "/due_on", "before_it_opens"},
		{object{"due_on": "2027-11-28"}, "/due_on", "too_late"},
		{object{"opens_on": "2026-01-01", "due_on": "2026-11-25"}, "/due_on", "in_the_past"},
		{object{"criteria_set": "some"}, "/criteria_set", "unknown_value"},
		{object{"icb_code": "QMF"}, "/icb_code", "unknown_icb"}, // another's
		{object{"icb_code": "QMJ"}, "/icb_code", "unknown_icb"}, // which stands no more
		{object{"note": "Ask about 943 476 5919"}, "/note", ""},
	} {
		body := object{"icb_code": "Z9B2Z", "title": "Autumn 2026", "criteria_set": "core", "opens_on": "2026-11-26", "due_on": "2026-12-31"}
		for name, value := range wrong.changes {
			body[name] = value
		}
		if wrong.code == "" {
			refusedWith(t, w.lead, http.MethodPost, campaigns, 0, body, http.StatusUnprocessableEntity, "no patient data")
			continue
		}
		refused(t, w.lead, http.MethodPost, campaigns, 0, body, wrong.pointer, wrong.code)
	}
	planned := w.asks(t, object{"opens_on": "2026-12-01"})
	changed := answered[embedding.AssessmentCampaign](t, w.lead, http.StatusOK, http.MethodPatch, campaigns+"/"+planned.ID, 1, object{"criteria_set": "full", "note": nil, "due_on": "2027-01-15", "title": "Winter"})
	if changed.CriteriaSet != "full" || changed.Note != nil || changed.DueOn.String() != "2027-01-15" || changed.Title != "Winter" || changed.Version != 2 {
		t.Errorf("changed, it is %+v", changed)
	}
	w.now = w.now.AddDate(0, 0, 6)
	refusedWith(t, w.lead, http.MethodPatch, campaigns+"/"+planned.ID, 2, object{"criteria_set": "core"}, http.StatusConflict, "asked already")
	refused(t, w.lead, http.MethodPatch, campaigns+"/"+planned.ID, 2, object{"due_on": "2026-11-30"}, "/due_on", "before_it_opens")
}

func TestWhatANetworkHasOpenAnswersACampaignWheneverItWasBegun(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	opens := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)
	w.now = opens.AddDate(0, 0, -56)
	a := w.begin(t) // core, and eight weeks before the campaign opens
	w.now = opens
	c := w.asks(t, nil)
	is := func(state string) {
		t.Helper()
		if n, asked := w.chased(t, w.lead, c.ID), w.asked(t, w.manager); n.State != state || asked == nil || asked.State != state {
			t.Errorf("%s, the lead is told %+v and the manager %+v", state, n, asked)
		}
	}
	is("draft")
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 2)...), "submit", nil)
	is("submitted")
	does(t, w.manager, does(t, w.lead, a, "return", object{"comment": "When was supervision held?"}), "discard", nil)
	is("not_begun")
}

func TestWhatWasHandedInBeforeACampaignAnswersItOnceItIsPublished(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	opens := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)
	w.now = opens.AddDate(0, 0, -56)
	a := w.begin(t)
	a = does(t, w.manager, rates(t, w.manager, a, everything(a, 2)...), "submit", nil)
	w.now = opens
	c := w.asks(t, nil)
	a = does(t, w.lead, a, "validate", nil)
	if n := w.chased(t, w.lead, c.ID); n.State != "validated" {
		t.Errorf("validated since, it is %+v", n)
	}
	does(t, w.lead, a, "publish", nil)
	if n, asked := w.chased(t, w.lead, c.ID), w.asked(t, w.manager); n.State != "published" || asked == nil || asked.State != "published" {
		t.Errorf("published since, the lead is told %+v and the manager %+v", n, asked)
	}
	answered[embedding.AssessmentCampaign](t, w.lead, http.StatusOK, http.MethodPost, campaigns+"/"+c.ID+"/close", 1, object{})
	w.now = opens.AddDate(0, 0, 30)
	next := w.asks(t, object{"opens_on": "2026-12-26", "due_on": "2027-01-31"})
	if n := w.chased(t, w.lead, next.ID); n.State != "not_begun" {
		t.Errorf("published before the next one opened, it is %+v", n)
	}
}

func TestAnAssessmentAnswersACampaignByItsSet(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	w.begin(t)
	full := w.asks(t, object{"criteria_set": "full"})
	if n := w.chased(t, w.lead, full.ID); n.State != "not_begun" {
		t.Errorf("of the core criteria alone, where all are asked, it is %+v", n)
	}
	file := w.lead.Do(http.MethodGet, campaigns+"/"+full.ID+"/networks?state=not_begun&state=draft&state=returned", map[string]string{"Accept": "text/csv"}, nil)
	if rows := strings.Count(strings.TrimSpace(file.Text()), "\n"); file.Status != http.StatusOK || int64(rows) != full.PCNs || !strings.HasPrefix(strings.TrimPrefix(file.Text(), "\ufeff"), "pcn_code,pcn_name,borough_name,state") {
		t.Errorf("the file has %d rows of %d networks: %.200s", rows, full.PCNs, file.Text())
	}
}

// Whoever chases a network sees that it cannot begin, and by which assessment; who does not see that is told nothing of it.
func TestAChaseListNamesTheBoardsOwnViewThatKeepsANetworkFromBeginning(t *testing.T) {
	w := newTown(t)
	w.linkWorker(t)
	c := w.asks(t, nil)
	a := w.beginAs(t, "moderated")
	told := func(says string, stands bool) {
		t.Helper()
		for who, tt := range map[string]struct {
			by   *contract.Server
			sees bool
		}{"lead": {w.lead, true}, "admin": {w.admin, true}, "officer": {w.officer, true}, "analyst": {w.analyst, false}} {
			if id := w.chased(t, tt.by, c.ID).BoardAssessmentID; (id != nil) != (stands && tt.sees) || id != nil && *id != a.ID {
				t.Errorf("%s, the %s is told %v", says, who, id)
			}
		}
		for who, tt := range map[string]struct {
			by   *contract.Server
			sees bool
		}{"manager": {w.manager, true}, "analyst": {w.analyst, false}} {
			if id := w.asked(t, tt.by).BoardAssessmentID; (id != nil) != (stands && tt.sees) || id != nil && *id != a.ID {
				t.Errorf("%s, the %s reads %v with the network", says, who, id)
			}
		}
	}
	told("begun by the board", true)
	file := w.lead.Do(http.MethodGet, campaigns+"/"+c.ID+"/networks?pcn_code=UD0001", map[string]string{"Accept": "text/csv"}, nil).Text()
	if !strings.Contains(file, "board_assessment_id") || !strings.Contains(file, a.ID) {
		t.Errorf("the file says %s", file)
	}
	a = does(t, w.lead, rates(t, w.lead, a, everything(a, 3)...), "submit", nil)
	told("submitted to the network", true)
	does(t, w.lead, does(t, w.manager, a, "validate", nil), "publish", nil)
	told("published", false)
	w.begin(t)
	told("begun by the network itself", false)
}

func TestACampaignIsItsBoardsAndOfThoseWhoReachIt(t *testing.T) {
	w := newTown(t)
	c := w.asks(t, nil)
	for _, path := range []string{"", "/networks"} {
		refusedWith(t, w.otherLead, http.MethodGet, campaigns+"/"+c.ID+path, 0, nil, http.StatusNotFound, "")
		refusedWith(t, w.manager, http.MethodGet, campaigns+"/"+c.ID+path, 0, nil, http.StatusForbidden, "")
	}
	if others := answered[listing.Body[[]embedding.AssessmentCampaign]](t, w.otherLead, http.StatusOK, http.MethodGet, campaigns, 0, nil); len(others.Items) != 0 {
		t.Errorf("another board is told %+v", others.Items)
	}
	refusedWith(t, w.otherLead, http.MethodPatch, campaigns+"/"+c.ID, 1, object{"title": "Mine now"}, http.StatusNotFound, "")
	refusedWith(t, w.analyst, http.MethodPost, campaigns+"/"+c.ID+"/close", 1, object{}, http.StatusForbidden, "")
	refusedWith(t, w.officer, http.MethodPost, campaigns+"/"+c.ID+"/close", 1, object{}, http.StatusForbidden, "")
}

// The answers about a day are kept; what is asked today is not asked of a day that is over, nor of one to come.
func TestWhatANetworkIsAskedIsToldOfTodayThroughMidnight(t *testing.T) {
	w := newTown(t)
	w.asks(t, nil)
	days := []string{"", "?as_of=2026-11-26", "?as_of=2026-11-27", "?as_of=2026-11-28"}
	for midnights, want := range [][]bool{{true, true, false, false}, {true, false, true, false}, {true, false, false, true}} {
		for i, query := range days {
			asked := answered[embedding.PCNEmbedding](t, w.manager, http.StatusOK, http.MethodGet, "/api/v1/pcns/UD0001/embedding"+query, 0, nil).Campaign != nil
			if asked != want[i] {
				t.Errorf("after %d midnights, %q tells of a campaign: %v", midnights, query, asked)
			}
		}
		w.now = w.now.AddDate(0, 0, 1)
	}
}
