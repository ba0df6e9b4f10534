// Package trust scores how well a record is evidenced: whether what a page says of a
// person can be checked, and by whom it was. It does not say how good the person is,
// and nothing is ranked by it. It is arithmetic over counts and flags; it knows
// neither where they come from nor how they are shown.
package trust

import "lectern/generator/scholar"

// Facts is what is counted of one record.
type Facts struct {
	Identifiers   int  // stable external identifiers that the record states
	Imported      bool // the record, or a work, was taken from a source elsewhere
	Proofs        int  // recorded proofs, see Proofs
	Mutual        int  // those of them that hold both ways
	Claimed       bool // somebody took responsibility for the record
	Works         int
	Persistent    int         // works with a persistent identifier
	Linked        int         // works that are the author's by id or ORCID, not by the name alone
	Details       int         // what works say of themselves
	DetailsOf     int         // and what they could
	Affiliation   Affiliation // the best of those that are not former
	Reviewed      scholar.Date
	AsOf          scholar.Date // the day of the site; without it no review counts
	Retracted     int          // works that were retracted or withdrawn
	Noticed       int          // those of them that say why
	Topics        int
	Collaborators int // people with two joint works at least
}

// Affiliation says how well one is stated.
type Affiliation int

// The affiliations, worst first.
const (
	Unaffiliated Affiliation = iota
	Stated                   // by name
	Registered               // the institution has a ROR id
)

// Snapshot is the score with everything behind it.
type Snapshot struct {
	Score   int // the sum of the signals' points, 0 to 100
	Level   Level
	Signals []Signal // in the order of Names
}

// Signal is one part of the score.
type Signal struct {
	Name   Name
	Points int // 0 to Weight
	Weight int
	State  State
}

// State says how far a signal is met. It chooses the words for what would raise it.
type State int

// The states.
const (
	Missing State = iota
	Partly
	Met
)

// Name is the name of a signal; also its key in the table [trust.weights].
type Name string

// The signals.
const (
	Identifier    Name = "identifier"    // a stable identifier; half for an imported source alone
	Proof         Name = "proof"         // the identifier proved both ways; half for one way
	Claimed       Name = "claimed"       // somebody answers for the record
	Persistent    Name = "persistent"    // the share of works with a persistent identifier
	Linked        Name = "linked"        // the share of works linked by more than the name
	Metadata      Name = "metadata"      // the share of details that works state
	Affiliated    Name = "affiliation"   // an affiliation with a ROR id; half for one by name
	Review        Name = "review"        // checked within a year of the site's day; half within two
	Retractions   Name = "retractions"   // the share of retractions with a notice; all where there is none
	Works         Name = "works"         // how many there are, with diminishing returns
	Topics        Name = "topics"        // likewise
	Collaborators Name = "collaborators" // likewise
)

// Names lists the signals in the order in which they are shown.
func Names() []Name {
	return []Name{Identifier, Proof, Claimed, Persistent, Linked, Metadata, Affiliated, Review, Retractions, Works, Topics, Collaborators}
}

// Weights gives each signal its share of the 100 points.
type Weights map[Name]int

// DefaultWeights are the weights of a site that sets none.
func DefaultWeights() Weights {
	return Weights{Identifier: 12, Proof: 15, Claimed: 12, Persistent: 13, Linked: 10, Metadata: 8, Affiliated: 5, Review: 5,
		Retractions: 5, Works: 5, Topics: 5, Collaborators: 5}
}

// Level is a word for a score.
type Level string

// The levels.
const (
	New         Level = "new"
	Emerging    Level = "emerging"
	Established Level = "established"
	Strong      Level = "strong"
	Exemplary   Level = "exemplary"
)

// Levels lists the levels, lowest first.
func Levels() []Level { return []Level{New, Emerging, Established, Strong, Exemplary} }

// Thresholds gives the least score of each level but the first.
type Thresholds map[Level]int

// DefaultThresholds are those of a site that sets none.
func DefaultThresholds() Thresholds {
	return Thresholds{Emerging: 20, Established: 40, Strong: 60, Exemplary: 80}
}

// Of returns the highest level whose threshold the score has reached.
func (t Thresholds) Of(score int) Level {
	level := New
	for _, l := range Levels()[1:] {
		if score >= t[l] {
			level = l
		}
	}
	return level
}

// Score takes a snapshot. Points are whole numbers, rounded half up, so that what a
// page shows adds up.
func Score(f Facts, w Weights, t Thresholds) Snapshot {
	s := Snapshot{Signals: make([]Signal, 0, len(Names()))}
	for _, name := range Names() {
		of := measure(f, name)
		signal := Signal{Name: name, Weight: w[name], Points: of.points(w[name]), State: of.state()}
		s.Score += signal.Points
		s.Signals = append(s.Signals, signal)
	}
	s.Level = t.Of(s.Score)
	return s
}

// Verified is the verification level: 0 for a name only, 1 for a valid external
// identifier or an imported source, 2 for a proof recorded one way, 3 for one that
// holds both ways.
func (f Facts) Verified() int {
	switch {
	case f.Mutual > 0:
		return 3
	case f.Proofs > 0:
		return 2
	case f.Identifiers > 0 || f.Imported:
		return 1
	}
	return 0
}
