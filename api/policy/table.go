package policy

// Rows that several operations share.
var (
	// reference is what everyone may read.
	reference = func(does string) Rule {
		return Rule{Does: does, Public: Reference, Roles: within(Roles...), Client: "organisations:read"}
	}
	// public is what needs no permission at all: who may not see it cannot begin.
	public = func(does string) Rule {
		return Rule{Does: does, Public: always, Roles: within(Roles...), SignedIn: true, Client: always}
	}
	// own is what everyone who has signed in may do about themselves.
	own = func(does string) Rule { return Rule{Does: does, SignedIn: true} }
	// files is what the files of an installation are, to those who keep it or judge by it.
	files = func(does string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager, Analyst), Client: "imports:read"}
	}
	// takeIn is what those do with files who may import any kind; which kinds those are, other rows say.
	takeIn = func(does string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, PCNManager), Client: "imports:write"}
	}
	// national is what is not any one network's.
	national = func(does string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin), Client: "imports:write", WholeRegion: true}
	}
	// people is what those who may invite may do, within what they reach.
	people = func(does string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, ICBLead, PCNManager)}
	}
	// machines is what those who keep API clients may do: an analyst's own, and a programme admin's all.
	machines = func(does string) Rule {
		return Rule{Does: does, Roles: map[Role]Relation{ProgrammeAdmin: Within, ProgrammeOfficer: Own, ICBLead: Own, Analyst: Own}}
	}
	stepped = func(r Rule) Rule { r.StepUp = true; return r }
	// everywhere is what changes more than a part of a region.
	everywhere = func(r Rule) Rule { r.WholeRegion = true; return r }
	admin      = func(does, client string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin), Client: client}
	}
	// posts is what those see of posts who see them one by one.
	posts = func(does string) Rule { return Rule{Does: does, Roles: within(seenBy[Posts]...), Client: "posts:read"} }
	// byManager is what only the network's own manager does.
	byManager = func(does string) Rule { return Rule{Does: does, Roles: within(PCNManager)} }
	// workforce is what is counted of posts, claims and services.
	workforce = func(does string, counts ...Class) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, ProgrammeOfficer, FinanceApprover, ICBLead, PCNManager, Analyst), Client: "workforce:read", Counts: counts}
	}
	// areas is what is counted of a board or a region as one: a network's manager reaches neither.
	areas = func(does string, counts ...Class) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, ProgrammeOfficer, FinanceApprover, ICBLead, Analyst), Client: "workforce:read", Counts: counts}
	}
	// assessments is what those see of assessments, each as far as the classes show it.
	assessments = func(does string) Rule {
		return Rule{Does: does, Roles: within(seenBy[Assessments]...), Client: "assessments:read", Only: []Class{AssessmentDrafts, AssessmentsInReview, Assessments, AssessmentEvidence}}
	}
	// improves is what those do about a network who answer for how it stands, or help it.
	improves = func(does string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, ProgrammeOfficer, ICBLead, PCNManager)}
	}
	// compared is what those who see assessments are told of a whole region: what is beyond their reach without names.
	compared = func(does string) Rule {
		return Rule{Does: does, Roles: within(seenBy[Assessments]...), Client: "assessments:read", Compares: []Class{Assessments}}
	}
	// campaigns is what those see of campaigns who see a board's networks as one: a network's manager reads what the network is asked
	// with the network.
	campaigns = func(does string) Rule {
		return Rule{Does: does, Roles: within(ProgrammeAdmin, ProgrammeOfficer, ICBLead, Analyst), Client: "assessments:read"}
	}
	// judge is what a board does with what its networks submit.
	judge = func(does string) Rule { return Rule{Does: does, Roles: within(ProgrammeAdmin, ICBLead)} }
	// works is what either body does with an assessment that it works at: a network with its own, a board with a moderated one. Whose it
	// is, other rows say. What the records suggest is counted from services too, which a board does not see one by one.
	works = func(does string, counts ...Class) Rule {
		return Rule{Does: does, Roles: within(ICBLead, PCNManager), Counts: counts}
	}
	// answers is what the programme does for either body: with what the other submitted, or in place of one that is not there.
	answers = func(does string) Rule { return Rule{Does: does, Roles: within(ProgrammeAdmin, ICBLead, PCNManager)} }
	// claims is what those see of claims who see them one by one.
	claims = func(does string) Rule {
		return Rule{Does: does, Roles: within(seenBy[ARRSClaims]...), Client: "arrs_claims:read"}
	}
)

// always marks what anyone may do, whatever PUBLIC_ACCESS is.
const always = "always"

func within(roles ...Role) map[Role]Relation {
	table := map[Role]Relation{}
	for _, role := range roles {
		table[role] = Within
	}
	return table
}

// table holds a row for every operation the API and the commands offer. A route whose operation
// has no row stops the start (see Known).
var table = map[string]Rule{
	"about.read":          public("read about this installation"),
	"me.read":             public("read who you are"),
	"me.permissions":      public("read what you may do"),
	"spec.read":           public("read the API description"),
	"code_lists.read":     public("read the code lists"),
	"jwks.read":           public("read the keys that tokens are signed with"),
	"tokens.create":       public("get a token"),
	"oauth.read":          public("read how programs get a token"),
	"sign_in.options":     public("read how one signs in here"),
	"sign_in.begin":       public("go and sign in elsewhere"),
	"sign_in.finish":      public("come back signed in"),
	"sessions.create":     public("sign in"),
	"invitations.open":    public("read an invitation you hold the link of"),
	"invitations.take":    public("take up an invitation"),
	"installation.begin":  {Does: "give a new installation its beginning"},
	"users.first":         {Does: "make the first administrator"},
	"users.reset_sign_in": {Does: "give somebody a new password for one they have lost"},
	"sessions.lock":       {Does: "lock an account after wrong passwords"},
	"sessions.forget":     {Does: "forget from where people signed in long ago"},
	"invitations.forget":  {Does: "forget whom invitations of long ago were for"},
	"post_holders.forget": {Does: "forget who was in posts long ago"},
	"sandbox.reset":       admin("set the sandbox back to its beginning", ""),

	"icbs.list":                  reference("list integrated care boards"),
	"icbs.read":                  reference("read an integrated care board"),
	"icbs.read_succession":       reference("read an integrated care board's succession"),
	"icbs.update":                admin("change an integrated care board", "organisations:write"),
	"regions.list":               reference("list regions"),
	"regions.read":               reference("read a region"),
	"regions.read_organisations": reference("read what a region holds"),
	"sub_icb_locations.list":     reference("list sub-ICB locations"),
	"sub_icb_locations.read":     reference("read a sub-ICB location"),
	"boroughs.list":              reference("list boroughs"),
	"boroughs.read":              reference("read a borough"),
	"pcns.list":                  reference("list primary care networks"),
	"pcns.read":                  reference("read a primary care network"),
	"pcns.read_history":          reference("read a primary care network's history"),
	"pcns.correct":               admin("put right what files say about a primary care network", "organisations:write"),
	"practices.list":             reference("list practices"),
	"practices.read":             reference("read a practice"),
	"organisations.search":       reference("search organisations"),

	"role_types.list":          reference("list role types"),
	"role_types.read":          reference("read a role type"),
	"role_types.update":        admin("change what is known of a role", ""),
	"training_courses.list":    reference("list training courses"),
	"posts.list":               posts("list posts"),
	"posts.read":               posts("read a post"),
	"posts.create":             byManager("make a post"),
	"posts.update":             byManager("change a post"),
	"posts.close":              byManager("close a post"),
	"posts.reopen":             byManager("open a closed post again"),
	"assignments.create":       byManager("put somebody in a post"),
	"assignments.update":       byManager("change who is in a post"),
	"supervision.create":       byManager("agree supervision for a post"),
	"supervision.end":          byManager("end what was agreed of supervision"),
	"supervision.hold":         byManager("write down supervision that was held"),
	"supervision.withdraw":     byManager("take back supervision written down by mistake"),
	"training.create":          byManager("write down training"),
	"training.update":          byManager("change a training record"),
	"training.withdraw":        byManager("take back training written down by mistake"),
	"workforce.read":           workforce("read what is counted of posts", Posts, ARRSClaims, ServiceFigures),
	"spread.read":              areas("read how posts are spread", Posts),
	"rate_cards.list":          reference("list rate cards"),
	"rate_cards.read":          reference("read a rate card"),
	"rate_cards.create":        everywhere(admin("enter a rate", "rates:write")),
	"rate_cards.update":        everywhere(admin("change how well a rate is known", "rates:write")),
	"entitlement_rates.list":   reference("list entitlement rates"),
	"entitlement_rates.read":   reference("read an entitlement rate"),
	"entitlement_rates.create": everywhere(admin("enter an entitlement rate", "rates:write")),
	"entitlement_rates.update": everywhere(admin("change how well an entitlement rate is known", "rates:write")),
	"pcn_populations.list":     reference("list weighted populations"),
	"pcn_populations.read":     reference("read a weighted population"),
	"pcn_populations.update":   {Does: "set a weighted population", Roles: within(ProgrammeAdmin, ICBLead), Client: "rates:write"},
	"arrs_claims.list":         claims("list claims"),
	"arrs_claims.read":         claims("read a claim"),
	"arrs_claims.create":       {Does: "record a claim", Roles: within(PCNManager, ICBLead)},
	"arrs_claims.update":       {Does: "put right a claim of your own", Roles: within(PCNManager, ICBLead)},
	"arrs_claims.approve":      {Does: "approve a claim", Roles: within(ICBLead)},
	"arrs_claims.adjust":       {Does: "adjust a claim", Roles: within(ICBLead)},
	"entitlement.read":         workforce("read entitlement against forecast", Posts, ARRSClaims),
	"service_figures.list":     workforce("list service figures", ServiceFigures),
	"service_figures.read":     workforce("read a service figure", ServiceFigures),
	"service_figures.update":   {Does: "keep service figures", Roles: within(PCNManager)},
	"workforce_returns.list":   reference("list workforce returns"),
	"workforce_censuses.list":  reference("list censuses"),

	"embedding_frameworks.list":          reference("list frameworks of embedding"),
	"embedding_frameworks.read":          reference("read a framework of embedding"),
	"embedding_frameworks.create":        everywhere(admin("begin a draft of a framework", "")),
	"embedding_frameworks.update":        everywhere(admin("change a draft of a framework", "")),
	"embedding_frameworks.publish":       everywhere(admin("publish a framework", "")),
	"assessments.list":                   assessments("list assessments"),
	"assessments.read":                   assessments("read an assessment"),
	"embedding.read":                     {Does: "read how well the roles are embedded in a network", Roles: within(seenBy[Assessments]...), Client: "assessments:read", Counts: []Class{Posts}},
	"embedding.read_area":                {Does: "read how well the roles are embedded in a board's networks", Roles: within(ProgrammeAdmin, ProgrammeOfficer, ICBLead, Analyst), Client: "assessments:read", Counts: []Class{Assessments, Posts}},
	"embedding.read_overview":            compared("read how well the roles are embedded in the boards of a region"),
	"embedding.read_peers":               compared("compare how well the roles are embedded in a network with others"),
	"assessments.create":                 works("begin an assessment"),
	"assessments.update":                 works("change a draft of an assessment"),
	"assessments.rate":                   works("rate in a draft of an assessment", ServiceFigures),
	"assessments.suggest":                works("read what levels the records suggest", ServiceFigures),
	"assessments.import":                 byManager("import assessments"),
	"assessments.submit":                 works("submit an assessment", ServiceFigures),
	"assessments.discard":                answers("discard an assessment"),
	"assessments.discard_any":            admin("discard an assessment that is not published, whoever works at it", ""),
	"assessments.return":                 answers("return an assessment"),
	"assessments.validate":               answers("validate an assessment"),
	"assessments.assess":                 byManager("begin, rate, submit or discard an assessment that is the network's own or worked out with another network"),
	"assessments.judge":                  judge("validate or return an assessment that is the network's own or worked out with another network"),
	"assessments.moderate":               {Does: "begin, rate, submit or discard a moderated assessment", Roles: within(ICBLead)},
	"assessments.agree":                  {Does: "agree to a moderated assessment, or give it back", Roles: within(ProgrammeAdmin, PCNManager)},
	"assessments.publish":                judge("publish an assessment"),
	"assessment_ratings.list":            assessments("list ratings of assessments"),
	"assessment_campaigns.list":          campaigns("list campaigns of assessments"),
	"assessment_campaigns.read":          campaigns("read a campaign of assessments"),
	"assessment_campaigns.read_networks": campaigns("read how far the networks are that a campaign asks"),
	"assessment_campaigns.create":        judge("open a campaign of assessments"),
	"assessment_campaigns.update":        judge("change a campaign of assessments"),
	"assessment_campaigns.close":         judge("close a campaign of assessments"),
	"assessment_campaigns.reopen":        judge("reopen a campaign of assessments"),
	"improvement_actions.list":           {Does: "list improvement actions", Roles: within(seenBy[ImprovementActions]...), Client: "assessments:read"},
	"improvement_actions.read":           {Does: "read an improvement action", Roles: within(seenBy[ImprovementActions]...), Client: "assessments:read"},
	"improvement_actions.create":         improves("raise an improvement action"),
	"improvement_actions.update":         improves("change an improvement action"),

	"imports.list_kinds":       files("list the kinds of file that can be imported"),
	"imports.list":             files("list imports"),
	"imports.read":             files("read an import"),
	"imports.read_changes":     files("read what an import changes"),
	"imports.read_problems":    files("read the problems of an import"),
	"imports.read_left_out":    files("read the rows that an import leaves out"),
	"imports.create":           takeIn("import a file"),
	"imports.apply":            takeIn("apply an import"),
	"imports.undo":             takeIn("undo an import"),
	"imports.replan":           takeIn("plan an import again"),
	"imports.discard":          takeIn("discard an import"),
	"organisations.import":     national("import files about organisations"),
	"workforce_returns.import": national("import workforce returns"),
	"posts.import":             byManager("import posts"),
	"service_figures.import":   byManager("import service figures"),

	"me.account":         own("read your account"),
	"me.update":          own("change your own account"),
	"me.secure":          own("change how you sign in"),
	"sessions.end":       own("sign out"),
	"sessions.list":      own("list your sessions"),
	"identities.create":  own("sign in with an account elsewhere"),
	"sessions.step_up":   own("show once more that it is you"),
	"users.list":         people("list people"),
	"users.read":         people("read a person"),
	"users.update":       admin("change a person's account", ""),
	"memberships.create": people("give someone a role"),
	"memberships.end":    people("end someone's role"),
	"invitations.list":   people("list invitations"),
	"invitations.read":   people("read an invitation"),
	"invitations.create": people("invite someone"),
	"invitations.revoke": people("take an invitation back"),

	"api_clients.list":      machines("list API clients"),
	"api_clients.read":      machines("read an API client"),
	"api_clients.create":    stepped(machines("make an API client")),
	"api_clients.update":    machines("change an API client"),
	"api_clients.rotate":    stepped(machines("give an API client a new secret")),
	"api_clients.revoke":    machines("revoke an API client"),
	"api_clients.take_over": stepped(admin("take over somebody else's API client", "")),

	"audit_events.list":   {Does: "list the audit", Roles: within(ProgrammeAdmin), Client: "audit:read"},
	"audit_events.read":   {Does: "read the audit", Roles: within(ProgrammeAdmin), Client: "audit:read"},
	"audit_events.verify": {Does: "have the audit verified", Roles: within(ProgrammeAdmin), Client: "audit:read"},
	"changes.list":        {Does: "follow changes", Roles: within(ProgrammeAdmin, ProgrammeOfficer, ICBLead, Analyst), Client: "changes:read"},
}
