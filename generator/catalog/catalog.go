// Package catalog turns records into the Catalog: all of them merged, resolved
// (who is who, which topic, which venue, which institution), validated, sorted and
// enriched with what can be derived from them. A Catalog is never changed once
// New has returned it. The package knows nothing of pages, addresses or templates.
package catalog

import (
	"lectern/generator/catalog/authority"
	"lectern/generator/catalog/entity"
	"lectern/generator/catalog/period"
)

// What a catalog is; see package entity.
type (
	Catalog     = entity.Catalog
	Work        = entity.Work
	Authorship  = entity.Authorship
	Author      = entity.Author
	Coauthor    = entity.Coauthor
	Person      = entity.Person
	Affiliation = entity.Affiliation
	Topic       = entity.Topic
	TopicLink   = entity.TopicLink
	Venue       = entity.Venue
	Institution = entity.Institution
	Member      = entity.Member
	Year        = entity.Year
	FreePage    = entity.FreePage
	Ambiguous   = entity.Ambiguous
	Facts       = entity.Facts
	Digest      = entity.Digest
	Origin      = entity.Origin
	Evidence    = entity.Evidence
	State       = entity.State
	AuthorCount = entity.AuthorCount
	TopicCount  = entity.TopicCount
	VenueCount  = entity.VenueCount
	YearCount   = entity.YearCount
	TypeCount   = entity.TypeCount
)

// The evidences, weakest first.
const (
	ByNothing    = authority.ByNothing
	ByFoldedName = authority.ByFoldedName
	ByName       = authority.ByName
	ByORCID      = authority.ByORCID
	ByID         = authority.ByID
)

// The states of an affiliation.
const (
	Unknown = period.Unknown // as_of is not set, or there are no dates
	Current = period.Current
	Former  = period.Former
	Future  = period.Future
)
