package database

import _ "embed"

//go:embed schema.sql
var schema string

// Schema is the shape of the database after every migration, as package catalogue describes it.
func Schema() string { return schema }
