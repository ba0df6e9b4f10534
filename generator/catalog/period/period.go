// Package period says how the dates of an affiliation lie to the day that the site
// is made for. It knows no clock and no institution.
package period

import (
	"cmp"

	"lectern/generator/scholar"
)

// State says how a period lies to as_of. Without as_of nothing is computed.
type State uint8

// The states of a period.
const (
	Unknown State = iota // as_of is not set, or the period has no dates
	Current              // a partial date counts until its end: 2024 is current on 2024-11-30
	Former
	Future
)

// Of says how an affiliation lies to asOf, which may be no date. An affiliation
// without dates follows what the record says of the person: joined and left, else a
// status that means they left.
func Of(a *scholar.Author, s *scholar.Affiliation, asOf scholar.Date) State {
	start, end := s.Start, s.End
	if start.IsZero() && end.IsZero() {
		start, end = a.Joined, a.Left
	}
	switch {
	case start.IsZero() && end.IsZero():
		if a.Status == "alumni" || a.Status == "deceased" {
			return Former
		}
		return Unknown
	case asOf.IsZero():
		return Unknown
	case !end.IsZero() && end.Last().Compare(asOf) < 0:
		return Former
	case start.First().Compare(asOf) > 0:
		return Future
	}
	return Current
}

// Compare orders affiliations: undated and current ones, then future, then former
// ones; of each, the latest end and start first. Without as_of, what has ended by
// its record follows what has not.
func Compare(x *scholar.Affiliation, xState State, y *scholar.Affiliation, yState State) int {
	return cmp.Or(
		cmp.Compare(Standing(x, xState), Standing(y, yState)),
		y.End.Compare(x.End),
		y.Start.Compare(x.Start))
}

// Standing numbers the groups in which affiliations are listed.
func Standing(a *scholar.Affiliation, s State) int {
	switch {
	case s == Current, s == Unknown && a.End.IsZero():
		return 0
	case s == Future:
		return 1
	}
	return 2
}
