package embedding

import (
	"context"
	"reflect"
	"strings"

	"github.com/google/uuid"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Campaigns are the use cases of campaigns.
type Campaigns struct {
	store    campaignStore
	log      *audit.Log
	clock    vocabulary.Clock
	list     *listing.List[AssessmentCampaign]
	networks *listing.List[CampaignNetwork]
}

// NewCampaigns makes the use cases over a database.
func NewCampaigns(db *database.DB, log *audit.Log, clock vocabulary.Clock) (*Campaigns, error) {
	list, err := listing.Prepare(listing.Table[AssessmentCampaign]{Name: "assessment_campaigns", Reads: campaignTables, From: campaignRows, Besides: campaignCounts, Key: "id", Sort: "-due_on,icb_name", Undated: true})
	if err != nil {
		return nil, err
	}
	networks, err := listing.Prepare(listing.Table[CampaignNetwork]{Name: "campaign_networks", Reads: campaignTables, From: campaignNetworkRows, Key: "pcn_code", Sort: "pcn_name", Undated: true})
	return &Campaigns{campaignStore{db}, log, clock, list, networks}, err
}

// Read reads a campaign within reach.
func (s *Campaigns) Read(ctx context.Context, actor vocabulary.Actor, operation, id string) (found AssessmentCampaign, err error) {
	scope, err := policy.Allow(actor, operation)
	if err != nil {
		return found, err
	}
	err = s.store.db.Within(ctx, scope.Tokens(), func(ctx context.Context, _ *database.Tx) error {
		found, err = s.store.read(ctx, scope, id, s.clock.Today())
		return err
	})
	return found, err
}

// Create opens a campaign of a board.
func (s *Campaigns) Create(ctx context.Context, actor vocabulary.Actor, in NewAssessmentCampaign) (made AssessmentCampaign, err error) {
	err = s.log.Record(ctx, actor, "assessment_campaigns.create", func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		in.ICBCode = strings.ToUpper(strings.TrimSpace(in.ICBCode))
		today := s.clock.Today()
		made = AssessmentCampaign{ID: uuid.Must(uuid.NewV7()).String(), ICBCode: in.ICBCode, OpensOn: in.OpensOn, DueOn: in.DueOn}
		faults := vocabulary.CheckFields(&in)
		if made.Title, made.CriteriaSet, made.Note = in.Title, in.CriteriaSet, in.Note; len(faults) == 0 {
			faults = made.judge(true, today)
		}
		if len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		there, err := s.store.stands(ctx, in.ICBCode, today)
		if err != nil {
			return err
		}
		if !there || !scope.Covers("icb:"+in.ICBCode) {
			return vocabulary.Invalid(vocabulary.Fault{Pointer: "/icb_code", Code: "unknown_icb", Message: "There is no board with this code today, or it is not within your reach. Check the code."})
		}
		if err := s.alone(ctx, scope, made); err != nil {
			return err
		}
		if err := s.store.insert(ctx, tx, scope, made, s.clock()); err != nil {
			return err
		}
		made, err = s.store.read(ctx, scope, made.ID, today)
		return err
	})
	return made, err
}

// alone refuses a campaign beside another of its board that is not closed.
func (s *Campaigns) alone(ctx context.Context, scope policy.Scope, c AssessmentCampaign) error {
	other, err := s.store.notClosed(ctx, scope, c.ICBCode)
	if err == nil && other != "" {
		err = anotherIsOpen(other)
	}
	return err
}

// Update changes what a campaign that is not closed says, when it is due, and before it opens what it asks.
func (s *Campaigns) Update(ctx context.Context, actor vocabulary.Actor, id string, version int64, in AssessmentCampaignChange) (AssessmentCampaign, error) {
	return s.change(ctx, actor, "assessment_campaigns.update", id, version, func(_ context.Context, _ policy.Scope, c *AssessmentCampaign) error {
		if c.Status == campaignClosed {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This campaign is closed, and does not change any more. Reopen it to change it.")
		}
		if faults := vocabulary.CheckFields(&in); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		if in.CriteriaSet != nil && *in.CriteriaSet != c.CriteriaSet {
			if c.Status != campaignPlanned {
				return vocabulary.Errorf(vocabulary.CodeConflict, "Networks are being asked already, so which criteria are asked stays. Close this campaign and open another to ask others.")
			}
			c.CriteriaSet = *in.CriteriaSet
		}
		if in.Title != nil {
			c.Title = *in.Title
		}
		in.Note.Into(&c.Note)
		dueAnew := in.DueOn != nil && in.DueOn.Compare(c.DueOn) != 0
		if dueAnew {
			c.DueOn = *in.DueOn
		}
		if faults := c.judge(dueAnew, s.clock.Today()); len(faults) > 0 {
			return vocabulary.Invalid(faults...)
		}
		return nil
	})
}

// Close ends a campaign today. What networks do from then on counts no more than what they had begun.
func (s *Campaigns) Close(ctx context.Context, actor vocabulary.Actor, id string, version int64) (AssessmentCampaign, error) {
	return s.change(ctx, actor, "assessment_campaigns.close", id, version, func(_ context.Context, _ policy.Scope, c *AssessmentCampaign) error {
		if c.Status == campaignClosed {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This campaign is closed already.")
		}
		today := s.clock.Today()
		c.ClosedOn = &today
		return nil
	})
}

// Reopen takes the close back, where the board has opened no other since.
func (s *Campaigns) Reopen(ctx context.Context, actor vocabulary.Actor, id string, version int64) (AssessmentCampaign, error) {
	return s.change(ctx, actor, "assessment_campaigns.reopen", id, version, func(ctx context.Context, scope policy.Scope, c *AssessmentCampaign) error {
		if c.Status != campaignClosed {
			return vocabulary.Errorf(vocabulary.CodeConflict, "This campaign is not closed, so there is nothing to reopen.")
		}
		c.ClosedOn = nil
		return s.alone(ctx, scope, *c)
	})
}

// change reads a campaign, changes it and saves it; a change to what already holds changes nothing.
func (s *Campaigns) change(ctx context.Context, actor vocabulary.Actor, operation, id string, version int64, change func(ctx context.Context, scope policy.Scope, c *AssessmentCampaign) error) (after AssessmentCampaign, err error) {
	err = s.log.Record(ctx, actor, operation, func(ctx context.Context, tx *database.Tx, scope policy.Scope) error {
		before, err := s.store.read(ctx, scope, id, s.clock.Today())
		if err != nil {
			return err
		}
		after = before
		if err := change(ctx, scope, &after); err != nil || reflect.DeepEqual(before, after) {
			return err
		}
		if err := s.store.save(ctx, tx, scope, version, after, s.clock()); err != nil {
			return err
		}
		after, err = s.store.read(ctx, scope, id, s.clock.Today())
		return err
	})
	return after, err
}
