// Package circle weighs how close two people have worked together: a joint work counts
// for less the more people share it. It knows numbers of authors, and nobody by name.
package circle

import "strconv"

// Weight is the sum of the shares of joint works, in millionths: whole numbers add up
// to the same sum in any order.
type Weight int

// One is the share of a work by two people alone.
const One Weight = 1_000_000

// Share is what a work by so many authors counts between any two of them: one part for
// each of the others with whom an author shared it (Newman, Scientific collaboration
// networks II, Physical Review E 64, 016132, 2001).
func Share(authors int) Weight {
	if authors < 2 {
		return 0
	}
	return One / Weight(authors-1)
}

// Of is the weight that a setting states: 1.5.
func Of(stated float64) Weight { return Weight(stated*float64(One) + 0.5) }

// String writes a weight with two decimals at most, rounded: "2.33", "1".
func (w Weight) String() string {
	hundredths := int(w+One/200) / int(One/100)
	return strconv.FormatFloat(float64(hundredths)/100, 'f', -1, 64)
}
