package trust

import "lectern/generator/scholar"

// VolumeMax is the most that the weights of works, topics and collaborators may come
// to: a record is not better evidenced because there is more of it.
const VolumeMax = 15

// How many works, topics and collaborators earn half of their points. The more there
// are, the less one more is worth, and none of the three ever decides a level.
const (
	halfWorks         = 8
	halfTopics        = 5
	halfCollaborators = 4
)

// HalfAt returns how many of a counted thing earn half of its signal's points; 0 for
// signals that are no mere counts.
func HalfAt(n Name) int {
	switch n {
	case Works:
		return halfWorks
	case Topics:
		return halfTopics
	case Collaborators:
		return halfCollaborators
	}
	return 0
}

// share is how far a signal is met: n of d.
type share struct {
	n, d  int
	count bool // a count is never complete, and met where its points are all there
}

// points is the share of a weight, rounded half up.
func (s share) points(weight int) int {
	if s.d <= 0 || s.n <= 0 {
		return 0
	}
	return (2*weight*min(s.n, s.d) + s.d) / (2 * s.d)
}

func (s share) state() State {
	switch {
	case s.n <= 0 || s.d <= 0:
		return Missing
	case s.n < s.d || s.count:
		return Partly
	}
	return Met
}

// measure says how far a record meets a signal.
func measure(f Facts, name Name) share {
	switch name {
	case Identifier:
		return graded(f.Identifiers > 0, f.Imported)
	case Proof:
		return graded(f.Mutual > 0, f.Proofs > 0)
	case Claimed:
		return graded(f.Claimed, false)
	case Persistent:
		return share{n: f.Persistent, d: f.Works}
	case Linked:
		return share{n: f.Linked, d: f.Works}
	case Metadata:
		return share{n: f.Details, d: f.DetailsOf}
	case Affiliated:
		return graded(f.Affiliation == Registered, f.Affiliation == Stated)
	case Review:
		return review(f.Reviewed, f.AsOf)
	case Retractions:
		if f.Retracted == 0 {
			return graded(f.Works > 0, false)
		}
		return share{n: f.Noticed, d: f.Retracted}
	case Works:
		return share{n: f.Works, d: f.Works + halfWorks, count: true}
	case Topics:
		return share{n: f.Topics, d: f.Topics + halfTopics, count: true}
	case Collaborators:
		return share{n: f.Collaborators, d: f.Collaborators + halfCollaborators, count: true}
	}
	return share{}
}

// graded is all of it, half, or nothing.
func graded(whole, half bool) share {
	switch {
	case whole:
		return share{n: 2, d: 2}
	case half:
		return share{n: 1, d: 2}
	}
	return share{d: 2}
}

// review is whole within a year before the site's day or after it, half within two.
// The first day of a partial date counts.
func review(on, asOf scholar.Date) share {
	if on.IsZero() || asOf.IsZero() {
		return share{d: 2}
	}
	day := on.First()
	return graded(day.Compare(back(asOf, 1)) >= 0, day.Compare(back(asOf, 2)) >= 0)
}

// back returns the same day some years before.
func back(d scholar.Date, years int16) scholar.Date {
	d = d.First()
	d.Year -= years
	return d
}
