// Package entity holds what a Catalog is: the entities of a site with their relations, and
// what is counted of them. It does not know how a catalog is made.
package entity

import (
	"lectern/generator/catalog/authority"
	"lectern/generator/catalog/circle"
	"lectern/generator/catalog/count"
	"lectern/generator/catalog/origin"
	"lectern/generator/catalog/period"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Catalog is everything a site knows. All slices are sorted by a rule that does
// not depend on the order of files or records; all pointers lead within the same
// Catalog. Hidden works and authors are in no list and count nowhere; but the
// Author of an Authorship may be hidden, and then is no more than the printed name.
type Catalog struct {
	Works        []*Work        // newest first: date (a year alone after the days in it), then volume, position in it, id
	Authors      []*Author      // by sort name, then id; those with a record and those who exist only as names
	Topics       []*Topic       // by name
	Venues       []*Venue       // by name
	Institutions []*Institution // by name
	Years        []*Year        // newest first; the last may be year 0, of works without a date
	Pages        []*FreePage    // by path
	Ambiguous    []*Ambiguous   // names that fit two or more authors, by name

	ByID  Index
	Shape *Shape // that of another catalog which differs in records of works alone; see With
}

// Shape stands for the relations of all entities, and the settings they were found by.
type Shape struct{ _ byte }

// Index finds entities by their present and former ids, and by the ids of the
// layers that were joined to them; hidden ones too.
type Index struct {
	Works        map[string]*Work
	Authors      map[string]*Author
	Topics       map[string]*Topic
	Venues       map[string]*Venue
	Institutions map[string]*Institution
}

// Work returns the work of an id (present or former), or nil; a hidden one is nil.
func (c *Catalog) Work(id string) *Work {
	if w := c.ByID.Works[id]; w != nil && !w.Hidden {
		return w
	}
	return nil
}

// Author returns the author of an id (present or former), or nil; a hidden one is
// nil.
func (c *Catalog) Author(id string) *Author {
	if a := c.ByID.Authors[id]; a != nil && !a.Hidden {
		return a
	}
	return nil
}

// Topic returns the topic of an id (present or former), or nil.
func (c *Catalog) Topic(id string) *Topic { return c.ByID.Topics[id] }

// Venue returns the venue of an id (present or former), or nil.
func (c *Catalog) Venue(id string) *Venue { return c.ByID.Venues[id] }

// Institution returns the institution of an id (present or former), or nil.
func (c *Catalog) Institution(id string) *Institution { return c.ByID.Institutions[id] }

// Digest is a digest of an entity's own record, merged: equal records give equal
// digests whatever their order, file or format.
type Digest [16]byte

// Origin is where an entity's record stands; see package origin.
type Origin = origin.Origin

// Work is a work with its relations.
type Work struct {
	*scholar.Work
	Origin
	Digest      Digest
	Authorships []Authorship // of Work.Authors, in order
	EditorsOf   []Authorship // of Work.Editors
	Translated  []Authorship // of Work.Translators
	Topics      []TopicLink  // stated ones in the record's order, then those matched by rule, by name
	Venue       *Venue       // nil where the record names none
	Volume      *Work        // the work this one is part of
	Parts       []*Work      // the works that are part of this one, by position, first page, id
	Published   *Work        // the published version of this preprint
	Preprints   []*Work      // the works this one is the published version of, oldest first
	References  []*Work      // works of this site that it cites, in the record's order
	CitedBy     []*Work      // works of this site that cite it, newest first
	Coauthors   bool         // false: more than coauthors_max authors, so no coauthor links were made

	Rec  *record.Record[scholar.Work]
	Rank int // in Catalog.Works; -1 for hidden ones
}

// Year returns the year the work belongs to; 0 where it has no date.
func (w *Work) Year() int { return int(w.When().Year) }

// Authorship is a resolved author on a work.
type Authorship struct {
	*scholar.Authorship
	Author       *Author        // never nil
	Evidence     Evidence       // why this author
	Printed      string         // the name to print: as published, unless the author's record replaces it
	Affiliations []*Institution // resolved from the strings, same order
}

// Evidence is what links a name on a work to an author; see package authority.
type Evidence = authority.Evidence

// Author is an author with relations. An author without a record exists only as a
// name on works: Recorded is false and ID is "" or what the works state.
type Author struct {
	*scholar.Author
	Origin
	Digest       Digest
	Recorded     bool
	Slug         string         // unique: of the id; for authors who are only names, of the name
	Sorted       string         // the name as people lists print it: "Family, Given"; empty for hidden ones
	SortKey      string         // collation key, to be compared bytewise
	Works        []*Work        // newest first; as author, editor or translator; hidden works left out
	Affiliations []Affiliation  // of the record: undated and current first, then by end and start, newest first
	Institutions []*Institution // of the affiliations, each once
	Advisors     []Person       // as the record states them
	Advisees     []*Author      // recorded authors who name this one as advisor, by sort name
	Selected     []*Work        // the author's own choice, then works marked selected, newest first
	Ambiguous    *Ambiguous     // set when another author has the same name
	Declared     []*Topic       // of the record, in its order

	Rec     *record.Record[scholar.Author] // nil unless Recorded
	Rank    int                            // in Catalog.Authors; -1 for hidden ones
	counted *counted
}

// Coauthor is another author with the joint works.
type Coauthor struct {
	Author *Author
	Works  int
	Weight circle.Weight // of the works between the two
}

// Person is somebody a record names by id or by name: Author is nil for a name
// that is nobody's on this site.
type Person struct {
	Author *Author
	Name   string
}

// Affiliation is a dated link between an author and an institution.
type Affiliation struct {
	*scholar.Affiliation
	Institution *Institution
	State       State
}

// State says how an affiliation lies to as_of; see package period.
type State = period.State

// Topic is a topic with its works.
type Topic struct {
	*scholar.Topic
	Origin
	Digest   Digest
	Recorded bool // false: works name it, nobody described it
	Broader  *Topic
	Narrower []*Topic  // by name
	Works    []*Work   // newest first; not those of narrower topics
	Declared []*Author // those whose record declares it, by sort name; hidden ones left out

	Rec     *record.Record[scholar.Topic] // nil unless Recorded
	Rank    int                           // in Catalog.Topics
	counted *counted
}

// TopicLink is a topic on a work.
type TopicLink struct {
	Topic  *Topic
	ByRule bool // matched by one of the topic's phrases, not stated by the record
}

// Venue is a venue with its works.
type Venue struct {
	*scholar.Venue
	Origin
	Digest   Digest
	Recorded bool
	Works    []*Work

	Rank    int // in Catalog.Venues
	counted *counted
}

// Institution is an institution with its people and works.
type Institution struct {
	*scholar.Institution
	Origin
	Digest   Digest
	Recorded bool
	Parent   *Institution
	Parts    []*Institution // by name
	People   []Member       // of the institution itself and its parts: current ones first, then former; by sort name
	Works    []*Work        // newest first: works whose authorships name it or a part of it, or whose school or publisher, or their volume's, it is
	Years    []YearCount

	Rec  *record.Record[scholar.Institution] // nil unless Recorded
	Rank int                                 // in Catalog.Institutions
}

// Member is an author at an institution or one of its parts.
type Member struct {
	Author      *Author
	Affiliation *Affiliation // the most recent one
	State       State
}

// Year is a year with its works.
type Year struct {
	Year  int
	Works []*Work
	Types []TypeCount
}

// FreePage is a page of the site's own text.
type FreePage struct {
	*scholar.FreePage
	Origin
	Digest Digest
}

// Ambiguous is a name that fits several authors.
type Ambiguous struct {
	Name    string
	Slug    string
	Authors []*Author // by sort name, then id
	Works   []*Work   // works that carry the name and were given to none of them, newest first
}

// The counts: an entity and a number of works.
type (
	// AuthorCount is an author with a number of works.
	AuthorCount struct {
		Author *Author
		Works  int
	}
	// TopicCount is a topic with a number of works.
	TopicCount struct {
		Topic *Topic
		Works int
	}
	// VenueCount is a venue with a number of works.
	VenueCount struct {
		Venue *Venue
		Works int
	}
	// YearCount is a year with a number of works, 0 for a gap.
	YearCount = count.Year
	// TypeCount is a type with a number of works.
	TypeCount = count.Type
)
