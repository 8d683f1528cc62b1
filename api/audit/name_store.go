package audit

// What actors and records are called is in the tables of the rooms above, which the audit knows by their names only. It is
// looked up where it is shown and kept nowhere, so that a person who is forgotten here is forgotten in the audit, too.
// Row-level security leaves out who is beyond the caller's reach. Each look-up is one by the primary key.
const (
	// actorName is what the actor of an event e is called.
	actorName = `CASE WHEN pg_input_is_valid(e.actor_id, 'uuid') THEN coalesce(
			(SELECT u.name FROM users u WHERE u.id = (CASE WHEN pg_input_is_valid(e.actor_id, 'uuid') THEN e.actor_id END)::uuid),
			(SELECT a.name FROM api_clients a WHERE a.id = (CASE WHEN pg_input_is_valid(e.actor_id, 'uuid') THEN e.actor_id END)::uuid)) END`
	// recordsName is what the records of an event e are called, where all are called the same and there are few enough to tell.
	recordsName = `(SELECT CASE WHEN count(*) <= 10 AND count(DISTINCT coalesce(n.name, '')) = 1 THEN max(n.name) END
			FROM (SELECT ` + recordName + ` AS name FROM audit_changes c WHERE c.event_id = e.id AND ` + reached + ` LIMIT 11) n)`
	// recordID is the key of the record of a change c in a table whose keys are identifiers.
	recordID = `(CASE WHEN pg_input_is_valid(c.record_key, 'uuid') THEN c.record_key END)::uuid`
	// recordName is what the record of a change c is called: of a role, who has it; of what is known of a network or a practice, that.
	recordName = `CASE c.table_name
			WHEN 'icbs' THEN (SELECT i.short_name FROM icbs i WHERE i.ods_code = c.record_key)
			WHEN 'boroughs' THEN (SELECT b.name FROM boroughs b WHERE b.gss_code = c.record_key)
			WHEN 'imports' THEN (SELECT i.file_name FROM imports i WHERE i.id = ` + recordID + `)
			WHEN 'users' THEN (SELECT u.name FROM users u WHERE u.id = ` + recordID + `)
			WHEN 'memberships' THEN (SELECT u.name FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.id = ` + recordID + `)
			WHEN 'invitations' THEN (SELECT i.name FROM invitations i WHERE i.id = ` + recordID + `)
			WHEN 'sessions' THEN (SELECT u.name FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ` + recordID + `)
			WHEN 'api_clients' THEN (SELECT a.name FROM api_clients a WHERE a.id = ` + recordID + `)
			WHEN 'api_client_secrets' THEN (SELECT a.name FROM api_client_secrets s JOIN api_clients a ON a.id = s.client_id WHERE s.id = ` + recordID + `)
			ELSE CASE WHEN c.table_name = ANY ('{pcns,practices,pcn_corrections,organisation_names,pcn_sub_icb_locations,pcn_boroughs,practice_sub_icb_locations,practice_memberships,practice_list_sizes,practice_deprivation}')
				THEN (SELECT n.name FROM organisation_names n WHERE n.ods_code = split_part(c.record_key, '/', 1) ORDER BY n.valid_from DESC LIMIT 1) END END`
)
