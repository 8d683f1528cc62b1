package things

import (
	"time"

	"trellis/api/tools/openapi/testdata/api/platform/httpx"
	"trellis/api/tools/openapi/testdata/api/vocabulary"
)

// Base is part of a thing.
type Base struct {
	// ID is what it is known by.
	ID   string           `json:"id"`
	Made time.Time        `json:"made"`
	Day  *vocabulary.Date `json:"day"`
}

// Thing is a thing.
type Thing struct {
	Base
	Colour vocabulary.Colour  `json:"colour"`
	Other  *vocabulary.Colour `json:"other"`
	Parent *Base              `json:"parent"`
	// Size is one of two; MadeUp tells whether Comment does. Size is a word.
	Size    *string  `json:"size" enums:"small,large"`
	MadeUp  *bool    `json:"made_up,omitempty"`
	Pence   int64    `json:"pence"`
	Comment *string  `json:"comment,omitempty"`
	Tags    []string `json:"tags,omitzero"`
	hidden  string
}

// NewThing is what a thing is made from.
type NewThing struct {
	Colour *vocabulary.Colour `json:"colour"`
	Name   *string            `json:"name" validate:"required"`
	// Size may be taken away.
	Size vocabulary.Given[string] `json:"size,omitzero" enums:"small,large" maxLength:"5"`
}

// ThingList is a page of things.
type ThingList = httpx.Page[[]Thing]

// listThings godoc
// @ID          listThings
// @Summary     List things
// @Description All of them.
// @Tags        things
// @Produce     json,text/csv
// @Param       cursor query string   false "Where to go on"
// @Param       fields query string   false "Only these"
// @Param       colour query []string false "Only these colours" collectionFormat(multi) example(red)
// @Success     200 {object} httpx.Page[[]Thing]
// @Failure     500 {object} httpx.Problem
// @Router      /api/v1/things [get]
func listThings() {}

// makeThing godoc
// @ID          makeThing
// @Summary     Make a thing
// @Description Makes one.
// @Tags        things
// @Param       body body NewThing true "What to make"
// @Success     201 {object} Thing
// @Router      /api/v1/things [post]
func makeThing() {}

// sendThing godoc
// @ID          sendThing
// @Summary     Send a thing
// @Description Sends one, in a form.
// @Tags        things
// @Accept      multipart/form-data
// @Param       word formData string true "What to say of it"
// @Param       file formData file   true "The thing"
// @Success     201 {object} Thing
// @Router      /api/v1/sent_things [post]
func sendThing() {}
