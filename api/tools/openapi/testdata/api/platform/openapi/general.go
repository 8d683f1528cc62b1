package openapi

// @title   Fixture
// @version 1
